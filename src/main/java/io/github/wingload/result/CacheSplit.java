package io.github.wingload.result;

import io.github.wingload.plan.task.Task;
import io.github.wingload.stats.CallStats;
import java.util.List;
import java.util.Optional;

/**
 * Hits and misses of the tasks with a cache rule.
 *
 * @param rows the rows of the request table whose tasks have a cache rule
 * @param all these rows together
 */
public record CacheSplit(List<Row> rows, CacheUse all) {

    public CacheSplit {
        rows = List.copyOf(rows);
    }

    /** Of one row of the request table. */
    public record Row(String method, String name, CacheUse use) {}

    /** The split of a run; empty if no task has a cache rule. */
    public static Optional<CacheSplit> of(Analysis report) {
        return of(report, report.tasks());
    }

    /** The same of some rows of its request table. */
    public static Optional<CacheSplit> of(Analysis report, List<TaskResult> rows) {
        return of(report.result().manifest().plan().tasks(), rows, report.time());
    }

    public static Optional<CacheSplit> of(List<Task> tasks, List<TaskResult> table, HeadlineTime time) {
        List<TaskResult> asked = table.stream()
                .filter(row -> row.anyTask(tasks, task -> task.cache().isPresent()))
                .toList();
        if (asked.isEmpty()) {
            return Optional.empty();
        }
        CallStats all = asked.stream().map(TaskResult::stats).reduce(CallStats.NONE, CallStats::plus);
        return Optional.of(new CacheSplit(
                asked.stream()
                        .map(row -> new Row(row.method(), row.name(), CacheUse.of(row.stats(), time)))
                        .toList(),
                CacheUse.of(all, time)));
    }
}
