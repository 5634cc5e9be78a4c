package io.github.wingload.scenario.task;

import io.github.wingload.yaml.Node;
import java.util.List;

/** {@code tasks}: what a user does. */
final class TasksSection {

    private static final String EXAMPLE = "[get: /]";

    private TasksSection() {}

    static List<FlowSection> read(Node node, Scope scope) {
        List<Node> items = node.items(EXAMPLE);
        if (node.isSequence() && items.isEmpty()) {
            node.problem("an empty list", "write at least one task, for example " + EXAMPLE);
        }
        return items.stream().map(item -> FlowSection.read(item, scope)).toList();
    }
}
