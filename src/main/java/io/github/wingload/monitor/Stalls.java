package io.github.wingload.monitor;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

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

    /** These stalls and those of another generator. */
    Stalls and(Stalls other) {
        return new Stalls(
                Math.min(leastNs, other.leastNs),
                count + other.count,
                totalNs + other.totalNs,
                Stream.concat(longest.stream(), other.longest.stream())
                        .sorted(Comparator.comparingLong(Stall::ns).reversed())
                        .limit(KEPT)
                        .sorted(Comparator.comparingLong(Stall::fromNs))
                        .toList());
    }
}
