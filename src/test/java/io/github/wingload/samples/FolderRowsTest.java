package io.github.wingload.samples;

import static io.github.wingload.plan.Samples.ColumnType.INTEGER;
import static io.github.wingload.plan.Samples.ColumnType.STRING;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.plan.RowFilter.Between;
import io.github.wingload.plan.Samples.Format;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FolderRowsTest extends SampleFixture {

    private Path images;

    @BeforeEach
    void writeImages() throws IOException {
        images = Files.createDirectories(directory.resolve("images"));
        write("images/b.png", "beta");
        write("images/a.png", "");
        write("images/10.jpg", "ten");
        write("images/.hidden.png", "hidden");
        write("images/more/c.png", "deeper");
    }

    @Test
    void everyFileIsARowInTheOrderOfNames() {
        Said folder = Said.of(images).as(Format.FOLDER);
        assertThat(table(folder).columns().names()).containsExactly("filename", "base64", "bytes");
        assertThat(types(folder)).containsExactly(STRING, STRING, INTEGER);
        assertThat(rows(folder))
                .containsExactly(
                        List.of("10.jpg", "dGVu", "3"), List.of("a.png", "", "0"), List.of("b.png", "YmV0YQ==", "4"));
        SampleTable table = table(folder);
        assertThat(table.columns().nameOf(table.row(2))).isEqualTo("b.png");
    }

    @Test
    void patternAndFiltersSelectFiles() {
        Said folder = Said.of(images).as(Format.FOLDER).matching("*.png");
        assertThat(rows(folder)).extracting(row -> row.get(0)).containsExactly("a.png", "b.png");
        assertThat(rows(folder.where("bytes", new Between(BigDecimal.ONE, BigDecimal.TEN))))
                .extracting(row -> row.get(0))
                .containsExactly("b.png");
    }

    @Test
    void anyBytesAreReadUnchanged() throws IOException {
        byte[] content = new byte[100_000];
        for (int i = 0; i < content.length; i++) {
            content[i] = (byte) (i * 31);
        }
        Files.write(images.resolve("z.bin"), content);
        SampleTable table = table(Said.of(images).as(Format.FOLDER).matching("*.bin"));
        assertThat(Base64.getDecoder().decode(table.row(0).cell(1))).isEqualTo(content);
        assertThat(table.memoryBytes()).isBetween(133_000L, 134_000L);
    }

    @Test
    void folderWithoutSuchFilesIsAProblem() throws IOException {
        assertThat(problems(Said.of(images).as(Format.FOLDER).matching("*.gif")))
                .containsExactly("0 : no file in this folder matches *.gif; add a file, or name another folder");
        Path empty = Files.createDirectories(directory.resolve("empty"));
        assertThat(problems(Said.of(empty).as(Format.FOLDER)))
                .containsExactly("0 : this folder contains no file; add a file, or name another folder");
    }

    @Test
    void folderThatDoesNotFitIsRefusedBeforeItIsRead() throws IOException {
        Path large = Files.createDirectories(directory.resolve("large"));
        try (RandomAccessFile file = new RandomAccessFile(large.resolve("a.bin").toFile(), "rw")) {
            file.setLength(3L << 30);
        }
        assertThat(problems(Said.of(large).as(Format.FOLDER)))
                .singleElement()
                .asString()
                .contains("in base64, but at most 2 GB are kept in memory");
    }

    @Test
    void missingFolderIsAProblem() {
        assertThat(problems(Said.of(directory.resolve("none")).as(Format.FOLDER)))
                .containsExactly("0 : cannot be read: no such file or directory; name a readable file");
    }
}
