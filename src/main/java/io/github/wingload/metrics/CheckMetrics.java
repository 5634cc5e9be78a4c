package io.github.wingload.metrics;

import io.github.wingload.check.CaseResult;
import io.github.wingload.check.CheckResult;
import io.github.wingload.check.State;
import io.github.wingload.text.Printable;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** A check as metrics for Prometheus, for the textfile collector of the node exporter or a push gateway. */
public final class CheckMetrics {

    private static final String FAILED_LAYER = "wingload_check_failed_layer";
    private static final String STARTED = "wingload_check_started_timestamp_seconds";
    private static final String CASE = "case";
    private static final String LAYER = "layer";
    private static final double NS_PER_SECOND = 1e9;

    private final PrometheusRegistry registry = new PrometheusRegistry();
    private final List<CaseResult> results;

    private CheckMetrics(CheckResult check) {
        results = check.results();
    }

    /** The check in Prometheus's text format. */
    public static String text(CheckResult check) {
        CheckMetrics metrics = new CheckMetrics(check);
        metrics.add(
                MetricNames.CHECK_UP,
                "Whether a case passed (1) or did not (0).",
                result -> result.state() == State.PASSED ? 1 : 0);
        metrics.add(
                MetricNames.CHECK_DECIDED,
                "Whether the check says anything about the service (1) or could not get to it (0).",
                result -> result.state() == State.UNDECIDED ? 0 : 1);
        metrics.add(
                MetricNames.CHECK_DURATION,
                "How long the answer that counts took.",
                result -> result.last().time().toNanos() / NS_PER_SECOND);
        metrics.addLayers();
        Gauge.builder()
                .name(STARTED)
                .help("When the check began.")
                .register(metrics.registry)
                .set(check.started().getEpochSecond());
        return metrics.text();
    }

    private void add(String name, String help, ToDoubleFunction<CaseResult> value) {
        Gauge gauge = gauge(name, help, MetricNames.SERVICE, CASE, MetricNames.TARGET);
        results.forEach(result -> gauge.labelValues(labels(result)).set(value.applyAsDouble(result)));
    }

    /** A metric of its own, because a label that changes would break the other series. */
    private void addLayers() {
        Gauge gauge = gauge(
                FAILED_LAYER,
                "The layer that failed, for cases that did not pass.",
                MetricNames.SERVICE,
                CASE,
                MetricNames.TARGET,
                LAYER);
        results.stream().filter(result -> result.state() != State.PASSED).forEach(result -> {
            String[] labels = labels(result);
            gauge.labelValues(labels[0], labels[1], labels[2], result.layer().label())
                    .set(1);
        });
    }

    private Gauge gauge(String name, String help, String... labels) {
        return Gauge.builder().name(name).help(help).labelNames(labels).register(registry);
    }

    private static String[] labels(CaseResult result) {
        return new String[] {
            Printable.of(result.id().service()), Printable.of(result.id().name()), Printable.of(result.target())
        };
    }

    private String text() {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        try {
            PrometheusTextFormatWriter.create().write(text, registry.scrape());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString(StandardCharsets.UTF_8);
    }
}
