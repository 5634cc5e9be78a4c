package io.github.wingload.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.wingload.testserver.Received;
import io.github.wingload.testserver.Script;
import io.github.wingload.testserver.ScriptedServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * What a server tells of itself, from the scenario to every report. How the run is judged is not asked: on a busy machine the
 * generator may be too late for a verdict.
 */
@Timeout(60)
class ObserveIT {

    private static final String TOKEN = "bWV0cmljcy1zZWNyZXQ";
    private static final String PREDICT = "/v1/models/revertrisk-wikidata:predict";

    @TempDir
    private Path directory;

    private final AtomicInteger scrapes = new AtomicInteger();
    private volatile Script metrics = (request, peer) -> Script.answer(
                    200,
                    "# TYPE cpu_seconds_total counter\ncpu_seconds_total " + 0.5 * scrapes.get()
                            + "\nmemory_bytes{pod=\"a\"} " + (scrapes.incrementAndGet() == 2 ? 3_221_225_472L : 1 << 30)
                            + "\nmemory_limit_bytes 4294967296\n")
            .play(request, peer);
    private ScriptedServer server;
    private final CommandContext wingload = new CommandContext();

    @BeforeEach
    void startServer() throws IOException {
        Script predict = Script.answer(200, "{}");
        server = ScriptedServer.start(
                (request, peer) -> (request.target().startsWith("/metrics") ? metrics : predict).play(request, peer));
    }

    @AfterEach
    void closeServer() throws IOException {
        server.close();
    }

    @Test
    void figuresAreInEveryReportAndCountedAmongNoCalls() throws Exception {
        run("memory share <= 50%", "mean of cpu <= 100 cores");

        Finished finished = Finished.of(wingload.out(), directory);
        long calls = server.received().stream()
                .filter(request -> request.target().equals(PREDICT))
                .count();
        finished.agreeOn(calls, 0);
        assertThat(wingload.out())
                .contains("max of memory share is 75.00%, at most 50% is required")
                .contains("Server Figures")
                .containsPattern("memory +[0-9.]+ GiB +3 GiB +[13] GiB +[1-4] +0\n")
                .containsPattern("cpu +[0-9.]+ cores");

        List<Map<String, String>> rows = Finished.table(finished.directory().resolve("tested_observed.csv"));
        assertThat(rows.get(0)).containsOnlyKeys("second", "figure", "value", "over", "error");
        assertThat(rows).extracting(row -> row.get("figure")).contains("memory", "memory share", "cpu");
        assertThat(rows).allSatisfy(row -> assertThat(row.get("error")).isEmpty());

        JsonNode figures = finished.runJson().get("server");
        assertThat(figures.get(1).get("name").stringValue()).isEqualTo("memory share");
        assertThat(figures.get(1).get("values").get("max").doubleValue()).isEqualTo(75);
        String written = Files.readString(finished.directory().resolve("report.md"));
        assertThat(written).contains("## Server Figures", "| `memory share` |", "Observed");
        assertThat(report(finished.directory(), "markdown")).isEqualTo(written);
        assertThat(report(finished.directory(), "remarkup")).contains("Server Figures", "75.00%");
        assertThat(report(finished.directory(), "console")).contains("Server Figures", "75.00%");
        assertThat(report(finished.directory(), "json"))
                .isEqualTo(Files.readString(finished.directory().resolve("report.json")));
    }

    @Test
    void failingEndpointIsReportedAndDisturbsNoCall() throws Exception {
        metrics = Script.answer(503, "busy");

        assertThat(run("memory share <= 50%")).isEqualTo(3);

        assertThat(wingload.err()).contains("warning: observe: /metrics?t=: cannot read memory: status 503");
        assertThat(wingload.out())
                .contains("too few scrapes have a value for max of memory share: 0 in ")
                .contains("scrapes failed: status 503");
        Finished finished = Finished.of(wingload.out(), directory);
        assertThat(finished.runJson().get("totals").get("failures").longValue()).isZero();
        assertThat(finished.runJson()
                        .get("server")
                        .get(0)
                        .get("failures")
                        .get(0)
                        .get("error")
                        .stringValue())
                .isEqualTo("status 503");
    }

    @Test
    void endpointThatNeverAnswersDelaysNoCall() throws Exception {
        metrics = Script.stall();

        run();

        Finished finished = Finished.of(wingload.out(), directory);
        assertThat(finished.runJson().get("totals").get("requests").longValue()).isGreaterThan(10);
        assertThat(finished.runJson().get("totals").get("failures").longValue()).isZero();
        assertThat(wingload.out()).containsPattern("memory +- +- +- +0 +[1-4]\n");
    }

    @Test
    void aKilledRunKeepsItsScrapes() throws Exception {
        write("memory share <= 100%");
        try (Launched launched = Launched.start(
                directory, Map.of("METRICS_TOKEN", TOKEN), List.of(), "run", "tested.yaml", "-t", "10m")) {
            await().until(() -> observed().lines().count() >= 7);
            launched.signal("KILL");
        }
        Path run = Files.list(directory.resolve("results/tested")).findFirst().orElseThrow();

        String report = report(run, "markdown");

        assertThat(report).contains("## Server Figures").containsPattern("\\| `memory` \\|.*GiB.*\\| [2-9] \\| 0 \\|");
        assertThat(filesWith(TOKEN)).isEmpty();
    }

    @Test
    void secretsOfAScrapeReachTheEndpointOnly() throws Exception {
        metrics = Script.answer(200, "memory_bytes{echo=\"" + TOKEN + " x\n");
        CommandSession.execute(
                directory,
                Map.of("METRICS_TOKEN", TOKEN),
                "run",
                "-v",
                write().toString(),
                "--results",
                directory.resolve("results").toString());

        assertThat(server.received().stream().filter(request -> request.target().startsWith("/metrics")))
                .isNotEmpty()
                .allSatisfy(request -> assertThat(request.header("X-Token")).contains(TOKEN))
                .allSatisfy(request -> assertThat(request.target()).endsWith("?t=" + TOKEN));
        assertThat(server.received().stream().filter(request -> request.target().equals(PREDICT)))
                .extracting(Received::head)
                .noneMatch(head -> head.contains(TOKEN));
        assertThat(filesWith(TOKEN)).isEmpty();
        assertThat(filesWith("<redacted>")).isNotEmpty();
    }

    @Test
    void dryRunListsTheObservedFigures() throws Exception {
        assertThat(wingload.execute("run", write().toString(), "--dry-run")).isZero();
        assertThat(wingload.out())
                .contains("observe      /metrics?t= every 1 s: memory (bytes), memory share (percent), cpu (cores)");
        assertThat(server.received()).isEmpty();
    }

    private int run(String... thresholds) throws IOException {
        return wingload.execute(
                "run",
                write(thresholds).toString(),
                "--results",
                directory.resolve("results").toString());
    }

    private Path write(String... thresholds) throws IOException {
        return ScenarioText.against(server.url())
                .load("{users: 3, spawn_rate: 30, run_time: 3500ms}")
                .with("""
                        observe:
                          - path: /metrics?t=${METRICS_TOKEN:-}
                            every: 1s
                            headers: {X-Token: "${METRICS_TOKEN:-}"}
                            figures:
                              memory: {metric: 'memory_bytes{pod=~"a.*"}', unit: bytes}
                              memory share: {metric: memory_bytes, of: memory_limit_bytes}
                              cpu: {metric: cpu_seconds_total, as: rate, unit: cores}
                        """ + (thresholds.length == 0 ? "" : "thresholds: ['" + String.join("', '", thresholds) + "']"))
                .writtenTo(directory);
    }

    private String observed() {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(file -> file.getFileName().toString().equals("tested_observed.csv"))
                    .map(ObserveIT::text)
                    .findFirst()
                    .orElse("");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String report(Path run, String format) {
        CommandContext again = new CommandContext();
        assertThat(again.execute("report", run.toString(), "--format", format)).isZero();
        return again.out();
    }

    private List<Path> filesWith(String text) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> text(file).contains(text))
                    .toList();
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
