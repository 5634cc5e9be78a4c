package io.github.wingload.cli.check;

import static io.github.wingload.check.Checks.failed;
import static io.github.wingload.check.Checks.passed;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.check.Checks;
import io.github.wingload.check.Layer;
import io.github.wingload.check.record.CheckJson;
import io.github.wingload.cli.CommandContext;
import io.github.wingload.cli.RunsOnDisk;
import io.github.wingload.diff.MadeUpRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SloCommandTest {

    @TempDir
    private Path folder;

    private final CommandContext wingload = new CommandContext();
    private Path objectives;
    private Path record;
    private Path results;

    @BeforeEach
    void write() throws IOException {
        objectives = Files.write(
                folder.resolve("objectives.yaml"),
                List.of(
                        "objectives:",
                        "  - {name: available, service: demo, window: 672h, availability: 75%}",
                        "  - {name: fast, service: demo, window: 672h, latency: {within: 100ms, share: 90%}}"));
        record = Files.writeString(
                folder.resolve("checks.jsonl"),
                CheckJson.line(Checks.of(passed("demo", "codfw", 50), passed("demo", "eqiad", 60)))
                        + CheckJson.line(Checks.of(passed("demo", "codfw", 50))));
        results = folder.resolve("results");
    }

    private int slo(Path... records) {
        List<String> arguments = new ArrayList<>(List.of("slo", objectives.toString()));
        List.of(records).forEach(path -> arguments.add(path.toString()));
        return wingload.execute(arguments.toArray(String[]::new));
    }

    @Test
    void checksAndRunsAreShownApart() throws IOException {
        RunsOnDisk.save(MadeUpRun.ofSeconds(60).steady(500, 200), results, "2026-02-24T10:00:00Z");
        assertThat(slo(record, results)).as(wingload.err()).isEqualTo(1);
        assertThat(wingload.out().lines().map(line -> line.strip().replaceAll(" {2,}", " | ")))
                .anyMatch(line -> line.startsWith("available | checks | 672 h | 3 | 100"))
                .anyMatch(line -> line.startsWith("available | calls of 1 run | 672 h | 500 | 100"))
                .anyMatch(line -> line.startsWith("fast | checks | 672 h | 3 | 100"))
                .anyMatch(line -> line.startsWith("fast | calls of 1 run | 672 h | 500 | 0"));
    }

    @Test
    void aRunIsCountedOnceHoweverOftenItIsNamed() throws IOException {
        Path run = RunsOnDisk.save(MadeUpRun.ofSeconds(60).steady(500, 20), results, "2026-02-24T10:00:00Z");
        assertThat(slo(run, results)).as(wingload.err()).isZero();
        assertThat(wingload.out()).contains("calls of 1 run").doesNotContain("checks", "1,000");
    }

    @Test
    void aRunThatIsInvalidOrCannotBeReadIsLeftOutAndNamed() throws IOException {
        Path empty = RunsOnDisk.save(MadeUpRun.ofSeconds(60), results, "2026-02-24T10:00:00Z");
        Path damaged = Files.createDirectories(results.resolve("demo/20260224T120000Z-0001"));
        Files.writeString(damaged.resolve("run.json"), "{");
        assertThat(slo(results)).isEqualTo(3);
        assertThat(wingload.err())
                .contains("not counted: " + empty + " is invalid: ")
                .contains("not counted: ")
                .contains(damaged.toString());
        assertThat(slo(record, results)).as("the checks decide").isZero();
    }

    @Test
    void failedChecksUseUpTheBudget() throws IOException {
        Files.writeString(record, CheckJson.line(Checks.of(failed("demo", "codfw", Layer.EGRESS, 500))));
        assertThat(slo(record)).isEqualTo(1);
        assertThat(wingload.out()).contains("-300");
    }

    @Test
    void aCommandLineWithoutARecordIsWrong() throws IOException {
        assertThat(slo()).isEqualTo(2);
        assertThat(slo(Files.createDirectories(folder.resolve("empty")))).isEqualTo(2);
        assertThat(wingload.err()).contains("empty has no runs in it");
    }
}
