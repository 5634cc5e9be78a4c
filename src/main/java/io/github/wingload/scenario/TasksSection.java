package io.github.wingload.scenario;

import io.github.wingload.plan.Flow;
import io.github.wingload.plan.Task;
import java.util.List;
import java.util.stream.IntStream;

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

    /** A flow for each task. */
    static List<Flow> flows(Node node) {
        List<Node> items = node.items(EXAMPLE);
        return IntStream.range(0, items.size())
                .mapToObj(index -> new Flow(TaskSection.weight(items.get(index)), List.of(index)))
                .toList();
    }
}
