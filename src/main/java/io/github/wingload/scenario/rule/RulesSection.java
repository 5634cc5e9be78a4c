package io.github.wingload.scenario.rule;

import io.github.wingload.plan.Figure;
import io.github.wingload.plan.Figure.Observed;
import io.github.wingload.plan.Figure.Quantity;
import io.github.wingload.plan.Figure.Times;
import io.github.wingload.plan.Figure.TokenRate;
import io.github.wingload.plan.Rule;
import io.github.wingload.plan.Safeguards;
import io.github.wingload.plan.load.Load;
import io.github.wingload.plan.load.Offer;
import io.github.wingload.plan.load.Stage;
import io.github.wingload.plan.task.Task;
import io.github.wingload.text.Fault;
import io.github.wingload.text.Figures;
import io.github.wingload.yaml.Node;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** {@code thresholds} and {@code stop_when}: one rule in each line. */
public final class RulesSection {

    /** The step of sliding windows; a shorter window would omit calls. */
    private static final Duration SHORTEST_WINDOW = Duration.ofSeconds(10);

    private RulesSection() {}

    /**
     * What ends a run early.
     *
     * @param rules that end it as soon as one holds
     * @param decided true if it ends as soon as its verdict is certain
     */
    public record Stops(List<Rule> rules, boolean decided) {}

    /**
     * {@code stop_when}.
     *
     * @param load empty if it is invalid
     * @param compares true if the run compares two sides, which can be decided too
     */
    public static Stops stops(Node node, List<Rule> thresholds, Optional<Load> load, boolean compares) {
        boolean alone = isDecided(node);
        List<Node> items = alone ? List.of(node) : node.items("[\"failure rate > 20% over 30s\"]");
        List<Rule> rules = new ArrayList<>();
        boolean decided = false;
        for (Node item : items) {
            if (isDecided(item)) {
                decided = true;
                load.ifPresent(known -> checkDecidable(item, thresholds, known, compares));
            } else {
                item.line(ConditionParser::stopRule).ifPresent(rules::add);
            }
        }
        return new Stops(rules, decided);
    }

    private static boolean isDecided(Node node) {
        return node.written().equals(Safeguards.DECIDED);
    }

    private static void checkDecidable(Node node, List<Rule> thresholds, Load load, boolean compares) {
        if (load.duration().isEmpty()) {
            node.problem(
                    "`decided` needs a load with a planned end, and this one ends with its number of calls",
                    "add run_time to the load, or remove `decided`");
        } else if (thresholds.isEmpty() && !compares) {
            node.problem(
                    "`decided` needs a threshold to decide",
                    "add thresholds, for example thresholds: [p90 of ok <= 500ms]");
        } else {
            List<String> atEnd = thresholds.stream()
                    .filter(threshold -> !threshold.decidedEarly(load))
                    .map(threshold -> Node.quote(threshold.text()))
                    .toList();
            if (!atEnd.isEmpty()) {
                node.findings()
                        .warn("stop_when: decided: the run ends early only if a threshold is missed, because "
                                + String.join(", ", atEnd)
                                + (atEnd.size() == 1 ? " is" : " are")
                                + " judged at the planned end");
            }
        }
    }

    /**
     * The rules of {@code thresholds}, which the target must keep.
     *
     * @param tasks of the plan
     * @param leftOut names of tasks that are not done this time; thresholds on them alone are left out with a note
     * @param offer of the load; empty if it is invalid, any stage may then be right
     * @param sides the names of those that are compared, to which tasks refer by index; empty if nothing is
     */
    public static List<Rule> thresholds(
            Node node,
            List<Task> tasks,
            Set<String> leftOut,
            Optional<Offer> offer,
            ServerFigureNames figures,
            List<String> sides) {
        List<String> names = Stream.concat(tasks.stream().map(Task::name), leftOut.stream())
                .distinct()
                .toList();
        Predicate<Rule> isLeftOut = rule -> rule.task()
                .filter(name -> tasks.stream().noneMatch(task -> task.name().equals(name)))
                .isPresent();
        List<Stage> stages = offer.map(Offer::load).map(Load::stages).orElse(List.of());
        List<Rule> thresholds = new ArrayList<>();
        for (Node item : node.items("[\"p90 of ok <= 500ms\"]")) {
            item.line(line -> {
                        Rule threshold = threshold(line, names, tasks, stages, figures, ofSides(sides, tasks));
                        if (!isLeftOut.test(threshold)) {
                            offer.ifPresent(load -> new Promise(threshold, tasks).checkOffered(load));
                        }
                        return threshold;
                    })
                    .ifPresent(threshold -> {
                        if (isLeftOut.test(threshold)) {
                            node.findings()
                                    .note("the threshold \"" + threshold.text()
                                            + "\" is left out, because its task does not have these tags");
                            return;
                        }
                        warnOfLongWindow(item, threshold, stages);
                        thresholds.add(threshold);
                    });
        }
        return thresholds;
    }

    /** The names of the tasks of each side that are counted. */
    private static Map<String, List<String>> ofSides(List<String> sides, List<Task> tasks) {
        Map<String, List<String>> named = new LinkedHashMap<>();
        for (int i = 0; i < sides.size(); i++) {
            int side = i;
            named.put(
                    sides.get(i),
                    tasks.stream()
                            .filter(task -> task.counted() && task.side().equals(OptionalInt.of(side)))
                            .map(Task::name)
                            .toList());
        }
        return named;
    }

    private static Rule threshold(
            String line,
            List<String> names,
            List<Task> tasks,
            List<Stage> stages,
            ServerFigureNames figures,
            Map<String, List<String>> sides) {
        Rule threshold = ConditionParser.threshold(
                line, names, stages.stream().map(Stage::name).toList(), figures, sides);
        if (threshold.over().filter(over -> over.compareTo(SHORTEST_WINDOW) < 0).isPresent()) {
            throw new Fault("`over` is shorter than 10s, the step of its windows", "write over 10s or more");
        }
        checkScrapes(threshold, figures);
        checkCounted(threshold, tasks);
        requireDetail(
                threshold,
                tasks,
                Figure.CACHE_HIT_RATE::equals,
                task -> task.cache().isPresent(),
                "`cache`, so cache hits are unknown",
                "add it, for example `cache: {hit: header X-Cache =~ hit}`");
        requireDetail(
                threshold,
                tasks,
                Figure.ITEM_SUCCESS_RATE::equals,
                task -> task.expect().items().isPresent(),
                "`items`, so items are not counted",
                "add them, for example `expect: {items: /predictions}`");
        requireDetail(
                threshold,
                tasks,
                RulesSection::isOfStreams,
                task -> task.stream().isPresent(),
                "`stream`, so tokens are not looked for",
                "add it to the task, for example `stream: openai`");
        return threshold;
    }

    private static boolean isOfStreams(Figure figure) {
        return figure instanceof TokenRate
                || figure.needs().stream()
                        .anyMatch(counted -> counted instanceof Times times && times.quantity() != Quantity.DURATION);
    }

    /** Calls that are counted apart are not judged. */
    private static void checkCounted(Rule threshold, List<Task> tasks) {
        List<Task> judged = tasks.stream()
                .filter(task -> threshold.task().filter(task.name()::equals).isPresent())
                .toList();
        if (!judged.isEmpty() && judged.stream().noneMatch(Task::counted)) {
            throw new Fault(
                    "task " + Node.quote(judged.get(0).name()) + " is counted apart, so no threshold can judge it",
                    "write apart: false in this step of on_start; calls of on_stop follow the load and are never judged");
        }
    }

    /** A window needs two scrapes or more. */
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

    /** A figure of a detail of answers needs a task that reads the detail. */
    private static void requireDetail(
            Rule threshold,
            List<Task> tasks,
            Predicate<Figure> needsIt,
            Predicate<Task> reads,
            String detail,
            String remedy) {
        List<Task> judged = tasks.stream()
                .filter(task -> threshold.task().map(task.name()::equals).orElse(true))
                .toList();
        if (needsIt.test(threshold.figure())
                && !judged.isEmpty()
                && judged.stream().noneMatch(reads)) {
            String without = threshold
                    .task()
                    .map(name -> "task " + Node.quote(name) + " has no ")
                    .orElse("no task has ");
            throw new Fault(without + detail, remedy);
        }
    }

    private static void warnOfLongWindow(Node item, Rule threshold, List<Stage> stages) {
        Duration judged = Load.total(stages.stream()
                .filter(stage -> threshold.stage().map(stage.name()::equals).orElse(true))
                .toList());
        if (!stages.isEmpty()
                && threshold.over().filter(over -> over.compareTo(judged) > 0).isPresent()) {
            item.findings()
                    .warn("the threshold \"" + threshold.text()
                            + "\" has a window longer than the time that is judged, "
                            + Figures.plain(judged.toNanos() / 1e9) + " s");
        }
    }
}
