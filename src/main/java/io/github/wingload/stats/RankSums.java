package io.github.wingload.stats;

import io.github.wingload.exchange.SparseHistogram;

/**
 * The ranks of times among all times of a window, added up over stretches of it. Ranks tell whether a stretch was slower than
 * another without letting a few very long times decide it; times of one {@link SparseHistogram#bucket bucket} share a rank.
 *
 * @param ranks the rank of each bucket, from the middle rank
 */
record RankSums(SlotTimes times, double[] ranks) {

    /** The ranks of the times in the slots from one up to, not including, another. */
    static RankSums of(SlotTimes times, int first, int end) {
        double[] ranks = new double[SparseHistogram.bucket(times.longestUs(first, end)) + 1];
        times.forEach(first, end, (value, count) -> ranks[SparseHistogram.bucket(value)] += count);
        double below = 0;
        for (int bucket = 0; bucket < ranks.length; bucket++) {
            double here = ranks[bucket];
            ranks[bucket] = below + here / 2;
            below += here;
        }
        for (int bucket = 0; bucket < ranks.length; bucket++) {
            ranks[bucket] -= below / 2;
        }
        return new RankSums(times, ranks);
    }

    /** The sum of the ranks, each from the middle rank, of a stretch of the window. */
    double deviation(int from, int to) {
        double[] sum = new double[1];
        times.forEach(from, to, (value, count) -> sum[0] += count * ranks[SparseHistogram.bucket(value)]);
        return sum[0];
    }
}
