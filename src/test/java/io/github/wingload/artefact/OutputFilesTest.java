package io.github.wingload.artefact;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.text.Secrets;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

class OutputFilesTest {

    private static final Path FULL_DEVICE = Path.of("/dev/full");

    @TempDir
    private Path home;

    private Path file;
    private final OutputFiles files = new OutputFiles(Secrets.of(List.of("s3cr3t-token")));

    @BeforeEach
    void nameAFile() {
        file = home.resolve("demo.csv");
    }

    @Test
    void replacedFileHasTheNewContentAndNoTemporaryFileRemains() throws IOException {
        files.replace(file, bytes("one, longer"));
        files.replace(file, bytes("two"));

        assertThat(file).hasContent("two");
        try (var all = Files.list(home)) {
            assertThat(all).containsExactly(file);
        }
        assertThat(files.errors()).isEmpty();
    }

    @Test
    void appendedContentIsAtTheEnd() {
        files.replace(file, bytes("head\n"));
        files.append(file, bytes("1\n"));
        files.append(file, bytes("2\n"));

        assertThat(file).hasContent("head\n1\n2\n");
    }

    @Test
    void filesLoseSecretsUnlessTheyAreCopied() {
        files.replace(file, bytes("saw s3cr3t-token\n"));
        files.append(file, bytes("and S3CR3T%2DTOKEN\n"));
        files.copy(home.resolve("copy"), bytes("saw s3cr3t-token"));

        assertThat(file).hasContent("saw [redacted]\nand [redacted]\n");
        assertThat(home.resolve("copy")).hasContent("saw s3cr3t-token");
    }

    @Test
    void controlCharactersAreSpelledOut() {
        files.replace(file, bytes("{\"a\": \"\u202e \u009b2J ä\"}\r\n"));
        assertThat(file).hasContent("{\"a\": \"\\u202e \\u009b2J ä\"}\r\n");
    }

    @Test
    void reservedSpaceIsThereUntilItIsReleased() {
        files.reserve(file, 100_000);
        assertThat(file).hasSize(100_000);
        files.release(file);
        files.release(file);
        assertThat(file).doesNotExist();
        files.reserve(home.resolve("gone/away"), 1);
        assertThat(files.errors()).isEmpty();
    }

    @Test
    void aFileThatCannotBeReplacedIsNamedAndTheOthersGoOn() throws IOException {
        Files.createDirectories(file.resolve("in the way"));
        Path other = home.resolve("other.csv");

        files.replace(file, bytes("one"));
        files.replace(other, bytes("two"));

        assertThat(files.errors()).extracting(WriteError::file).containsExactly(file.toString());
        assertThat(other).hasContent("two");
        assertThat(home.resolve(".demo.csv.new")).doesNotExist();
    }

    @Test
    void laterReplacementClearsTheError() throws IOException {
        Path inside = home.resolve("gone/demo.csv");

        files.replace(inside, bytes("one"));
        assertThat(files.errors()).containsExactly(new WriteError(inside.toString(), "no such file or directory"));

        Files.createDirectory(inside.getParent());
        files.replace(inside, bytes("two"));
        assertThat(files.errors()).isEmpty();
        assertThat(inside).hasContent("two");
    }

    @Test
    void removedFileIsReportedAndNotCreatedAgain() throws IOException {
        files.replace(file, bytes("head\n"));
        Files.delete(file);

        files.append(file, bytes("1\n"));
        files.append(file, bytes("2\n"));

        assertThat(file).doesNotExist();
        assertThat(files.errors()).containsExactly(new WriteError(file.toString(), "no such file or directory"));
    }

    @Test
    @EnabledIf("thereIsAFullDevice")
    void fullDiskIsReportedWithTheReasonOfTheSystem() throws IOException {
        Files.createSymbolicLink(file, FULL_DEVICE);

        files.append(file, bytes("1\n"));
        Files.delete(file);

        assertThat(files.errors()).containsExactly(new WriteError(file.toString(), "No space left on device"));
    }

    static boolean thereIsAFullDevice() {
        return Files.isWritable(FULL_DEVICE);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
