package io.github.wingload.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What cannot be written is said, and makes the exit code differ from 0. */
@Timeout(300)
class FullDiskIT {

    private static final List<String> PRINTING =
            List.of("schema", "--help", "init -", "generate-completion", "simulate --help");

    @TempDir
    private Path directory;

    @Test
    void aDirectoryThatIsDeletedDuringTheRun() throws Exception {
        scenario("{users: 2, spawn_rate: 20, run_time: 3s}");
        Running run = run();
        Path made = await().until(this::onlyRun, path -> path != null && Files.exists(path.resolve("run.json")));
        await().until(() -> delete(made));
        assertThat(run.exitCode()).as(run.err()).isIn(3, 5);
        assertThat(run.err()).contains("run.json is not complete: no such file or directory");
    }

    /** Also a user who may write everything cannot make files in a file. */
    @Test
    void aFileInThePlaceOfTheDirectory() throws Exception {
        scenario("{users: 2, spawn_rate: 20, run_time: 3s}");
        Running run = run();
        Path made = await().until(this::onlyRun, path -> path != null && Files.exists(path.resolve("run.json")));
        await().until(() -> delete(made) && Files.exists(Files.writeString(made, "")));
        assertThat(run.exitCode()).as(run.err()).isIn(3, 5);
        assertThat(run.err()).contains("run.json is not complete: ", "ot a directory");
        Files.delete(onlyRun());
        Files.delete(directory.resolve("results/tested"));
        Files.writeString(directory.resolve("results/tested"), "");
        assertRefused("results/tested: ");
    }

    /** A disk that turns read-only in mid-run, as after an error of its own, keeps what was written. */
    @Test
    void aDiskThatTurnsReadOnlyDuringTheRun() throws Exception {
        Path disk = Files.createDirectory(directory.resolve("results"));
        Assumptions.assumeTrue(
                ran("mount", "-t", "tmpfs", "-o", "size=40m", "none", disk.toString()),
                "this machine does not let the test mount a file system");
        try {
            scenario("{users: 2, spawn_rate: 20, run_time: 3s}");
            Running run = run();
            Path made = await().until(this::onlyRun, path -> path != null && Files.exists(path.resolve("run.json")));
            await().until(() -> ran("mount", "-o", "remount,ro", disk.toString()));
            assertThat(run.exitCode()).as(run.err()).isIn(3, 5);
            assertThat(run.err()).containsIgnoringCase("run.json is not complete: read-only file system");
            assertThat(Files.readString(made.resolve("run.json"))).contains("\"state\" : \"running\"");
            CommandContext report = new CommandContext();
            assertThat(report.execute("report", made.toString()))
                    .as(report.err())
                    .isIn(0, 2);
            assertThat(report.out() + report.err()).isNotBlank();
            assertRefused("Read-only file system");
        } finally {
            ran("umount", "-l", disk.toString());
        }
    }

    private void assertRefused(String reason) throws Exception {
        Running run = run();
        assertThat(run.exitCode()).as(run.err()).isEqualTo(2);
        assertThat(run.err())
                .contains("cannot make a directory for this run", "Nothing was sent.")
                .containsIgnoringCase(reason);
    }

    /** Where the test may mount a file system of 4 MB, it is full in mid-run. */
    @Test
    void aDiskThatFillsUpDuringTheRun() throws Exception {
        Path disk = Files.createDirectory(directory.resolve("results"));
        Assumptions.assumeTrue(
                ran("mount", "-t", "tmpfs", "-o", "size=4m", "none", disk.toString()),
                "this machine does not let the test mount a file system");
        try {
            scenario("{users: 2, spawn_rate: 20, run_time: 3s}");
            Running run = run();
            Path made = await().until(this::onlyRun, path -> path != null && Files.exists(path.resolve("run.json")));
            fill(disk.resolve("filler"));
            assertThat(run.exitCode()).as(run.err()).isIn(3, 5);
            assertThat(run.err()).contains(" is not complete: ");
            assertThat(Files.readString(made.resolve("run.json"))).contains("\"state\" : \"finished\"", "\"verdict\"");
            assertThat(made.resolve(".reserve")).doesNotExist();
            CommandContext report = new CommandContext();
            assertThat(report.execute("report", made.toString()))
                    .as(report.err())
                    .isZero();
            Files.deleteIfExists(disk.resolve("more"));
            fill(disk.resolve("more"));
            Running refused = runInto(disk.resolve("other"));
            assertThat(refused.exitCode()).isEqualTo(2);
            assertThat(refused.err()).contains("cannot make a directory for this run", "Nothing was sent.");
            try (Stream<Path> left = Files.walk(disk)) {
                assertThat(left.map(path -> path.getFileName().toString())).doesNotContain(".write-test");
            }
        } finally {
            ran("umount", "-l", disk.toString());
        }
    }

    @Test
    void aStandardOutputThatIsFull() throws Exception {
        for (String command : PRINTING) {
            try (OutputStream full = full()) {
                ByteArrayOutputStream err = new ByteArrayOutputStream();
                assertThat(asProcess(full, err, command)).as(command).isEqualTo(5);
                assertThat(err.toString(StandardCharsets.UTF_8))
                        .contains("wingload: the output could not be written: ");
            }
        }
        assertThat(shell("schema > /dev/full")).isEqualTo(5);
    }

    /** A reader may stop to read, as {@code head} does. */
    @Test
    void aStandardOutputThatIsClosed() throws Exception {
        for (String command : PRINTING) {
            try (OutputStream closed = closedPipe()) {
                ByteArrayOutputStream err = new ByteArrayOutputStream();
                assertThat(asProcess(closed, err, command)).as(command).isZero();
                assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
            }
        }
        assertThat(shell("schema | true")).isZero();
    }

    private static OutputStream full() throws IOException {
        Assumptions.assumeTrue(Files.exists(Path.of("/dev/full")), "this machine has no /dev/full");
        return new FileOutputStream("/dev/full");
    }

    /** A pipe whose reader has gone. */
    private OutputStream closedPipe() throws Exception {
        Path pipe = directory.resolve("pipe");
        Files.deleteIfExists(pipe);
        Assumptions.assumeTrue(ran("mkfifo", pipe.toString()), "this machine makes no named pipes");
        CompletableFuture<InputStream> reader = CompletableFuture.supplyAsync(() -> {
            try {
                return new FileInputStream(pipe.toFile());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        OutputStream writer = new FileOutputStream(pipe.toFile());
        reader.get().close();
        return writer;
    }

    /** Runs a command with another standard output and standard error. */
    private static int asProcess(OutputStream out, OutputStream err, String command) {
        return CommandSession.execute(System.getenv(), out, err, command.split(" "));
    }

    /** A run of the scenario in the background. */
    private record Running(CommandContext wingload, CompletableFuture<Integer> end) {

        int exitCode() {
            return end.join();
        }

        String err() {
            return wingload.err();
        }
    }

    private Running run() {
        return runInto(directory.resolve("results"));
    }

    private Running runInto(Path results) {
        CommandContext wingload = new CommandContext();
        String scenario = directory.resolve("tested.yaml").toString();
        return new Running(
                wingload,
                CompletableFuture.supplyAsync(
                        () -> wingload.execute("run", scenario, "--results", results.toString())));
    }

    private void scenario(String load) throws IOException {
        ScenarioText.againstSimulator("revertrisk-wikidata-instant").load(load).writtenTo(directory);
    }

    private Path onlyRun() throws IOException {
        Path runs = directory.resolve("results/tested");
        if (!Files.exists(runs)) {
            return null;
        }
        try (Stream<Path> all = Files.list(runs)) {
            return all.findFirst().orElse(null);
        }
    }

    /** True when nothing is left of it: the run may write while it is deleted. */
    private static boolean delete(Path run) throws IOException, InterruptedException {
        return new ProcessBuilder("rm", "-rf", run.toString()).start().waitFor() == 0 && !Files.exists(run);
    }

    /** True if the program is there and did what it was to do. */
    private static boolean ran(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command).start().waitFor() == 0;
        } catch (IOException missing) {
            return false;
        }
    }

    /** Takes all space that is left. */
    private static void fill(Path file) {
        try {
            Files.write(file, new byte[8 << 20]);
        } catch (IOException full) {
            assertThat(full).hasMessageContaining("space");
        }
    }

    private int shell(String command) throws Exception {
        List<String> shell = new ArrayList<>(List.of("bash", "-c", "set -o pipefail; \"$@\" " + command, "bash"));
        shell.addAll(Launched.command(Main.class, List.of()));
        return new ProcessBuilder(shell).directory(directory.toFile()).start().waitFor();
    }
}
