package io.github.wingload.scenario;

import io.github.wingload.plan.Task;
import java.util.List;

/** {@code tasks}: what a user does. */
final class TasksSection {

    private static final String EXAMPLE = "[get: /]";

    private TasksSection() {}

    static List<Task> read(Node node, Templates templates) {
        List<Node> items = node.items(EXAMPLE);
        if (node.isSequence() && items.isEmpty()) {
            node.problem("an empty list", "write at least one task, for example " + EXAMPLE);
        }
        return items.stream().map(item -> TaskSection.read(item, templates)).toList();
    }
}
