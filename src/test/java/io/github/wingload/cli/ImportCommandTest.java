package io.github.wingload.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportCommandTest {

    @TempDir
    private Path directory;

    @Test
    void anImportedLogCanBeReplayed() throws IOException {
        Path log = Files.writeString(
                directory.resolve("access.log"),
                "x - - [28/Nov/2026:06:30:00 +0000] \"GET /a?b=c HTTP/1.1\" 200 1 \"-\" \"a\" 0.1\n"
                        + "x - - [28/Nov/2026:06:30:02 +0000] \"GET /d?token=s3cr3t HTTP/1.1\" 200 1 \"-\" \"a\" 0.25\nnone\n");
        Path csv = directory.resolve("requests.csv");
        CommandContext wingload = new CommandContext();

        assertThat(wingload.execute("import", log.toString(), "-o", csv.toString()))
                .as(wingload.err())
                .isZero();
        assertThat(wingload.err())
                .contains("written: " + csv + ", 2 requests in ")
                .contains("1 secret value is masked")
                .contains("1 line is no request and left out")
                .contains("  line 3: none");
        Path scenario = Files.writeString(
                directory.resolve("replay.yaml"),
                "name: replay\ntarget: {url: 'http://127.0.0.1:1'}\nsamples: {file: requests.csv, where: {method: GET}}\n"
                        + "load: {replay: {time: time}}\ntasks: [get: '{{raw:path}}']\n");
        CommandContext dry = new CommandContext();
        assertThat(dry.execute("run", scenario.toString(), "--dry-run"))
                .as(dry.err())
                .isZero();
        assertThat(dry.out()).contains("GET /a?b=c HTTP/1.1").contains("replay of 2 recorded starts in 2 s");
    }

    @Test
    void otherFilesAreRefused() throws IOException {
        Path text = Files.writeString(directory.resolve("notes.txt"), "\u001b[31mnothing\n");
        CommandContext wingload = new CommandContext();
        assertThat(wingload.execute(
                        "import",
                        text.toString(),
                        "-o",
                        directory.resolve("out.csv").toString()))
                .isEqualTo(2);
        assertThat(wingload.err()).contains("has no request that can be read").doesNotContain("\u001b");
        assertThat(wingload.execute("import", directory.resolve("gone").toString(), "-o", "out.csv"))
                .isEqualTo(2);
        assertThat(directory.resolve("out.csv")).doesNotExist();
    }
}
