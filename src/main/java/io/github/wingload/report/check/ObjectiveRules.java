package io.github.wingload.report.check;

import io.github.wingload.check.objective.Objective;
import io.github.wingload.metrics.MetricNames;
import io.github.wingload.plan.Selector;
import io.github.wingload.plan.Selector.Comparison;
import io.github.wingload.plan.Selector.Matcher;
import io.github.wingload.report.machine.RuleFile;
import io.github.wingload.text.Figures;
import io.github.wingload.text.Unit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Objectives as rules for Prometheus, over the metrics that {@code wingload check --format prometheus} writes: for each a recorded
 * share of good checks, the error budget that is left, and an alert.
 */
public final class ObjectiveRules {

    private static final String GOOD = "wingload:slo_good:ratio";
    private static final String BUDGET_LEFT = "wingload:slo_budget_left:ratio";
    private static final String SLO = "slo";
    private static final double NS_PER_SECOND = 1e9;

    private ObjectiveRules() {}

    /** The file of rules, ending in a line end. */
    public static String of(List<Objective> objectives) {
        RuleFile file = new RuleFile("wingload-objectives");
        for (Objective objective : objectives) {
            Map<String, String> labels = Map.of(SLO, objective.name());
            String good = "" + new Selector(GOOD, List.of(new Matcher(SLO, Comparison.EQUAL, objective.name())));
            String wanted = Figures.plain(objective.share());
            file.recorded(GOOD, share(objective), labels);
            file.recorded(BUDGET_LEFT, "1 - (1 - " + good + ") / (1 - " + wanted + ")", labels);
            file.alert("WingloadObjectiveMissed", good + " < " + wanted, labels, Map.of("summary", summary(objective)));
        }
        return file.yaml();
    }

    private static String summary(Objective objective) {
        return objective.name() + ": fewer than " + Unit.PERCENT.exact(objective.share() * 100)
                + " of the checks of the last " + Figures.span(objective.window()) + " were good";
    }

    /** The share of good checks. Undecided checks do not count, and neither do failed ones for latency. */
    private static String share(Objective objective) {
        String window = "[" + objective.window().toSeconds() + "s";
        return objective
                .within()
                .map(limit -> sum(fast(objective, limit), window + ":1m]") + " / "
                        + sum(series(MetricNames.CHECK_UP, objective), window + ":1m]"))
                .orElseGet(() -> sum(series(MetricNames.CHECK_UP, objective), window + "]") + " / "
                        + sum(series(MetricNames.CHECK_DECIDED, objective), window + "]"));
    }

    private static String fast(Objective objective, Duration limit) {
        return "(" + series(MetricNames.CHECK_DURATION, objective) + " <= bool "
                + Figures.plain(limit.toNanos() / NS_PER_SECOND) + " and " + series(MetricNames.CHECK_UP, objective)
                + " == 1)";
    }

    private static String sum(String series, String window) {
        return "sum(sum_over_time(" + series + window + "))";
    }

    private static String series(String metric, Objective objective) {
        List<Matcher> matchers = new ArrayList<>();
        String name = objective.service().replaceAll("[\\\\.+*?()|\\[\\]{}^$]", "\\\\$0");
        matchers.add(new Matcher(MetricNames.SERVICE, Comparison.MATCHES, name + "(\\..*)?"));
        objective.target().ifPresent(target -> matchers.add(new Matcher(MetricNames.TARGET, Comparison.EQUAL, target)));
        return new Selector(metric, matchers).toString();
    }
}
