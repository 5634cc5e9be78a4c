package io.github.wingload.scenario.task;

import io.github.wingload.plan.Flow;
import io.github.wingload.plan.Task;
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
 * {@code user_classes}, or the {@code tasks} of a scenario with one kind of users.
 *
 * @param userClasses in the order of the file; their flows refer to tasks by index
 * @param tasks of all classes, in the order of the file
 */
public record UserClassSection(List<UserClass> userClasses, List<Task> tasks) {

    /** @param open true for a load by rate, which has no users who wait */
    public static UserClassSection read(Keys top, Scope scope, boolean open) {
        UserClassSection section = new UserClassSection(new ArrayList<>(), new ArrayList<>());
        Node classes = top.get("user_classes");
        WaitTime waitTime = WaitTimeSection.read(top.get("wait_time"), open);
        if (!classes.present()) {
            section.add(UserClass.ONLY, 1, waitTime, top, scope);
            return section;
        }
        top.exclude("user_classes", List.of("tasks"));
        Set<String> names = new HashSet<>();
        for (Node item : classes.someItems("[{name: reader, tasks: [get: /]}]")) {
            Keys keys = item.keys("name", "weight", "wait_time", "samples", "host_header", "headers", "cache", "tasks");
            Node wait = keys.get("wait_time");
            section.add(
                    name(keys.required("name", "name: reader"), names),
                    keys.get("weight").integer(1, FlowSection.HEAVIEST).orElse(1),
                    wait.present() ? WaitTimeSection.read(wait, open) : waitTime,
                    keys,
                    scope.inside(keys));
        }
        return section;
    }

    private void add(String name, int weight, WaitTime waitTime, Keys keys, Scope scope) {
        List<Flow> flows = keys.required("tasks", "tasks: [get: /]").someItems("[get: /]").stream()
                .map(item -> FlowSection.read(item, scope, tasks))
                .toList();
        userClasses.add(new UserClass(name, weight, waitTime, flows));
    }

    private static String name(Node node, Set<String> names) {
        Optional<String> name = node.line();
        if (name.isPresent() && !names.add(name.get())) {
            node.problem("another class already has this name", "give each class its own name");
        }
        return name.orElse(UserClass.ONLY);
    }
}
