package io.github.wingload.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.wingload.cli.command.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A run on a pseudo-terminal, which python3 opens. */
@Execution(ExecutionMode.CONCURRENT)
class PanelIT {

    private static final Path SCRIPT = Path.of("src/test/resources/io/github/wingload/cli/on_a_terminal.py")
            .toAbsolutePath();

    @TempDir
    private Path work;

    @Test
    void panelIsDrawnInPlaceFollowsTheSizeAndLeavesTheTerminalClean() throws Exception {
        int exitCode = onATerminal(Map.of("TERM", "xterm", "LC_ALL", "C.UTF-8"));

        String before = Files.readString(work.resolve("before"));
        String after = Files.readString(work.resolve("after"));
        assertThat(exitCode).as(after).isEqualTo(ExitCode.INTERRUPTED.code());
        assertThat(new DrawnTerminal().print(before).lines())
                .filteredOn(line -> line.startsWith("last 10 s"))
                .hasSize(1);
        assertThat(new DrawnTerminal().print(before).lines().stream().dropWhile(line -> !line.startsWith("panel ")))
                .hasSize(7)
                .allSatisfy(line -> assertThat(line).hasSizeLessThan(80));
        List<String> end = new DrawnTerminal().print(before + after).lines();
        assertThat(end).noneMatch(line -> line.contains("last 10 s"));
        assertThat(end).anyMatch(line -> line.contains("stopping: waiting for calls in flight"));
        assertThat(end).anyMatch(line -> line.startsWith("results: "));
        assertThat(before + after).doesNotContain("\u001b[?25l");
    }

    @Test
    void dumbTerminalsGetLines() throws Exception {
        onATerminal(Map.of("TERM", "dumb", "LC_ALL", "C.UTF-8"), "--run-time", "11s");

        assertThat(Files.readString(work.resolve("before")))
                .contains("0:10/0:11")
                .doesNotContain("\u001b", "last 10 s");
    }

    private int onATerminal(Map<String, String> environment, String... options) throws Exception {
        assumeTrue(pythonIsHere(), "needs python3, which opens the pseudo-terminal");
        Path scenario = Files.writeString(work.resolve("panel.yaml"), """
                name: panel
                target: {simulator: {profile: revertrisk-wikidata-production, faults: {bad_gateway: 0}}}
                load: {users: 5, spawn_rate: 5, run_time: 60s}
                wait_time: {constant: 1s}
                tasks:
                  - post: /v1/models/revertrisk-wikidata:predict
                    json: {rev_id: 123}
                thresholds: ["p90 of ok <= 500ms"]
                """);
        List<String> command = new ArrayList<>(List.of(
                "python3",
                SCRIPT.toString(),
                work.resolve("before").toString(),
                work.resolve("after").toString()));
        command.addAll(Launched.command(
                Main.class,
                List.of("-Dfile.encoding=UTF-8"),
                "run",
                scenario.toString(),
                "--results",
                work.resolve("results").toString()));
        command.addAll(List.of(options));
        ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
        builder.environment().keySet().removeAll(List.of("NO_COLOR", "COLUMNS", "LINES"));
        builder.environment().putAll(environment);
        Process process = builder.start();
        try {
            assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
            return process.exitValue();
        } finally {
            process.destroyForcibly();
        }
    }

    private static boolean pythonIsHere() throws InterruptedException {
        try {
            return new ProcessBuilder("python3", "-c", "import pty, os; os.waitstatus_to_exitcode")
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException missing) {
            return false;
        }
    }
}
