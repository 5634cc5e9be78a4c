package io.github.wingload.scenario.task;

import io.github.wingload.plan.load.Flow;
import io.github.wingload.plan.load.Load;
import io.github.wingload.plan.load.UserClass;
import io.github.wingload.plan.load.WaitTime;
import io.github.wingload.plan.target.Side;
import io.github.wingload.plan.task.Task;
import io.github.wingload.scenario.data.Extracted;
import io.github.wingload.scenario.load.WaitTimeSection;
import io.github.wingload.text.Figures;
import io.github.wingload.yaml.Keys;
import io.github.wingload.yaml.Node;
import io.github.wingload.yaml.Place;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * {@code user_classes}, or the {@code tasks} of a scenario with one kind of users.
 *
 * @param userClasses in the order of the file; their flows refer to tasks by index
 * @param tasks of all classes; of each, in the order in which a user does them
 * @param leftOut names of tasks that are not done, because of their tags
 */
public record UserClassSection(List<UserClass> userClasses, List<Task> tasks, Set<String> leftOut) {

    /** The keys of what users do. */
    private static final List<String> WORK = List.of("on_start", "tasks", "on_stop");

    private static final int MOST_USERS = 1_000_000;

    /**
     * Reads the classes.
     *
     * @param scopes one, or one for each side of a comparison
     * @param load empty if it is invalid
     * @param filter selects the tasks that are done; a class without one is left out
     */
    public static UserClassSection read(Keys top, List<Scope> scopes, Optional<Load> load, TagFilter filter) {
        UserClassSection section = new UserClassSection(new ArrayList<>(), new ArrayList<>(), new LinkedHashSet<>());
        boolean open = load.filter(Load::open).isPresent();
        Node classes = top.get("user_classes");
        WaitTime waitTime = WaitTimeSection.read(top.get("wait_time"), open);
        if (!classes.present()) {
            FlowSection.Selection selection = new FlowSection.Selection(filter, List.of(), section.leftOut);
            section.add(
                    UserClass.ONLY,
                    1,
                    OptionalInt.empty(),
                    waitTime,
                    top,
                    scopes.size(),
                    (side, extracted) -> scopes.get(side),
                    selection,
                    open);
            section.checkNames(top.get("tasks"));
            section.checkSelected(top.node(), filter);
            return section;
        }
        top.exclude("user_classes", WORK);
        Set<String> names = new HashSet<>();
        for (Node item : classes.someItems("[{name: reader, tasks: [get: /]}]")) {
            Keys keys = item.keys(
                    "name",
                    "weight",
                    "fixed_count",
                    "wait_time",
                    "samples",
                    "host_header",
                    "headers",
                    "cache",
                    "tags",
                    "on_start",
                    "tasks",
                    "on_stop");
            if (keys.has("fixed_count")) {
                keys.exclude("fixed_count", List.of("weight"));
            }
            Node wait = keys.get("wait_time");
            section.add(
                    name(keys.required("name", "name: reader"), names),
                    keys.get("weight").integer(1, FlowSection.HEAVIEST).orElse(1),
                    fixedCount(keys.get("fixed_count"), open),
                    wait.present() ? WaitTimeSection.read(wait, open) : waitTime,
                    keys,
                    scopes.size(),
                    (side, extracted) -> scopes.get(side).inside(keys, extracted),
                    new FlowSection.Selection(filter, FlowSection.tags(keys.get("tags")), section.leftOut),
                    open);
        }
        load.filter(known -> !known.open()).ifPresent(known -> section.checkFixed(classes, known));
        section.checkNames(classes);
        section.checkSelected(classes, filter);
        return section;
    }

    private static OptionalInt fixedCount(Node node, boolean open) {
        if (node.present() && open) {
            node.keyProblem("a load by rate has no users to count", "write weight: its share of the starts");
        }
        return node.integer(1, MOST_USERS);
    }

    /** @param scopes the scope of the class on each side, whose headers can use what is extracted on start */
    private void add(
            String name,
            int weight,
            OptionalInt fixedCount,
            WaitTime waitTime,
            Keys keys,
            int sides,
            BiFunction<Integer, Extracted, Scope> scopes,
            FlowSection.Selection selection,
            boolean open) {
        int first = tasks.size();
        Node start = keys.get("on_start");
        Node stop = keys.get("on_stop");
        if (open) {
            refuse(start, "write the request as the first of the steps of a task");
            refuse(stop, "write the request as the last of the steps of a task");
        }
        List<Node> startSteps = start.isSequence() ? start.items("") : List.of();
        List<Extracted> extracted = IntStream.range(0, sides)
                .mapToObj(side -> Extracted.onStart(startSteps, side, sides))
                .toList();
        List<Scope> ofSides = IntStream.range(0, sides)
                .mapToObj(side -> scopes.apply(side, extracted.get(side)))
                .toList();
        Optional<Flow> onStart = start.present()
                ? Optional.of(new FlowSection(
                                ofSides.stream().map(Scope::beforeExtraction).toList(),
                                IntStream.range(0, sides)
                                        .mapToObj(side -> Extracted.beforeStart(startSteps, side))
                                        .toList(),
                                selection,
                                tasks)
                        .onStart(start))
                : Optional.empty();
        FlowSection flow = new FlowSection(ofSides, extracted, selection, tasks);
        List<Flow> flows = keys.required("tasks", "tasks: [get: /]").someItems("[get: /]").stream()
                .flatMap(item -> flow.item(item).stream())
                .toList();
        Optional<Flow> onStop = stop.present() ? Optional.of(flow.onStop(stop)) : Optional.empty();
        if (flows.isEmpty()) {
            // The tags leave nothing to do, or a problem was reported.
            tasks.subList(first, tasks.size()).clear();
            return;
        }
        List<Task> ofClass = tasks.subList(first, tasks.size());
        List<Task> secret = FlowSection.withSecrets(
                ofClass, slot -> slot < extracted.get(0).free(), FlowSection.secretSlots(ofClass));
        for (int i = 0; i < secret.size(); i++) {
            tasks.set(first + i, secret.get(i));
        }
        userClasses.add(new UserClass(name, weight, fixedCount, waitTime, onStart, flows, onStop));
    }

    /**
     * The section whose tasks are named by their sides: by the side alone if each side has a single task, as {@code name (side)}
     * otherwise.
     */
    public UserClassSection named(List<Side> sides) {
        if (sides.size() < 2) {
            return this;
        }
        boolean single = tasks.size() == sides.size();
        List<Task> named = tasks.stream()
                .map(task -> {
                    String side = sides.get(task.side().orElse(0)).name();
                    return task.named(single ? side : task.name() + " (" + side + ")");
                })
                .toList();
        Set<String> names = leftOut.stream()
                .flatMap(name -> sides.stream().map(side -> name + " (" + side.name() + ")"))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        names.addAll(leftOut);
        return new UserClassSection(userClasses, named, names);
    }

    private static void refuse(Node node, String remedy) {
        if (node.present()) {
            node.keyProblem("a load by rate has no users who start and stop", remedy);
        }
    }

    private void checkSelected(Node node, TagFilter filter) {
        if (userClasses.isEmpty() && !leftOut.isEmpty()) {
            node.findings()
                    .problem(
                            Place.onCommandLine(filter.options()),
                            "",
                            "no task is selected by its tags",
                            "name tags that tasks or user classes have under tags");
        }
    }

    /** Users of classes with a fixed count start first, so there must be as many users, and no others without a weight. */
    private void checkFixed(Node classes, Load load) {
        long fixed = UserClass.fixedUsers(userClasses);
        boolean all = fixed > 0
                && userClasses.stream().allMatch(users -> users.fixedCount().isPresent());
        long users = load.peakUsers();
        if (fixed > users || all && fixed < users) {
            classes.problem(
                    "the fixed counts add up to " + Figures.count(fixed, "user", "users") + ", and the load has "
                            + Figures.count(users),
                    fixed > users ? "plan more users" : "plan as many, or give a class a weight instead");
        }
    }

    /** Rows of tables are named by method and name, and a row is counted either apart or in totals. */
    private void checkNames(Node node) {
        for (Task task : tasks) {
            boolean both = tasks.stream()
                    .anyMatch(other -> other.name().equals(task.name())
                            && other.method().equals(task.method())
                            && !other.apart().equals(task.apart()));
            if (task.apart().isPresent() && both) {
                node.problem(
                        task.method() + " " + Node.quote(task.name())
                                + " is counted apart, and another task has this method and name",
                        "give the step of on_start or on_stop a name of its own");
                return;
            }
        }
    }

    private static String name(Node node, Set<String> names) {
        Optional<String> name = node.line();
        if (name.isPresent() && !names.add(name.get())) {
            node.problem("another class already has this name", "give each class its own name");
        }
        return name.orElse(UserClass.ONLY);
    }
}
