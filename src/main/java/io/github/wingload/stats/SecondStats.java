package io.github.wingload.stats;

import java.util.List;

/**
 * What was recorded in one second of the run. Immutable.
 *
 * @param startNs where it starts, from time zero
 * @param endNs where it ends; the last one of a run may be shorter or longer than a second
 * @param tasks figures of each task, in the plan's order
 * @param phases how long the phases of these calls took
 */
public record SecondStats(long startNs, long endNs, List<CallStats> tasks, Phases phases) {

    public SecondStats {
        tasks = List.copyOf(tasks);
    }

    /** Figures of all tasks together. */
    public CallStats aggregated() {
        return tasks.stream().reduce(CallStats::plus).orElse(CallStats.NONE);
    }
}
