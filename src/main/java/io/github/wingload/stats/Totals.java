package io.github.wingload.stats;

import io.github.wingload.plan.task.Task;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What was recorded from the start of the run to the end of a second, or of the run. Immutable.
 *
 * @param tasks figures of each task, in the plan's order
 * @param aggregated figures of all tasks together, without those that are counted apart
 * @param phases where the time of all calls went
 * @param failures failed requests by task, class and error, in order of first occurrence
 */
public record Totals(List<CallStats> tasks, CallStats aggregated, Phases phases, List<FailureGroup> failures) {

    public Totals {
        tasks = List.copyOf(tasks);
        failures = List.copyOf(failures);
    }

    /** Totals of a run in which nothing has happened yet. */
    public static Totals none(int taskCount) {
        return new Totals(Collections.nCopies(taskCount, CallStats.NONE), CallStats.NONE, Phases.NONE, List.of());
    }

    /**
     * The figures of the tasks that are not counted apart, added up.
     *
     * @param stats figures of each task, in the plan's order
     */
    public static CallStats sum(List<Task> planned, List<CallStats> stats) {
        return IntStream.range(0, stats.size())
                .filter(task -> planned.get(task).counted())
                .mapToObj(stats::get)
                .reduce(CallStats.NONE, CallStats::plus);
    }
}
