package io.github.wingload.scenario.task;

import io.github.wingload.plan.UserClass;
import io.github.wingload.plan.WaitTime;
import io.github.wingload.scenario.load.WaitTimeSection;
import io.github.wingload.yaml.Keys;
import io.github.wingload.yaml.Node;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One of {@code user_classes}, or the top level of a scenario with one kind of users.
 *
 * @param name unique
 * @param weight its share of the users
 * @param waitTime a user's pause
 * @param flows what such a user does
 */
public record UserClassSection(String name, int weight, WaitTime waitTime, List<FlowSection> flows) {

    private static final int HEAVIEST = 1_000_000;
    private static final String TASKS_EXAMPLE = "[get: /]";
    private static final String TASKS = "tasks: " + TASKS_EXAMPLE;

    /** @param open true for a load by rate, which has no users that wait */
    public static List<UserClassSection> read(Keys top, Scope scope, boolean open) {
        Node classes = top.get("user_classes");
        WaitTime waitTime = WaitTimeSection.read(top.get("wait_time"), open);
        if (!classes.present()) {
            List<FlowSection> flows = tasks(top.required("tasks", TASKS), scope);
            return List.of(new UserClassSection(UserClass.ONLY, 1, waitTime, flows));
        }
        top.exclude("user_classes", List.of("tasks"));
        List<Node> items = classes.items("[{name: reader, tasks: [get: /]}]");
        if (classes.isSequence() && items.isEmpty()) {
            classes.problem("an empty list", "write at least one class, for example {name: reader, tasks: [get: /]}");
        }
        List<UserClassSection> read = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Node item : items) {
            read.add(one(item, scope, waitTime, open, names));
        }
        return read;
    }

    private static List<FlowSection> tasks(Node node, Scope scope) {
        List<Node> items = node.items(TASKS_EXAMPLE);
        if (node.isSequence() && items.isEmpty()) {
            node.problem("an empty list", "write at least one task, for example " + TASKS_EXAMPLE);
        }
        return items.stream().map(item -> FlowSection.read(item, scope)).toList();
    }

    private static UserClassSection one(Node node, Scope around, WaitTime usualWait, boolean open, Set<String> names) {
        Keys keys = node.keys("name", "weight", "wait_time", "samples", "host_header", "headers", "cache", "tasks");
        Node nameNode = keys.required("name", "name: reader");
        Optional<String> name = nameNode.line();
        if (name.isPresent() && !names.add(name.get())) {
            nameNode.problem("another class already has this name", "give each class its own name");
        }
        Node wait = keys.get("wait_time");
        return new UserClassSection(
                name.orElse(UserClass.ONLY),
                (int) keys.get("weight").whole(1, HEAVIEST).orElse(1),
                wait.present() ? WaitTimeSection.read(wait, open) : usualWait,
                tasks(keys.required("tasks", TASKS), around.inside(keys)));
    }
}
