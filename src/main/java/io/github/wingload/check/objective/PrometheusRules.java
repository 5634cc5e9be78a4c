package io.github.wingload.check.objective;

import io.github.wingload.text.Figures;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Objectives as rules for Prometheus, over the metrics that {@code wingload check --format prometheus} writes: for each a recorded
 * share of good checks, the error budget that is left, and an alert.
 */
public final class PrometheusRules {

    private static final String METRIC = "wingload_check_";

    private PrometheusRules() {}

    /** The rule file. */
    public static String of(List<Objective> objectives) {
        return objectives.stream()
                .map(PrometheusRules::rules)
                .collect(Collectors.joining("", "groups:\n  - name: wingload-objectives\n    rules:\n", ""));
    }

    private static String rules(Objective objective) {
        String good = "wingload:slo_good:ratio{slo=\"" + objective.name() + "\"}";
        String wanted = Figures.plain(objective.share());
        return rule("record: wingload:slo_good:ratio", expression(objective), objective)
                + rule(
                        "record: wingload:slo_budget_left:ratio",
                        "1 - (1 - " + good + ") / (1 - " + wanted + ")",
                        objective)
                + rule("alert: WingloadObjectiveMissed", good + " < " + wanted, objective);
    }

    private static String rule(String head, String expression, Objective objective) {
        return "      - " + head + "\n        expr: '" + expression + "'\n        labels: {slo: \"" + objective.name()
                + "\"}\n";
    }

    private static String expression(Objective objective) {
        String window = "[" + objective.window().toSeconds() + "s";
        String selector = "{service=~\"" + pattern(objective.service()) + "(\\\\..*)?\""
                + objective
                        .target()
                        .map(name -> ",target=\"" + quoted(name) + "\"")
                        .orElse("") + "}";
        // Undecided checks do not count, and neither do failed ones for latency.
        return objective
                .within()
                .map(limit -> "sum(sum_over_time((" + METRIC + "duration_seconds" + selector + " <= bool "
                        + Figures.plain(limit.toNanos() / 1e9) + " and " + METRIC + "up" + selector + " == 1)" + window
                        + ":1m])) / sum(sum_over_time(" + METRIC + "up" + selector + window + ":1m]))")
                .orElseGet(() -> "sum(sum_over_time(" + METRIC + "up" + selector + window + "])) / sum(sum_over_time("
                        + METRIC + "decided" + selector + window + "]))");
    }

    /** A name within a regular expression within a quoted text of PromQL within a single-quoted text of YAML. */
    private static String pattern(String name) {
        return quoted(name.replaceAll("[\\\\.+*?()|\\[\\]{}^$]", "\\\\$0"));
    }

    private static String quoted(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"").replace("'", "''");
    }
}
