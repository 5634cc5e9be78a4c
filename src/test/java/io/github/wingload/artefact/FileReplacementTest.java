package io.github.wingload.artefact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file of the user's gets new content. */
class FileReplacementTest {

    @TempDir
    private Path directory;

    @Test
    void permissionsAreKept() throws IOException {
        Path file = Files.writeString(directory.resolve("page.md"), "old");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-x--x"));
        replace(file);
        assertThat(file).hasContent("new");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rwxr-x--x");
    }

    @Test
    void symbolicLinkIsKept() throws IOException {
        Path file = Files.writeString(
                Files.createDirectory(directory.resolve("docs")).resolve("page.md"), "old");
        Path link = Files.createSymbolicLink(directory.resolve("README.md"), Path.of("docs/page.md"));
        replace(link);
        assertThat(link).isSymbolicLink();
        assertThat(file).hasContent("new");
    }

    @Test
    void noTemporaryFileRemains() throws IOException {
        replace(directory.resolve("page.md"));
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files).containsExactly(directory.resolve("page.md"));
        }
    }

    @Test
    void unwritableFileIsReportedWithItsReason() {
        assertThatThrownBy(() -> replace(directory.resolve("no/page.md")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no/page.md cannot be written: no such file or directory");
    }

    private static void replace(Path file) throws IOException {
        FileReplacement.replace(file, "new".getBytes(StandardCharsets.UTF_8));
    }
}
