package io.github.wingload.stats;

import java.util.Collections;
import java.util.List;

/**
 * What was recorded from the start of the run to the end of a second, or of the run. Immutable.
 *
 * @param tasks figures of each task, in the plan's order
 * @param aggregated figures of all tasks together
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
        return of(Collections.nCopies(taskCount, CallStats.NONE), Phases.NONE, List.of());
    }

    /** Totals whose aggregated figures are those of the tasks added up. */
    public static Totals of(List<CallStats> tasks, Phases phases, List<FailureGroup> failures) {
        return new Totals(tasks, tasks.stream().reduce(CallStats::plus).orElse(CallStats.NONE), phases, failures);
    }
}
