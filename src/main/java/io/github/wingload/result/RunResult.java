package io.github.wingload.result;

import io.github.wingload.stats.CallStats;
import io.github.wingload.stats.FailureGroup;
import java.util.List;

/**
 * A finished run: every report and file is made from this.
 *
 * @param manifest what ran, where and when
 * @param load what became of the load that was asked for
 * @param tasks figures of each task, in the plan's order
 * @param aggregated figures of all tasks together
 * @param failures failed calls by task and error, in order of first occurrence
 * @param exceptions exceptions of our own, in order of first occurrence
 */
public record RunResult(
        Manifest manifest,
        LoadResult load,
        List<TaskResult> tasks,
        CallStats aggregated,
        List<FailureGroup> failures,
        List<ExceptionGroup> exceptions) {

    public RunResult {
        tasks = List.copyOf(tasks);
        failures = List.copyOf(failures);
        exceptions = List.copyOf(exceptions);
    }
}
