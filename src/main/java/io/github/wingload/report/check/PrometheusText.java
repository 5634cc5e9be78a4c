package io.github.wingload.report.check;

import io.github.wingload.check.CaseResult;
import io.github.wingload.check.CheckResult;
import io.github.wingload.check.State;
import java.util.Locale;
import java.util.function.Function;

/**
 * A check in Prometheus's text format, for the textfile collector of the node exporter or a push gateway.
 *
 * <p>Source: prometheus.io/docs/instrumenting/exposition_formats.
 */
final class PrometheusText {

    private static final double NS_PER_SECOND = 1e9;

    private final CheckResult check;
    private final StringBuilder text = new StringBuilder();

    private PrometheusText(CheckResult check) {
        this.check = check;
    }

    static String of(CheckResult check) {
        PrometheusText metrics = new PrometheusText(check);
        metrics.results(
                "wingload_check_up",
                "Whether a case passed (1) or did not (0).",
                result -> result.state() == State.PASSED ? "1" : "0");
        metrics.results(
                "wingload_check_decided",
                "Whether the check says anything about the service (1) or could not get to it (0).",
                result -> result.state() == State.UNDECIDED ? "0" : "1");
        metrics.results(
                "wingload_check_duration_seconds",
                "How long the answer that counts took.",
                result ->
                        String.format(Locale.ROOT, "%.6f", result.last().time().toNanos() / NS_PER_SECOND));
        metrics.layers();
        metrics.head("wingload_check_started_timestamp_seconds", "When the check began.");
        metrics.text
                .append("wingload_check_started_timestamp_seconds ")
                .append(check.started().getEpochSecond())
                .append('\n');
        return metrics.text.toString();
    }

    private void head(String name, String help) {
        text.append("# HELP ").append(name).append(' ').append(help).append('\n');
        text.append("# TYPE ").append(name).append(" gauge\n");
    }

    private void results(String name, String help, Function<CaseResult, String> value) {
        head(name, help);
        for (CaseResult result : check.results()) {
            text.append(name)
                    .append('{')
                    .append(labels(result))
                    .append("} ")
                    .append(value.apply(result))
                    .append('\n');
        }
    }

    /** A series of its own, because a label that changes would break the other series. */
    private void layers() {
        head("wingload_check_failed_layer", "The layer that failed, for cases that did not pass.");
        for (CaseResult result : check.results()) {
            if (result.state() != State.PASSED) {
                text.append("wingload_check_failed_layer{")
                        .append(labels(result))
                        .append(",layer=\"")
                        .append(result.layer().label())
                        .append("\"} 1\n");
            }
        }
    }

    private static String labels(CaseResult result) {
        return "service=\"" + label(result.id().service()) + "\",case=\""
                + label(result.id().name()) + "\",target=\"" + label(result.target()) + '"';
    }

    private static String label(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    }
}
