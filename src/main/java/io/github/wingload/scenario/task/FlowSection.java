package io.github.wingload.scenario.task;

import io.github.wingload.plan.Flow;
import io.github.wingload.plan.Header;
import io.github.wingload.plan.Task;
import io.github.wingload.plan.Template;
import io.github.wingload.scenario.data.Extracted;
import io.github.wingload.yaml.Keys;
import io.github.wingload.yaml.Node;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** One item of {@code tasks}: a task, or a flow of {@code steps}. */
final class FlowSection {

    static final int HEAVIEST = 1_000_000;

    private static final List<String> KEYS_OF_STEPS =
            Stream.concat(TaskSection.KEYS.stream(), Scope.KEYS.stream()).toList();
    private static final List<String> NOT_OF_STEPS = List.of("weight", "steps");
    private static final List<String> KEYS =
            Stream.concat(KEYS_OF_STEPS.stream(), NOT_OF_STEPS.stream()).toList();

    private FlowSection() {}

    /** Reads the item and adds its tasks to those of the plan. */
    static Flow read(Node node, Scope around, List<Task> tasks) {
        Keys keys = node.keys(KEYS);
        int first = tasks.size();
        if (keys.has("steps")) {
            keys.exclude("steps", TaskSection.KEYS);
            tasks.addAll(steps(keys.get("steps"), around.inside(keys)));
        } else {
            tasks.add(TaskSection.read(keys, around.with(keys), Extracted.NOTHING, true));
        }
        return new Flow(
                keys.get("weight").integer(1, HEAVIEST).orElse(1),
                IntStream.range(first, tasks.size()).boxed().toList());
    }

    private static List<Task> steps(Node node, Scope around) {
        List<Node> steps = node.someItems("[post: /items, get: /items]");
        List<Keys> keys = steps.stream().map(FlowSection::keysOfStep).toList();
        List<Scope> scopes = keys.stream().map(around::with).toList();
        Extracted extracted = Extracted.by(steps, columns(scopes));
        List<Task> tasks = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            boolean last = i == steps.size() - 1;
            tasks.add(TaskSection.read(keys.get(i), scopes.get(i), extracted, last));
            extracted = extracted.after(steps.get(i));
        }
        return withSecrets(tasks);
    }

    /** The steps, in which a value that a secret header contains is secret too. */
    private static List<Task> withSecrets(List<Task> steps) {
        Set<Integer> secret = steps.stream()
                .flatMap(step -> step.headers().stream())
                .filter(Header::secret)
                .flatMap(header -> header.value().segments().stream())
                .filter(Template.Extracted.class::isInstance)
                .map(segment -> ((Template.Extracted) segment).slot())
                .collect(Collectors.toSet());
        return steps.stream()
                .map(step -> step.withExtractions(step.extractions().stream()
                        .map(value -> secret.contains(value.slot()) ? value.asSecret() : value)
                        .toList()))
                .toList();
    }

    /** Reports keys that only a whole item can have as misplaced, not as unknown. */
    private static Keys keysOfStep(Node step) {
        List<String> misplaced =
                NOT_OF_STEPS.stream().filter(Keys.children(step)::containsKey).toList();
        Keys keys = step.keys(misplaced.isEmpty() ? KEYS_OF_STEPS : KEYS);
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
