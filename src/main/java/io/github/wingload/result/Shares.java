package io.github.wingload.result;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Rounded shares that add up to their whole: each share is rounded down, and the missing units go to the shares with the largest
 * remainders.
 */
public final class Shares {

    private static final double HUNDREDTHS_PER_PERCENT = 100;

    private Shares() {}

    /** In percent with two decimals that add up to 100.00; all zero if there is nothing to share. */
    public static double[] percents(long[] counts) {
        return Arrays.stream(parts(counts, 10_000))
                .mapToDouble(unit -> unit / HUNDREDTHS_PER_PERCENT)
                .toArray();
    }

    /** Distributes units in proportion to the counts; all zero if the counts are zero. */
    static long[] parts(long[] counts, long units) {
        long total = Arrays.stream(counts).sum();
        long[] parts = new long[counts.length];
        if (total > 0) {
            Arrays.setAll(parts, i -> counts[i] * units / total);
            long missing = units - Arrays.stream(parts).sum();
            IntStream.range(0, counts.length)
                    .boxed()
                    .sorted(Comparator.comparingLong((Integer i) -> counts[i] * units % total)
                            .reversed())
                    .limit(missing)
                    .forEach(i -> parts[i]++);
        }
        return parts;
    }
}
