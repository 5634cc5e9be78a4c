package io.github.wingload.stats;

import io.github.wingload.exchange.SparseHistogram;
import java.util.Arrays;

/**
 * Sums of several quantities over calls, kept apart by how long the calls took, so that those of the slowest calls are known
 * at the end. Not thread-safe.
 *
 * <p>Durations count in three digits, as in the histograms. With six quantities it takes 0.9 MB for calls of up to ten seconds, and
 * recording a call some 10 ns.
 */
public final class SumsByDuration {

    /** For each bucket the number of calls, then the sum of each quantity. */
    private long[] rows = {};

    private final int columns;

    /** @param quantities how many */
    public SumsByDuration(int quantities) {
        columns = 1 + quantities;
    }

    /**
     * Records a call.
     *
     * @param ns how long it took, 0 or more
     * @param quantities its share of each sum
     */
    public void record(long ns, long[] quantities) {
        int row = SparseHistogram.bucket(ns / Durations.NS_PER_US) * columns;
        if (row >= rows.length) {
            rows = Arrays.copyOf(rows, Math.max(row + columns, 2 * rows.length));
        }
        rows[row]++;
        for (int i = 0; i < quantities.length; i++) {
            rows[row + 1 + i] += quantities[i];
        }
    }

    /**
     * The sums over the slowest calls: at least so many, and those that took as long as the last of them in three digits.
     *
     * @return the number of these calls, then the sum of each quantity
     */
    public long[] ofSlowest(long least) {
        long[] sums = new long[columns];
        for (int row = rows.length - columns; row >= 0 && sums[0] < least; row -= columns) {
            for (int i = 0; i < columns; i++) {
                sums[i] += rows[row + i];
            }
        }
        return sums;
    }
}
