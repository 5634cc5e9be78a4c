package io.github.wingload.result;

import io.github.wingload.plan.task.Task;
import io.github.wingload.stats.CallStats;
import java.util.List;
import java.util.function.Predicate;

/**
 * One row of the request table.
 *
 * @param method {@code GET}, {@code POST} …
 * @param name the task's name
 * @param stats its figures
 */
public record TaskResult(String method, String name, CallStats stats) {

    /** True if one of the tasks that share this row has a property. */
    boolean anyTask(Analysis report, Predicate<Task> property) {
        return anyTask(report.result().manifest().plan().tasks(), property);
    }

    boolean anyTask(List<Task> tasks, Predicate<Task> property) {
        return tasks.stream()
                .anyMatch(task -> task.method().equals(method) && task.name().equals(name) && property.test(task));
    }
}
