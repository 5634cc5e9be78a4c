package io.github.wingload.cli;

import static io.github.wingload.testkit.SimulatorBuilder.simulator;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.plan.target.SimulatorTarget.Profile;
import io.github.wingload.simulator.Simulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.HdrHistogram.AbstractHistogram;
import org.HdrHistogram.EncodableHistogram;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The seconds of NAME.hlog put together again say what the report says, and what each call's line says. */
class HistogramLogIT {

    private static final double US_PER_MS = 1_000;

    @TempDir
    private Path directory;

    @Test
    void theSecondsAddUpToTheRun() throws Exception {
        try (Simulator simulator =
                simulator(Profile.REVERTRISK_WIKIDATA_STAGING).start()) {
            Path scenario = Files.writeString(directory.resolve("tested.yaml"), """
                    name: tested
                    target: {url: "%s"}
                    load: {users: 20, spawn_rate: 20, run_time: 4s}
                    calls: on
                    tasks:
                      - {post: "/v1/models/revertrisk-wikidata:predict", json: {rev_id: 7}}
                    """.formatted(simulator.url()));
            CommandContext wingload = new CommandContext();
            wingload.execute(
                    "run",
                    scenario.toString(),
                    "--results",
                    directory.resolve("results").toString());
            Path run = onlyRun();

            Histogram merged = merged(run.resolve("tested.hlog"), "ok.service");
            JsonNode whole = JsonMapper.shared()
                    .readTree(Files.readAllBytes(run.resolve("report.json")))
                    .at("/aggregated/figures/service_time_ms/ok");
            long[] exactUs = okServiceTimesUs(run.resolve("calls.csv"));

            assertThat(merged.getTotalCount())
                    .isEqualTo(whole.path("n").asLong())
                    .isEqualTo(exactUs.length);
            for (double percentile : new double[] {50, 66, 75, 80, 90, 95, 98, 99}) {
                long ofTheLog = merged.getValueAtPercentile(percentile);
                String key = "p" + (int) percentile;
                long ofTheReport = Math.round(whole.path(key).asDouble() * US_PER_MS);
                assertThat(merged.valuesAreEquivalent(ofTheLog, ofTheReport))
                        .as("%s: %d of the log and %d of the report in one bucket", key, ofTheLog, ofTheReport)
                        .isTrue();
                long exact = exactUs[(int) Math.ceil(percentile / 100 * exactUs.length) - 1];
                assertThat(merged.valuesAreEquivalent(ofTheLog, exact))
                        .as("%s: %d of the log in the bucket of %d", key, ofTheLog, exact)
                        .isTrue();
            }
        }
    }

    private Path onlyRun() throws IOException {
        try (var runs = Files.list(directory.resolve("results").resolve("tested"))) {
            return runs.reduce((one, other) -> {
                        throw new AssertionError("two runs: " + one + ", " + other);
                    })
                    .orElseThrow();
        }
    }

    private static Histogram merged(Path log, String tag) throws IOException {
        Histogram merged = new Histogram(3);
        HistogramLogReader reader = new HistogramLogReader(log.toFile());
        for (EncodableHistogram second = reader.nextIntervalHistogram();
                second != null;
                second = reader.nextIntervalHistogram()) {
            if (tag.equals(second.getTag())) {
                merged.add((AbstractHistogram) second);
            }
        }
        reader.close();
        return merged;
    }

    private static long[] okServiceTimesUs(Path calls) throws IOException {
        List<String> lines = Files.readAllLines(calls);
        List<String> columns = List.of(lines.get(0).split(","));
        return lines.stream()
                .skip(1)
                .map(line -> line.split(",", -1))
                .filter(cells -> cells[columns.indexOf("outcome")].equals("ok"))
                .mapToLong(cells -> Long.parseLong(cells[columns.indexOf("ended_us")])
                        - Long.parseLong(cells[columns.indexOf("started_us")]))
                .sorted()
                .toArray();
    }
}
