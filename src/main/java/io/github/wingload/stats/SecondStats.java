package io.github.wingload.stats;

import java.util.List;

/**
 * What was recorded in one second of the run. Immutable.
 *
 * @param startNs where it starts, from time zero
 * @param endNs where it ends; the last one of a run may be shorter or longer than a second
 * @param tasks figures of each task, in the plan's order
 * @param aggregated figures of all tasks together, without those that are counted apart
 * @param phases how long the phases of these calls took
 */
public record SecondStats(long startNs, long endNs, List<CallStats> tasks, CallStats aggregated, Phases phases) {

    public SecondStats {
        tasks = List.copyOf(tasks);
    }

    /** Calls that were sent, of all tasks. */
    public long sent() {
        return tasks.stream().mapToLong(CallStats::requests).sum();
    }
}
