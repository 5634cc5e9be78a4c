package io.github.wingload.scenario.rule;

import io.github.wingload.plan.Figure;
import io.github.wingload.plan.Figure.Observed;
import io.github.wingload.plan.Load;
import io.github.wingload.plan.Rule;
import io.github.wingload.plan.Stage;
import io.github.wingload.plan.Task;
import io.github.wingload.text.Fault;
import io.github.wingload.text.Figures;
import io.github.wingload.yaml.Node;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code thresholds}: what the target has promised, a line each. */
public final class ThresholdsSection {

    /** By which the windows of {@code over} slide; shorter ones would leave calls out. */
    private static final Duration SHORTEST_WINDOW = Duration.ofSeconds(10);

    private ThresholdsSection() {}

    /** @param load empty if something is wrong with it, and its stages are not known */
    public static List<Rule> read(Node node, List<Task> tasks, Optional<Load> load, ServerFigureNames figures) {
        List<Stage> stages = load.map(Load::stages).orElse(List.of());
        List<Rule> thresholds = new ArrayList<>();
        for (Node item : node.items("[\"p90 of ok <= 500ms\"]")) {
            item.line()
                    .ifPresent(line -> threshold(item, line, tasks, stages, figures)
                            .ifPresent(threshold -> {
                                warnOfLongWindow(item, threshold, stages);
                                thresholds.add(threshold);
                            }));
        }
        return thresholds;
    }

    private static Optional<Rule> threshold(
            Node item, String line, List<Task> tasks, List<Stage> stages, ServerFigureNames figures) {
        try {
            Rule threshold = ConditionParser.threshold(
                    line,
                    tasks.stream().map(Task::name).distinct().toList(),
                    stages.stream().map(Stage::name).toList(),
                    figures);
            if (threshold
                    .over()
                    .filter(over -> over.compareTo(SHORTEST_WINDOW) < 0)
                    .isPresent()) {
                throw new Fault("`over` is shorter than 10s, the step of its windows", "write over 10s or more");
            }
            checkScrapes(threshold, figures);
            requireTold(threshold, tasks);
            return Optional.of(threshold);
        } catch (Fault fault) {
            item.problem(fault.found(), fault.remedy());
            return Optional.empty();
        }
    }

    /** One scrape says little about a window. */
    private static void checkScrapes(Rule threshold, ServerFigureNames figures) {
        if (threshold.over().isEmpty() || !(threshold.figure() instanceof Observed observed)) {
            return;
        }
        Duration twice = figures.every(observed.figure()).multipliedBy(2);
        if (threshold.over().get().compareTo(twice) < 0) {
            String seconds = Figures.plain(twice.toMillis() / 2e3) + "s";
            throw new Fault(
                    "`over` contains fewer than two scrapes, which are " + seconds + " apart",
                    "write over " + Figures.plain(twice.toMillis() / 1e3) + "s or more, or scrape more often");
        }
    }

    /** What answers tell is asked for by the task. */
    private static void requireTold(Rule threshold, List<Task> tasks) {
        List<Task> about = tasks.stream()
                .filter(task -> threshold.task().map(task.name()::equals).orElse(true))
                .toList();
        String whose = threshold.task().map(name -> "task " + Node.quote(name)).orElse("no task");
        String has = threshold.task().isPresent() ? " has no " : " has ";
        boolean known = !about.isEmpty();
        if (known
                && threshold.figure().equals(Figure.CACHE_HIT_RATE)
                && about.stream().allMatch(task -> task.cache().isEmpty())) {
            throw new Fault(
                    whose + has + "`cache`, so cache hits are unknown",
                    "add it, for example `cache: {hit: header X-Cache =~ hit}`");
        }
        if (known
                && threshold.figure().equals(Figure.ITEM_SUCCESS_RATE)
                && about.stream().allMatch(task -> task.expect().items().isEmpty())) {
            throw new Fault(
                    whose + has + "`items`, so items are not counted",
                    "add them, for example `expect: {items: /predictions}`");
        }
    }

    private static void warnOfLongWindow(Node item, Rule threshold, List<Stage> stages) {
        Duration judged = Load.total(stages.stream()
                .filter(stage -> threshold.stage().map(stage.name()::equals).orElse(true))
                .toList());
        if (!stages.isEmpty()
                && threshold.over().filter(over -> over.compareTo(judged) > 0).isPresent()) {
            item.findings()
                    .warn("the threshold \"" + threshold.text() + "\" is over more time than is judged: "
                            + Figures.plain(judged.toNanos() / 1e9) + " s");
        }
    }
}
