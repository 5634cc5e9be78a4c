package io.github.wingload.cli;

import static io.github.wingload.testkit.SimulatorBuilder.simulator;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.plan.target.SimulatorTarget.Profile;
import io.github.wingload.plan.target.SimulatorTarget.RateLimit;
import io.github.wingload.simulator.Simulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The three tests of an ML API with their tables, in seconds instead of minutes. */
@Timeout(300)
class MlApiIT {

    /** Four threads would be too few on a busy machine with this many users at once. */
    private static final int THREADS = 64;

    @TempDir
    private Path directory;

    private Finished finished;

    @Test
    void baselineHasARowForEachEndpointAndTheyAddUp() throws Exception {
        run("baseline", RateLimit.NONE, "-u", "100", "-r", "100", "-t", "4s");

        Map<String, Long> requests = tasks();
        assertThat(requests)
                .containsOnlyKeys(
                        "GET /analytics/*",
                        "GET /health",
                        "POST /batch",
                        "POST /predict",
                        "POST /predict/ab",
                        "Aggregated");
        long total = requests.remove("Aggregated");
        assertThat(requests.values().stream().mapToLong(Long::longValue).sum()).isEqualTo(total);
        assertThat(total).isEqualTo(totals("requests")).isGreaterThan(100);
        assertThat(share(requests, "POST /predict", total)).isBetween(0.55, 0.85);
        assertThat(share(requests, "POST /predict/ab", total)).isBetween(0.1, 0.3);
        assertThat(totals("failures")).isZero();
        assertThat(finished.out())
                .containsPattern("cache hit rate >= 50%  +\\d")
                .containsPattern("memory share +[0-9.]+%");
    }

    @Test
    void spikeHasARowForEachStageAndCountsTheRefusedRequests() throws Exception {
        run("spike", new RateLimit(6, Duration.ofSeconds(30)));

        assertThat(finished.out())
                .containsPattern("Stage +Length +Requests +Failed .*RPS +Peak RPS +Mean +Median +P90 +P95 +P99");
        List<MatchResult> stages = rows("(ramp to 500|hold 500) +[0-9.]+ s +([0-9,]+) +([0-9,]+) \\(([0-9.]+)%\\)");
        assertThat(stages).extracting(stage -> stage.group(1)).containsExactly("ramp to 500", "hold 500");
        assertThat(stages.stream().mapToLong(stage -> number(stage.group(2))).sum())
                .isEqualTo(totals("requests"));
        assertThat(stages.stream().mapToLong(stage -> number(stage.group(3))).sum())
                .isEqualTo(totals("failures"));
        assertThat(Double.parseDouble(stages.get(1).group(4))).isBetween(1.0, 99.0);
        assertThat(finished.statuses()).containsOnlyKeys(200, 429);
        assertThat(finished.statuses().get(429)).isEqualTo(totals("failures"));
    }

    @Test
    void cacheHitsAreCountedAndCompared() throws Exception {
        run("cache", RateLimit.NONE, "-u", "20", "-r", "5", "-t", "6s");

        List<MatchResult> cache =
                rows("POST /predict +(\\d+) +(\\d+) +0 +([0-9.]+)% +([0-9.]+ m?s) .* ([0-9.]+ m?s) .* +([0-9.]+)×");
        assertThat(cache).hasSize(1);
        long hits = number(cache.get(0).group(1));
        long misses = number(cache.get(0).group(2));
        assertThat(hits + misses).isEqualTo(totals("requests"));
        assertThat(misses).isGreaterThanOrEqualTo(10);
        assertThat(Double.parseDouble(cache.get(0).group(3))).isGreaterThan(20);
        assertThat(Double.parseDouble(cache.get(0).group(6))).as("speed-up").isGreaterThan(1);
        assertThat(totals("failures")).isZero();
    }

    private void run(String name, RateLimit limit, String... options) throws Exception {
        try (Simulator simulator =
                simulator(Profile.ML_API_TEXT).threads(THREADS).rateLimit(limit).start()) {
            List<String> arguments = new ArrayList<>(List.of(
                    "run",
                    shortened(name).toString(),
                    "--url",
                    simulator.url().toString(),
                    "--results",
                    directory.toString()));
            arguments.addAll(List.of(options));
            CommandContext wingload = new CommandContext();
            wingload.execute(arguments.toArray(String[]::new));
            assertThat(wingload.out()).as(wingload.err()).contains("results: ");
            finished = Finished.of(wingload.out(), directory);
        }
    }

    /** The scenario with short stages. */
    private Path shortened(String name) throws IOException {
        Path scenario = Path.of("scenarios/ml-api/" + name + ".yaml");
        String text = Files.readString(scenario)
                .replace("${RAMP:-2m}", "2s")
                .replace("${HOLD:-5m}", "3s")
                .replace("../../payloads", Path.of("payloads").toAbsolutePath().toString());
        return Files.writeString(directory.resolve(name + ".yaml"), text);
    }

    /** Requests by the rows of the table of tasks. */
    private Map<String, Long> tasks() {
        Map<String, Long> requests = new TreeMap<>();
        rows("((?:GET|POST) /[a-z/*]+|Aggregated) +([0-9,]+) +[0-9.]+% +[0-9,]+ \\(.*")
                .forEach(row -> requests.put(row.group(1), number(row.group(2))));
        return requests;
    }

    private List<MatchResult> rows(String pattern) {
        return Pattern.compile("(?m)^" + pattern)
                .matcher(finished.out())
                .results()
                .toList();
    }

    private long totals(String key) {
        JsonNode totals = finished.runJson().get("totals");
        return totals.get(key).longValue();
    }

    private static double share(Map<String, Long> requests, String task, long total) {
        return (double) requests.get(task) / total;
    }

    private static long number(String text) {
        return Long.parseLong(text.replace(",", ""));
    }
}
