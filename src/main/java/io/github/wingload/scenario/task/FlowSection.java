package io.github.wingload.scenario.task;

import io.github.wingload.plan.load.Flow;
import io.github.wingload.plan.task.Header;
import io.github.wingload.plan.task.Task;
import io.github.wingload.plan.task.Template;
import io.github.wingload.scenario.data.Extracted;
import io.github.wingload.yaml.Keys;
import io.github.wingload.yaml.Node;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What a user does in one go: an item of {@code tasks}, which is a task or a flow of {@code steps}, or the steps of {@code
 * on_start} and {@code on_stop}. Adds the tasks to those of the plan.
 *
 * @param scopes of the user class, one for each side of a comparison
 * @param extracted what its users extracted on start, of each side
 * @param selection which of the items are done
 * @param tasks of the plan
 */
record FlowSection(List<Scope> scopes, List<Extracted> extracted, Selection selection, List<Task> tasks) {

    static final int HEAVIEST = 1_000_000;

    private static final String EXAMPLE = "[post: /items, get: /items]";
    private static final Pattern TAG = Pattern.compile("[^,\\s]+");
    private static final String APART = "apart";
    private static final List<String> KEYS_OF_STEPS =
            Stream.concat(TaskSection.KEYS.stream(), Scope.KEYS.stream()).toList();
    private static final List<String> NOT_OF_STEPS = List.of("weight", "tags", "steps");
    private static final List<String> KEYS =
            Stream.concat(KEYS_OF_STEPS.stream(), NOT_OF_STEPS.stream()).toList();

    /**
     * The choice among the items of a user class.
     *
     * @param tags of the class
     * @param leftOut receives the names of the tasks that are not done
     */
    record Selection(TagFilter filter, List<String> tags, Set<String> leftOut) {}

    /** Reads an item of {@code tasks}; empty if it is not done. */
    Optional<Flow> item(Node node) {
        Keys keys = node.keys(KEYS);
        int first = tasks.size();
        for (int side = 0; side < scopes.size(); side++) {
            add(side, item(keys, side));
        }
        int weight = keys.get("weight").integer(1, HEAVIEST).orElse(1);
        if (!selection.filter().selects(selection.tags(), tags(keys.get("tags")))) {
            List<Task> added = tasks.subList(first, tasks.size());
            added.forEach(task -> selection.leftOut().add(task.name()));
            added.clear();
            return Optional.empty();
        }
        return Optional.of(flow(weight, first));
    }

    /** The tasks of an item on one side. */
    private List<Task> item(Keys keys, int side) {
        Scope scope = scopes.get(side);
        if (!keys.has("steps")) {
            return List.of(TaskSection.read(keys, scope.with(keys), extracted.get(side), true));
        }
        keys.exclude("steps", TaskSection.KEYS);
        List<Node> steps = keys.get("steps").someItems(EXAMPLE);
        List<Keys> ofSteps = steps.stream()
                .map(step -> keysOfStep(step, KEYS_OF_STEPS, KEYS))
                .toList();
        return steps(scope.inside(keys, extracted.get(side)), extracted.get(side), steps, ofSteps, true);
    }

    private void add(int side, List<Task> read) {
        read.forEach(task -> tasks.add(scopes.size() > 1 ? task.ofSide(side) : task));
    }

    /** A flow of the tasks that were added, or a pair if they are those of two sides. */
    private Flow flow(int weight, int first) {
        List<Integer> added = added(first);
        int half = added.size() / 2;
        return scopes.size() > 1 && !added.isEmpty()
                ? Flow.pair(weight, added.subList(0, half), added.subList(half, added.size()))
                : new Flow(weight, added);
    }

    /** {@code tags}: a tag, or a list of them. */
    static List<String> tags(Node node) {
        return node.itemsOrOne().stream()
                .filter(Node::present)
                .flatMap(
                        tag -> tag.text(TAG, "a tag", "write a name without commas and spaces, such as smoke").stream())
                .toList();
    }

    /** Reads {@code on_start}, whose calls can be counted like those of tasks, and whose answers can be used in them. */
    Flow onStart(Node node) {
        List<String> keys =
                Stream.concat(KEYS_OF_STEPS.stream(), Stream.of(APART)).toList();
        int first = tasks.size();
        inLife(node, keys, Task.Apart.ON_START);
        // A user who is to call both sides must log in on both.
        return new Flow(1, added(first));
    }

    /** Reads {@code on_stop}. */
    Flow onStop(Node node) {
        int first = tasks.size();
        inLife(node, KEYS_OF_STEPS, Task.Apart.ON_STOP);
        return flow(1, first);
    }

    private void inLife(Node node, List<String> known, Task.Apart part) {
        List<Node> steps = node.someItems(EXAMPLE);
        List<Keys> keys = steps.stream()
                .map(step -> keysOfStep(
                        step,
                        known,
                        Stream.concat(known.stream(), NOT_OF_STEPS.stream()).toList()))
                .toList();
        for (int side = 0; side < scopes.size(); side++) {
            List<Task> read = steps(scopes.get(side), extracted.get(side), steps, keys, part == Task.Apart.ON_STOP);
            List<Task> counted = new ArrayList<>();
            for (int i = 0; i < read.size(); i++) {
                boolean apart = part == Task.Apart.ON_STOP
                        || keys.get(i).get(APART).truth().orElse(true);
                counted.add(apart ? read.get(i).countedApart(part) : read.get(i));
            }
            add(side, counted);
        }
    }

    private List<Integer> added(int first) {
        return IntStream.range(first, tasks.size()).boxed().toList();
    }

    /** @param ends false if later flows can use what the last step extracts */
    private static List<Task> steps(Scope scope, Extracted extracted, List<Node> steps, List<Keys> keys, boolean ends) {
        List<Scope> ofSteps = keys.stream().map(scope::with).toList();
        Extracted known = extracted.by(steps, columns(ofSteps));
        List<Task> read = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            boolean last = ends && i == steps.size() - 1;
            read.add(TaskSection.read(keys.get(i), ofSteps.get(i), known, last));
            known = known.after(steps.get(i));
        }
        return withSecrets(read, slot -> true, secretSlots(read));
    }

    /** The slots of the values that secret headers of these tasks contain. */
    static Set<Integer> secretSlots(List<Task> tasks) {
        return tasks.stream()
                .flatMap(task -> task.headers().stream())
                .filter(Header::secret)
                .flatMap(header -> header.value().segments().stream())
                .filter(Template.Extracted.class::isInstance)
                .map(segment -> ((Template.Extracted) segment).slot())
                .collect(Collectors.toSet());
    }

    /**
     * The tasks, in which values that secret headers contain are secret too.
     *
     * @param slots that are looked at
     */
    static List<Task> withSecrets(List<Task> tasks, IntPredicate slots, Set<Integer> secret) {
        return tasks.stream()
                .map(task -> task.withExtractions(task.extractions().stream()
                        .map(value ->
                                slots.test(value.slot()) && secret.contains(value.slot()) ? value.asSecret() : value)
                        .toList()))
                .toList();
    }

    /** Reports keys that only a whole item can have as misplaced, not as unknown. */
    private static Keys keysOfStep(Node step, List<String> known, List<String> withMisplaced) {
        List<String> misplaced =
                NOT_OF_STEPS.stream().filter(Keys.children(step)::containsKey).toList();
        Keys keys = step.keys(misplaced.isEmpty() ? known : withMisplaced);
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
