package io.github.wingload.monitor;

import java.util.List;

/**
 * The stretches in which the generator stood still, in nanoseconds from time zero. Immutable.
 *
 * @param leastNs only longer ones count
 * @param count how many there were
 * @param totalNs their lengths added up
 * @param longest the longest of them, in order of time
 */
public record Stalls(long leastNs, long count, long totalNs, List<Stall> longest) {

    /** How many of the longest are kept. */
    static final int KEPT = 100;

    public Stalls {
        longest = List.copyOf(longest);
    }
}
