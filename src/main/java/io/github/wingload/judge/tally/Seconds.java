package io.github.wingload.judge.tally;

import java.util.Arrays;

/** A sum for each second of the window. Not thread-safe. */
final class Seconds {

    static final long LENGTH_NS = 1_000_000_000L;

    private double[] sums = new double[256];
    private int end;

    /** Adds to a second, numbered from 0. */
    void add(int second, double value) {
        if (second >= sums.length) {
            sums = Arrays.copyOf(sums, Math.max(second + 1, 2 * sums.length));
        }
        sums[second] += value;
        end = Math.max(end, second + 1);
    }

    /** The sum of a second; 0 where nothing was added. */
    double get(int second) {
        return second < end ? sums[second] : 0;
    }

    /** The second after the last to which something was added. */
    int end() {
        return end;
    }
}
