package io.github.wingload.scenario.task;

import io.github.wingload.plan.Task;
import io.github.wingload.scenario.data.Extracted;
import io.github.wingload.yaml.Keys;
import io.github.wingload.yaml.Node;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One item of {@code tasks}: a task, or one made of {@code steps}.
 *
 * @param weight its share of the picks
 * @param tasks in the order in which they run
 */
record FlowSection(int weight, List<Task> tasks) {

    private static final int HEAVIEST = 1_000_000;

    /** Of a task; those of a step too, but for {@link #NOT_OF_STEPS}. */
    private static final List<String> KEYS = Stream.of(
                    TaskSection.KEYS.subList(0, 6),
                    List.of("weight"),
                    TaskSection.KEYS.subList(6, TaskSection.KEYS.size()),
                    Scope.KEYS,
                    List.of("steps"))
            .flatMap(List::stream)
            .toList();

    private static final List<String> NOT_OF_STEPS = List.of("weight", "steps");
    private static final List<String> KEYS_OF_STEPS =
            KEYS.stream().filter(key -> !NOT_OF_STEPS.contains(key)).toList();
    private static final String EXAMPLE = "[post: /items, get: /items]";

    static FlowSection read(Node node, Scope around) {
        Keys keys = node.keys(KEYS.toArray(String[]::new));
        int weight = (int) keys.get("weight").whole(1, HEAVIEST).orElse(1);
        if (!keys.has("steps")) {
            Task task = TaskSection.read(node, keys, around.with(keys), Extracted.NOTHING, true);
            return new FlowSection(weight, List.of(task));
        }
        keys.exclude("steps", TaskSection.KEYS);
        return new FlowSection(weight, steps(keys.get("steps"), around.inside(keys)));
    }

    private static List<Task> steps(Node node, Scope around) {
        List<Node> steps = node.items(EXAMPLE);
        if (node.isSequence() && steps.isEmpty()) {
            node.problem("an empty list", "write the steps, for example " + EXAMPLE);
        }
        List<Keys> keys = steps.stream().map(FlowSection::keysOfStep).toList();
        List<Scope> scopes = keys.stream().map(around::with).toList();
        Extracted extracted = Extracted.by(steps, columns(scopes));
        List<Task> tasks = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            boolean last = i == steps.size() - 1;
            tasks.add(TaskSection.read(steps.get(i), keys.get(i), scopes.get(i), extracted, last));
            extracted = extracted.after(steps.get(i));
        }
        return tasks;
    }

    /** A key that only a task has is no unknown one, but said to be out of place. */
    private static Keys keysOfStep(Node step) {
        List<String> misplaced =
                NOT_OF_STEPS.stream().filter(Keys.children(step)::containsKey).toList();
        Keys keys = step.keys((misplaced.isEmpty() ? KEYS_OF_STEPS : KEYS).toArray(String[]::new));
        misplaced.forEach(
                key -> keys.get(key).keyProblem("a step cannot have " + key, "remove it: all steps run, in order"));
        return keys;
    }

    private static Set<String> columns(List<Scope> scopes) {
        Set<String> columns = new LinkedHashSet<>();
        scopes.forEach(scope -> scope.samples().columnNames().ifPresent(columns::addAll));
        return columns;
    }
}
