package io.github.wingload.foreign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BoundedReadTest {

    private static final InputStream ENDLESS = new InputStream() {
        @Override
        public int read() {
            return 'a';
        }
    };

    @TempDir
    private Path directory;

    @Test
    void allBytesUpToTheBoundAreRead() throws IOException {
        assertThat(BoundedRead.of(new ByteArrayInputStream(new byte[5]), 5)).hasSize(5);
        assertThat(BoundedRead.of(new ByteArrayInputStream(new byte[0]), 0)).isEmpty();
        assertThatThrownBy(() -> BoundedRead.of(ENDLESS, 5_000)).hasMessage("it has more than 5,000 bytes");
    }

    @Test
    void onlyRegularFilesAreRead() throws IOException {
        Path file = Files.writeString(directory.resolve("a"), "12345");
        assertThat(BoundedRead.ofFile(file, 5)).asString().isEqualTo("12345");
        assertThatThrownBy(() -> BoundedRead.ofFile(file, 4)).hasMessage("it has more than 4 bytes");
        assertThatThrownBy(() -> BoundedRead.ofFile(directory, 4)).hasMessage("it is not a regular file");
        assertThatThrownBy(() -> BoundedRead.ofFile(directory.resolve("b"), 4)).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void aLinkToAFileOfTheKernelIsNotRead() throws IOException {
        Path environment = Path.of("/proc/self/environ");
        org.junit.jupiter.api.Assumptions.assumeTrue(Files.exists(environment), "there is no /proc here");
        Path link = Files.createSymbolicLink(directory.resolve("link"), environment);
        assertThatThrownBy(() -> BoundedRead.ofFile(link, 1_000_000)).hasMessageContaining("file of the kernel");
    }
}
