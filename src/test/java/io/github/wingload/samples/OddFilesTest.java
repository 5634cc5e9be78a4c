package io.github.wingload.samples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.plan.Samples.ColumnType;
import io.github.wingload.plan.Samples.Format;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files with odd cells, separators, encodings and lines. */
class OddFilesTest extends SampleFixture {

    @Test
    void aLineHasABound() {
        assertThat(problems(file("ids.csv", "id\n1\n" + "x".repeat(LineLimit.LONGEST + 1))))
                .containsExactly("3 : the line has more than 16,000,000 characters; "
                        + "write one row on each line, and long values as files of a folder");
    }

    @Test
    void aFileInUtf16IsNamedAsSuch() throws IOException {
        for (Charset charset : List.of(StandardCharsets.UTF_16, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
            Path file = directory.resolve("ids.csv");
            Files.write(file, "title,id\nÄ,1\n".getBytes(charset));
            assertThat(problems(Said.of(file)))
                    .containsExactly(
                            "0 : the file is in UTF-16; save it in UTF-8, for example with iconv -f UTF-16 -t UTF-8 FILE > NEW_FILE");
        }
    }

    @Test
    void lineBreaksInQuotesAreKeptAsTheyAre() {
        assertThat(rows(file(
                        "a.csv", "t,n\r\n\"a\r\nb\",1\r\n\"c\nd\re\",\"2\"\r\n\"\"\"\r\n\"\"\",3\r\nf \"g\",4\r\n")))
                .containsExactly(
                        List.of("a\r\nb", "1"),
                        List.of("c\nd\re", "2"),
                        List.of("\"\r\n\"", "3"),
                        List.of("f \"g\"", "4"));
    }

    @Test
    void cellsBetweenSemicolonsAreReadOnRequest() {
        assertThat(rows(file("a.csv", "id;x\n1;\"a;b\"\n2;1,5\n").as(Format.SEMICOLON)))
                .containsExactly(List.of("1", "a;b"), List.of("2", "1,5"));
        assertThat(problems(file("b.csv", "1;2\n").columns("a", "b")))
                .containsExactly(
                        "1 : 1 cell for 2 columns; write a cell for each of a, b, in quotes if it contains the "
                                + "separator; its cells seem to be separated by semicolons: add format: semicolon to samples");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "`123 `, STRING",
                "``, STRING",
                "NaN, STRING",
                "007, STRING",
                "1e5, NUMBER",
                "1.0, NUMBER",
                "99999999999999999999, NUMBER"
            })
    void anOddCellAmongIntegersIsInDoubt(String cell, ColumnType type) {
        SampleTable table = table(file("ids.csv", "id,x\n1,a\n2,b\n3,c\n" + cell + ",d\n4,e\n"));
        assertThat(table.columns().types()).containsExactly(type, ColumnType.STRING);
        assertThat(table.doubts()).containsOnlyKeys(0);
        assertThat(table.doubts().get(0).toString())
                .startsWith(directory.resolve("ids.csv") + ":5: id: \"" + cell + "\" is not a ")
                .endsWith("; correct the cell, or accept this with types: {id: "
                        + (type == ColumnType.STRING ? "string" : "number") + "} in samples");
    }

    @Test
    void aMixtureIsNotInDoubt() {
        assertThat(table(file("a.csv", "a,b,c\n0.5,1984,1\n1,Brazil,2\n2.5,Up,3\n"))
                        .doubts())
                .isEmpty();
        assertThat(table(file("a.csv", "a\n1\n2\n007\n").types(Map.of("a", ColumnType.STRING)))
                        .doubts())
                .isEmpty();
    }
}
