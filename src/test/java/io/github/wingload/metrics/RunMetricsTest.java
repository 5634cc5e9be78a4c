package io.github.wingload.metrics;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.plan.Figure;
import io.github.wingload.plan.Operator;
import io.github.wingload.plan.Plan;
import io.github.wingload.plan.Rule;
import io.github.wingload.result.Progress;
import io.github.wingload.result.RunResult;
import io.github.wingload.stats.CallStats;
import io.github.wingload.stats.Phases;
import io.github.wingload.stats.SecondStats;
import io.github.wingload.testkit.Calls;
import io.github.wingload.testkit.Loads;
import io.github.wingload.testkit.Plans;
import io.github.wingload.testkit.Runs;
import io.github.wingload.testkit.Tasks;
import io.github.wingload.text.Secrets;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class RunMetricsTest {

    private static final Path DASHBOARD = Path.of("src/packaging/grafana/wingload.json");

    private final PrometheusRegistry registry = new PrometheusRegistry();
    private final RunMetrics metrics = new RunMetrics(registry, Secrets.of(List.of("s3cr3t-token")));

    @Test
    void callsAreCountedByTaskAndClass() throws IOException {
        metrics.started(Runs.manifest(plan()));
        metrics.ended(List.of(
                Calls.ok(0, 0, 300),
                Calls.ok(0, 10, 700),
                Calls.failed(1, 20, 5, 502, "502 Bad Gateway", ""),
                Calls.dropped(1, 30)));
        metrics.missed(7);

        assertThat(scraped().lines())
                .contains(
                        "wingload_calls_total{class=\"ok\",method=\"GET\",task=\"/a\"} 2.0",
                        "wingload_calls_total{class=\"http-5xx\",method=\"POST\",task=\"/b\"} 1.0",
                        "wingload_calls_total{class=\"dropped\",method=\"POST\",task=\"/b\"} 1.0",
                        "wingload_uncounted_calls_total 7.0");
    }

    @Test
    void limitsOfThresholdsAreBoundsOfBuckets() throws IOException {
        metrics.started(Runs.manifest(plan()));
        metrics.ended(List.of(Calls.ok(0, 0, 300), Calls.ok(0, 10, 420), Calls.ok(0, 10, 421)));

        assertThat(scraped().lines())
                .contains(
                        "wingload_response_time_seconds_bucket{method=\"GET\",result=\"ok\",task=\"/a\",le=\"0.42\"} 2",
                        "wingload_response_time_seconds_count{method=\"GET\",result=\"ok\",task=\"/a\"} 3");
        assertThat(MetricNames.bucketBounds(plan()))
                .isSorted()
                .doesNotHaveDuplicates()
                .contains(0.42, 2, 30);
    }

    @Test
    void gaugesFollowTheRunAndEndAtZero() throws IOException {
        metrics.started(Runs.manifest(plan()));
        metrics.second(at(1));
        assertThat(scraped().lines())
                .contains(
                        "wingload_users 5.0", "wingload_in_flight_calls 3.0", "wingload_offered_calls_per_second 10.0");
        metrics.second(at(61));
        assertThat(scraped().lines()).contains("wingload_offered_calls_per_second 0.0");
    }

    @Test
    void aSecondRunStartsAtZero() throws IOException {
        metrics.started(Runs.manifest(plan()));
        metrics.ended(List.of(Calls.ok(0, 0, 300)));
        metrics.started(Runs.manifest(plan()));

        assertThat(scraped().lines()).contains("wingload_calls_total{class=\"ok\",method=\"GET\",task=\"/a\"} 0.0");
    }

    @Test
    void labelsHaveNeitherSecretsNorControlCharacters() throws IOException {
        Plan plan = Plans.like(plan())
                .tasks(Tasks.named("GET", "a\u001b[2J\u202e\"\\\n} 1 s3cr3t-token")
                        .task())
                .labels(Map.of("image.tag", "s3cr3t-token", "image-tag", "x"))
                .plan();
        metrics.started(Runs.manifest(plan));
        metrics.ended(List.of(Calls.ok(0, 0, 300)));

        assertThat(scraped())
                .doesNotContain("\u001b", "\u202e", "s3cr3t")
                .contains("task=\"a\\\\u001b[2J\\\\u202e\\\"\\\\\\\\n} 1 [redacted]\"");
    }

    @Test
    void theDashboardNamesOnlyMetricsThatExist() throws IOException {
        metrics.started(Runs.manifest(plan()));
        metrics.ended(List.of(Calls.ok(0, 0, 300)));
        String scraped = scraped();
        TreeSet<String> named = new TreeSet<>();
        Pattern.compile("wingload_[a-z_]+")
                .matcher(Files.readString(DASHBOARD))
                .results()
                .forEach(found -> named.add(found.group()));

        assertThat(named)
                .hasSizeGreaterThan(6)
                .allSatisfy(name -> assertThat(scraped).containsPattern("(?m)^" + name + "[ {]"));
    }

    private String scraped() throws IOException {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        PrometheusTextFormatWriter.create().write(text, registry.scrape());
        return text.toString(UTF_8);
    }

    private static Progress at(int second) {
        SecondStats stats = new SecondStats(
                (second - 1) * 1_000_000_000L, second * 1_000_000_000L, List.of(), CallStats.NONE, Phases.NONE);
        return new Progress(stats, RunResult.atTimeZero(Runs.manifest(plan())), 5, 3, List.of(), Optional::empty);
    }

    private static Plan plan() {
        return Plans.of(
                        Tasks.named("GET", "/a").task(),
                        Tasks.named("POST", "/b").task())
                .load(Loads.rate(10, Duration.ofMinutes(1)))
                .deadline(Duration.ofSeconds(30))
                .thresholds(new Rule(
                        "p90 of ok <= 420ms",
                        Figure.percentile(90, Figure.Calls.OK),
                        Optional.empty(),
                        Optional.empty(),
                        Operator.AT_MOST,
                        420,
                        Optional.empty()))
                .plan();
    }
}
