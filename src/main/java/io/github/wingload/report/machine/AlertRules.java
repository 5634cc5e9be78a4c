package io.github.wingload.report.machine;

import io.github.wingload.plan.Plan;
import io.github.wingload.plan.Rule;
import io.github.wingload.plan.task.Task;
import io.github.wingload.text.Printable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The thresholds of a scenario as alerting rules of Prometheus. Those on calls look at the metrics of wingload, those on figures
 * of the server at the server's own. An alert fires while its threshold is missed.
 */
public final class AlertRules {

    private AlertRules() {}

    /**
     * A file of rules, ending in a line end. A threshold that metrics cannot tell is a comment at its begin.
     *
     * @param range the time that an alert looks back, as Prometheus writes it, for thresholds without a length of their own
     */
    public static String of(Plan plan, String range) {
        RuleFile file = new RuleFile("wingload " + plan.name());
        for (Rule threshold : plan.thresholds()) {
            Optional<String> expression =
                    threshold.stage().isPresent() ? Optional.empty() : PromQl.missed(threshold, plan, range);
            expression.ifPresentOrElse(
                    missed -> add(file, threshold, missed, plan),
                    () -> file.comment("No rule: " + Printable.of(threshold.text()) + ": "
                            + (threshold.stage().isPresent()
                                    ? "metrics do not tell stages apart."
                                    : "metrics do not have this figure.")));
        }
        return file.yaml();
    }

    private static void add(RuleFile file, Rule threshold, String missed, Plan plan) {
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put("scenario", plan.name());
        labels.put("threshold", Printable.of(threshold.text()));
        threshold.task().ifPresent(task -> labels.put("task", Printable.of(task)));
        Map<String, String> annotations = new LinkedHashMap<>();
        annotations.put("summary", "missed: " + Printable.of(threshold.text()).replace("{{", "{ {"));
        runbook(threshold, plan).ifPresent(page -> annotations.put("runbook_url", page));
        file.alert("WingloadThresholdMissed", missed, labels, annotations);
    }

    /** The page of the task that the threshold is of; of all tasks, the only page that there is. */
    private static Optional<String> runbook(Rule threshold, Plan plan) {
        List<String> pages = plan.tasks().stream()
                .filter(task -> threshold.task().map(task.name()::equals).orElse(true))
                .map(Task::runbook)
                .flatMap(Optional::stream)
                .distinct()
                .toList();
        return pages.size() == 1 ? Optional.of(pages.get(0)) : Optional.empty();
    }
}
