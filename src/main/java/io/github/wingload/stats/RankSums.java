package io.github.wingload.stats;

import java.util.Arrays;

/**
 * The ranks of times among all times of a window, added up over stretches of it. Ranks tell whether a stretch was slower than
 * another without letting a few very long times decide it; equal times share a rank.
 *
 * @param values the different times, in ascending order
 * @param ranks the rank of each, from the middle rank
 */
record RankSums(SlotTimes times, long[] values, double[] ranks) {

    /** The ranks of the times in the slots from one up to, not including, another. */
    static RankSums of(SlotTimes times, int first, int end) {
        long[] sorted = times.values(first, end);
        Arrays.sort(sorted);
        long[] values = new long[sorted.length];
        int different = 0;
        for (long value : sorted) {
            if (different == 0 || values[different - 1] != value) {
                values[different++] = value;
            }
        }
        values = Arrays.copyOf(values, different);
        RankSums sums = new RankSums(times, values, new double[different]);
        sums.rank(first, end);
        return sums;
    }

    private void rank(int first, int end) {
        times.forEach(first, end, (value, count) -> ranks[Arrays.binarySearch(values, value)] += count);
        double below = 0;
        for (int i = 0; i < ranks.length; i++) {
            double here = ranks[i];
            ranks[i] = below + here / 2;
            below += here;
        }
        for (int i = 0; i < ranks.length; i++) {
            ranks[i] -= below / 2;
        }
    }

    /** The sum of the ranks, each from the middle rank, of a stretch of the window. */
    double deviation(int from, int to) {
        double[] sum = new double[1];
        times.forEach(from, to, (value, count) -> sum[0] += count * ranks[Arrays.binarySearch(values, value)]);
        return sum[0];
    }
}
