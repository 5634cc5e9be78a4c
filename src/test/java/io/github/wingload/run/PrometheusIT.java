package io.github.wingload.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.wingload.cli.CommandContext;
import io.github.wingload.cli.RunsOnDisk;
import io.github.wingload.cli.ScenarioText;
import io.github.wingload.diff.MadeUpRun;
import io.github.wingload.observe.Reading;
import io.github.wingload.plan.Observation;
import io.github.wingload.plan.ServerFigure;
import io.github.wingload.plan.target.SimulatorTarget.Profile;
import io.github.wingload.plan.target.UrlTarget;
import io.github.wingload.simulator.Simulator;
import io.github.wingload.testkit.Loads;
import io.github.wingload.testkit.Plans;
import io.github.wingload.testkit.SimulatorBuilder;
import io.github.wingload.testkit.Tasks;
import io.github.wingload.time.NanoClock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A real Prometheus that scrapes the simulator, and is asked during a run and after one. */
@Timeout(60)
class PrometheusIT {

    @TempDir
    private Path directory;

    @Test
    void aRealPrometheusAnswers() throws Exception {
        try (Simulator simulator =
                SimulatorBuilder.simulator(Profile.ML_API_HEART).start()) {
            int port = freePort();
            Process prometheus = start(simulator.url(), port);
            try {
                UrlTarget target = UrlTarget.of(simulator.url());
                Observation observation = new Observation(
                        Optional.of(UrlTarget.of(URI.create("http://127.0.0.1:" + port))),
                        "/api/v1/query_range",
                        Optional.empty(),
                        Duration.ofSeconds(1),
                        List.of(),
                        List.of(
                                ServerFigure.asked(
                                        "memory", "sum(process_resident_memory_bytes{job=\"model\"})", "bytes"),
                                ServerFigure.asked("broken", "sum(", "")));
                Queue<Reading> readings = new ConcurrentLinkedQueue<>();
                try (ServerWatch watch = new ServerWatch(
                        Plans.of(Tasks.named("GET", "t").path("/").task())
                                .target(target)
                                .load(Loads.rate(1, Duration.ofSeconds(1)))
                                .observe(observation)
                                .plan(),
                        target,
                        NanoClock.system())) {
                    watch.start(NanoClock.system().nanos(), readings::add);
                    await().atMost(Duration.ofSeconds(40))
                            .until(() -> readings.stream()
                                    .anyMatch(reading -> reading.value().orElse(0) > 0));
                    await().until(() -> readings.stream()
                            .anyMatch(reading -> reading.error().startsWith("Prometheus answered: ")));
                    watch.stop();
                }
                assertThat(readings)
                        .filteredOn(reading -> reading.value().isPresent())
                        .extracting(Reading::figure)
                        .containsOnly("memory");
                isAskedAfterARun(port);
            } finally {
                prometheus.destroy();
                prometheus.waitFor();
            }
        }
    }

    private void isAskedAfterARun(int port) throws IOException {
        Path scenario = ScenarioText.againstSimulator("ml-api-heart")
                .with("observe: {prometheus: 'http://127.0.0.1:" + port + "', every: 1s, queries: {memory: {query: "
                        + "'sum(process_resident_memory_bytes)', unit: bytes}, broken: 'sum('}}")
                .writtenTo(directory);
        MadeUpRun run = MadeUpRun.ofSeconds(3).steady(30, 20);
        Path results = directory.resolve("results");

        Path now = RunsOnDisk.save(run, results, Instant.now().toString());
        CommandContext report = new CommandContext();
        assertThat(report.execute("report", now.toString(), "--observe", scenario.toString()))
                .as(report::err)
                .isZero();
        assertThat(report.out())
                .containsPattern("\\| `memory` \\| [0-9.]+ [KMG]iB \\|.*\\| 3 \\| 0 \\|")
                .contains("`broken`: 3 scrapes failed: Prometheus answered: ");
        assertThat(report.err()).contains("/api/v1/query_range: cannot read broken: Prometheus answered: ");

        Path old = RunsOnDisk.save(
                run, results, Instant.now().minus(Duration.ofDays(400)).toString());
        CommandContext tooLate = new CommandContext();
        assertThat(tooLate.execute("report", old.toString(), "--observe", scenario.toString()))
                .isZero();
        assertThat(tooLate.out())
                .contains("`memory`: 3 scrapes failed: Prometheus has no value for this time: there was none, or it is"
                        + " older than what it keeps");
    }

    private Process start(URI scraped, int port) throws IOException {
        Path config = Files.writeString(
                directory.resolve("prometheus.yml"),
                "global: {scrape_interval: 500ms, scrape_timeout: 500ms}\nscrape_configs:\n  - job_name: model\n"
                        + "    static_configs: [{targets: ['" + scraped.getAuthority() + "']}]\n");
        try {
            return new ProcessBuilder(
                            "prometheus",
                            "--config.file=" + config,
                            "--storage.tsdb.path=" + directory.resolve("data"),
                            "--web.listen-address=127.0.0.1:" + port)
                    .redirectErrorStream(true)
                    .redirectOutput(directory.resolve("log").toFile())
                    .start();
        } catch (IOException missing) {
            assumeTrue(false, "needs prometheus, which is a package of Debian");
            throw missing;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
