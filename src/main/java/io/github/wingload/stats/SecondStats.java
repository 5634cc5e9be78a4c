package io.github.wingload.stats;

import java.util.List;

/**
 * What ended in one second of the run.
 *
 * @param startNs where it begins, from time zero
 * @param endNs where it ends; the last one of a run may be shorter or longer than a second
 * @param tasks figures of each task, in the plan's order
 */
public record SecondStats(long startNs, long endNs, List<CallStats> tasks) {

    public SecondStats {
        tasks = List.copyOf(tasks);
    }
}
