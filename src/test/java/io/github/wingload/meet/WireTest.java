package io.github.wingload.meet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wingload.meet.Wire.Line;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WireTest {

    @TempDir
    private Path directory;

    @Test
    void aLineIsAWordAndTheRest() throws IOException {
        ByteArrayOutputStream sent = new ByteArrayOutputStream();
        Wire wire = wire("", sent);
        wire.send("stop", "rule 502 count > 4\nand more");
        wire.send("ready");
        Wire received = wire(sent.toString(StandardCharsets.UTF_8), sent);
        assertThat(received.receive()).isEqualTo(new Line("stop", "rule 502 count > 4 and more"));
        assertThat(received.receive()).isEqualTo(new Line("ready", ""));
        assertThatThrownBy(received::receive).isInstanceOf(EOFException.class);
    }

    @Test
    void aDirectoryArrivesWithItsRegularFiles() throws IOException {
        Path from = Files.createDirectories(directory.resolve("from"));
        Path to = Files.createDirectories(directory.resolve("to"));
        byte[] bytes = new byte[200_000];
        bytes[7] = '\n';
        Files.write(from.resolve("calls.csv"), bytes);
        Files.writeString(from.resolve("run.json"), "{}");
        Files.createSymbolicLink(from.resolve("link"), from.resolve("run.json"));
        Files.createDirectories(from.resolve("sub"));
        ByteArrayOutputStream sent = new ByteArrayOutputStream();
        wire("", sent).sendDirectory(from);
        new Wire(new ByteArrayInputStream(sent.toByteArray()), sent, () -> {}).receiveDirectory(to);
        assertThat(to.resolve("calls.csv")).hasBinaryContent(bytes);
        assertThat(to.resolve("run.json")).hasContent("{}");
        assertThat(to).isDirectoryNotContaining("glob:**link").isDirectoryNotContaining("glob:**sub");
    }

    @Test
    void linesAndDirectoriesAreBounded() {
        assertThatThrownBy(() -> wire("x".repeat(3_000) + "\n").receive())
                .hasMessageContaining("longer than 2000 bytes");
        assertThatThrownBy(() -> wire("file 1 ../run.json\nx").receiveDirectory(directory))
                .hasMessageContaining("a file that no run has");
        assertThatThrownBy(() -> wire("file 1 .ssh\nx").receiveDirectory(directory))
                .hasMessageContaining("a file that no run has");
        assertThatThrownBy(() -> wire("file -1 a\nx").receiveDirectory(directory))
                .hasMessageContaining("too large");
        assertThatThrownBy(() -> wire("file 100000000001 a\nx").receiveDirectory(directory))
                .hasMessageContaining("too large");
        assertThatThrownBy(() -> wire("file 0 a\n".repeat(101) + "end\n").receiveDirectory(directory))
                .hasMessageContaining("too large");
        assertThatThrownBy(() -> wire("file many a\n").receiveDirectory(directory))
                .hasMessageContaining("no number where one belongs");
        assertThatThrownBy(() -> wire("file 5 a\nxx").receiveDirectory(directory))
                .isInstanceOf(EOFException.class);
    }

    private static Wire wire(String received) {
        return wire(received, new ByteArrayOutputStream());
    }

    private static Wire wire(String received, ByteArrayOutputStream sent) {
        return new Wire(new ByteArrayInputStream(received.getBytes(StandardCharsets.UTF_8)), sent, () -> {});
    }
}
