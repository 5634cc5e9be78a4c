package io.github.wingload.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What cannot be written is said, and makes the exit code differ from 0. */
@Timeout(120)
class FullDiskIT {

    @TempDir
    private Path directory;

    @Test
    void aDirectoryThatIsDeletedDuringTheRun() throws Exception {
        scenario("{users: 2, spawn_rate: 20, run_time: 4s}");
        try (Launched run = Launched.start(directory, "run", "tested.yaml")) {
            Path made = await().until(this::onlyRun, path -> path != null && Files.exists(path.resolve("run.json")));
            await().until(() -> delete(made));
            assertThat(run.exitCode()).as(run.err()).isIn(3, 5);
            assertThat(run.err()).contains("run.json is not complete: no such file or directory");
        }
    }

    /** Also a user who may write everything cannot make files in a file. */
    @Test
    void aFileInThePlaceOfTheDirectory() throws Exception {
        scenario("{users: 2, spawn_rate: 20, run_time: 4s}");
        try (Launched run = Launched.start(directory, "run", "tested.yaml")) {
            Path made = await().until(this::onlyRun, path -> path != null && Files.exists(path.resolve("run.json")));
            await().until(() -> delete(made) && Files.exists(Files.writeString(made, "")));
            assertThat(run.exitCode()).as(run.err()).isIn(3, 5);
            assertThat(run.err()).contains("run.json is not complete: ", "ot a directory");
        }
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
                mounted("mount", "-t", "tmpfs", "-o", "size=40m", "none", disk.toString()),
                "this machine does not let the test mount a file system");
        try {
            scenario("{users: 2, spawn_rate: 20, run_time: 4s}");
            try (Launched run = Launched.start(directory, "run", "tested.yaml")) {
                Path made =
                        await().until(this::onlyRun, path -> path != null && Files.exists(path.resolve("run.json")));
                await().until(() -> mounted("mount", "-o", "remount,ro", disk.toString()));
                assertThat(run.exitCode()).as(run.err()).isIn(3, 5);
                assertThat(run.err()).containsIgnoringCase("run.json is not complete: read-only file system");
                assertThat(Files.readString(made.resolve("run.json"))).contains("\"state\" : \"running\"");
                try (Launched report = Launched.start(directory, "report", made.toString())) {
                    assertThat(report.exitCode()).as(report.err()).isIn(0, 2);
                    assertThat(report.out() + report.err()).isNotBlank();
                }
            }
            assertRefused("Read-only file system");
        } finally {
            mounted("umount", "-l", disk.toString());
        }
    }

    private void assertRefused(String reason) throws Exception {
        try (Launched run = Launched.start(directory, "run", "tested.yaml")) {
            assertThat(run.exitCode()).as(run.err()).isEqualTo(2);
            assertThat(run.err())
                    .contains("cannot make a directory for this run", "Nothing was sent.")
                    .containsIgnoringCase(reason);
        }
    }

    /** Where the test may mount a file system of 4 MB, it is full in mid-run. */
    @Test
    void aDiskThatFillsUpDuringTheRun() throws Exception {
        Path disk = Files.createDirectory(directory.resolve("results"));
        Assumptions.assumeTrue(
                mounted("mount", "-t", "tmpfs", "-o", "size=4m", "none", disk.toString()),
                "this machine does not let the test mount a file system");
        try {
            scenario("{users: 2, spawn_rate: 20, run_time: 4s}");
            try (Launched run = Launched.start(directory, "run", "tested.yaml")) {
                Path made =
                        await().until(this::onlyRun, path -> path != null && Files.exists(path.resolve("run.json")));
                fill(disk.resolve("filler"));
                assertThat(run.exitCode()).as(run.err()).isIn(3, 5);
                assertThat(run.err()).contains(" is not complete: ");
                assertThat(Files.readString(made.resolve("run.json")))
                        .contains("\"state\" : \"finished\"", "\"verdict\"");
                assertThat(made.resolve(".reserve")).doesNotExist();
                try (Launched report = Launched.start(directory, "report", made.toString())) {
                    assertThat(report.exitCode()).as(report.err()).isZero();
                }
            }
            Files.deleteIfExists(disk.resolve("more"));
            fill(disk.resolve("more"));
            try (Launched run = Launched.start(directory, "run", "tested.yaml", "--results", "results/other")) {
                assertThat(run.exitCode()).isEqualTo(2);
                assertThat(run.err()).contains("cannot make a directory for this run", "Nothing was sent.");
            }
            try (Stream<Path> left = Files.walk(disk)) {
                assertThat(left.map(path -> path.getFileName().toString())).doesNotContain(".write-test");
            }
        } finally {
            mounted("umount", "-l", disk.toString());
        }
    }

    @Test
    void aStandardOutputThatIsFull() throws Exception {
        Assumptions.assumeTrue(Files.exists(Path.of("/dev/full")), "this machine has no /dev/full");
        for (String command : List.of("schema", "--help", "init -", "generate-completion", "simulate --help")) {
            Process process = shell(command + " > /dev/full");
            assertThat(process.waitFor()).as(command).isEqualTo(5);
            assertThat(new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8))
                    .contains("wingload: the output could not be written: ");
            assertThat(shell(command + " | true").waitFor())
                    .as(command + " | true")
                    .isZero();
        }
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

    private static boolean mounted(String... command) throws InterruptedException {
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

    private Process shell(String command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                "bash",
                "-c",
                "set -o pipefail; \"$JAVA\" -XX:TieredStopAtLevel=1 -cp \"$CP\" io.github.wingload.cli.Main "
                        + command);
        builder.environment()
                .putAll(Map.of(
                        "JAVA",
                                Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString(),
                        "CP", System.getProperty("java.class.path")));
        return builder.directory(directory.toFile()).start();
    }
}
