package io.github.wingload.result;

import io.github.wingload.plan.task.Task;
import io.github.wingload.stats.CallStats;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * The request table as Locust has it: a row for each name and method, in the order of their code points, and all together.
 *
 * <p>Tasks that share name and method share a row.
 *
 * @param rows sorted by name, then method
 * @param aggregated figures of all rows together, without those that are counted apart
 */
public record RequestTable(List<TaskResult> rows, CallStats aggregated) {

    /** Java compares UTF-16 units, which puts characters beyond U+FFFF before some that are below. */
    private static final Comparator<String> BY_CODE_POINT =
            (a, b) -> Arrays.compare(a.codePoints().toArray(), b.codePoints().toArray());

    private static final Comparator<TaskResult> BY_NAME_AND_METHOD =
            Comparator.comparing(TaskResult::name, BY_CODE_POINT).thenComparing(TaskResult::method, BY_CODE_POINT);

    public RequestTable {
        rows = List.copyOf(rows);
    }

    /**
     * The table of these tasks.
     *
     * @param stats figures of each task, in the tasks' order
     */
    public static RequestTable of(List<Task> tasks, List<CallStats> stats, CallStats aggregated) {
        return of(tasks, stats, aggregated, task -> true);
    }

    /** The table without the tasks that are counted apart. */
    public static RequestTable ofCounted(List<Task> tasks, List<CallStats> stats, CallStats aggregated) {
        return of(tasks, stats, aggregated, Task::counted);
    }

    private static RequestTable of(
            List<Task> tasks, List<CallStats> stats, CallStats aggregated, Predicate<Task> shown) {
        Map<List<String>, TaskResult> rows = new LinkedHashMap<>();
        for (int i = 0; i < tasks.size(); i++) {
            Task task = tasks.get(i);
            if (shown.test(task)) {
                TaskResult row = new TaskResult(task.method(), task.name(), stats.get(i));
                rows.merge(List.of(task.name(), task.method()), row, RequestTable::together);
            }
        }
        List<TaskResult> sorted = new ArrayList<>(rows.values());
        sorted.sort(BY_NAME_AND_METHOD);
        return new RequestTable(sorted, aggregated);
    }

    private static TaskResult together(TaskResult a, TaskResult b) {
        return new TaskResult(a.method(), a.name(), a.stats().plus(b.stats()));
    }
}
