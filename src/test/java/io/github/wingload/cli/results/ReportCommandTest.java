package io.github.wingload.cli.results;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.cli.CommandContext;
import io.github.wingload.cli.RunsOnDisk;
import io.github.wingload.cli.ScenarioText;
import io.github.wingload.diff.MadeUpRun;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reports made again from the files of runs. */
class ReportCommandTest {

    private final CommandContext wingload = new CommandContext();

    @TempDir
    private Path results;

    @Test
    void takeawaysSayWhatChangedSinceTheRunBefore() throws IOException {
        save(3_000, 200, "2026-11-22T00:00:00Z");
        save(3_300, 300, "2026-11-22T01:00:00Z");
        for (String format : new String[] {"markdown", "remarkup", "console"}) {
            assertThat(report("demo@latest", "--format", format))
                    .as(wingload::err)
                    .isZero();
            assertThat(wingload.out())
                    .contains("Compared with run 2026")
                    .containsPattern("requests/hour\\s+up\\s+from\\s+36,000/h")
                    .containsPattern("success\\s+rate\\s+still\\s+100.00%\\s+\\(no\\s+material\\s+change\\)")
                    .containsPattern("p90\\s+of\\s+ok\\s+calls\\s+up\\s+from\\s+200\\s+ms\\s+\\(worse\\)");
        }
    }

    @Test
    void theFirstRunOfANameIsComparedWithNothing() throws IOException {
        save(3_000, 200, "2026-11-22T00:00:00Z");
        assertThat(report("latest")).isZero();
        assertThat(wingload.out()).contains("Key Takeaways").doesNotContain("Compared with run");
    }

    @Test
    void aResultOfAnotherToolHasNoReport() throws IOException {
        Path ticket = Files.writeString(results.resolve("ticket.yaml"), "name: demo\n");
        assertThat(report(ticket.toString())).isEqualTo(2);
        assertThat(wingload.err()).contains("ticket.yaml is not a run of wingload");
        assertThat(report("latest~1")).isEqualTo(2);
        assertThat(wingload.err()).contains("latest~1: there is no run in " + results);
    }

    @Test
    void onlyAPrometheusServerIsAskedForFiguresOfThePast() throws IOException {
        save(3_000, 200, "2026-11-22T00:00:00Z");
        Path scenario = ScenarioText.against(URI.create("http://127.0.0.1:1"))
                .with("observe: [{path: /metrics, figures: {cpu: {metric: cpu}}}]")
                .writtenTo(results);
        assertThat(report("demo@latest", "--observe", scenario.toString())).isEqualTo(2);
        assertThat(wingload.err()).contains("tested.yaml observes no Prometheus server", "Add observe: {prometheus: ");
        assertThat(report("demo@latest", "--observe", "absent.yaml")).isEqualTo(2);
        assertThat(wingload.err()).contains("absent.yaml");
    }

    private int report(String run, String... options) {
        String[] all = new String[options.length + 4];
        System.arraycopy(new String[] {"report", run, "--results", results.toString()}, 0, all, 0, 4);
        System.arraycopy(options, 0, all, 4, options.length);
        return wingload.execute(all);
    }

    private Path save(int calls, double tookMs, String start) throws IOException {
        return RunsOnDisk.save(MadeUpRun.ofSeconds(300).steady(calls, tookMs), results, start);
    }
}
