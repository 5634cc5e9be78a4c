package io.github.wingload.stats.interval;

import org.apache.commons.statistics.distribution.BinomialDistribution;

/**
 * The interval of a percentile from the order statistics of independent values.
 *
 * <p>With B ~ Bin(n, p), the lower rank is 1 + max{k : P(B ≤ k) ≤ α/2} and the upper 1 + min{k : P(B ≤ k) ≥ 1 − α/2}; the
 * values at these ranks cover the percentile with at least the requested confidence, for any distribution.
 *
 * @param lower rank from 1; 0 if there is no lower bound
 * @param upper rank up to n; n + 1 if there is no upper bound
 * @param coverage the confidence that is actually reached
 */
public record RankInterval(int lower, int upper, double coverage) {

    /**
     * The interval of a percentile.
     *
     * @param count of values, 1 or more
     * @param share the percentile as a share, in (0, 1)
     * @param confidence for example 0.95
     */
    public static RankInterval of(int count, double share, double confidence) {
        double tail = (1 - confidence) / 2;
        BinomialDistribution below = BinomialDistribution.of(count, share);
        int lower = below.inverseCumulativeProbability(tail);
        if (below.cumulativeProbability(lower) <= tail) {
            lower++;
        }
        int upper = below.inverseCumulativeProbability(1 - tail) + 1;
        double covered = (upper > count ? 1 : below.cumulativeProbability(upper - 1))
                - (lower == 0 ? 0 : below.cumulativeProbability(lower - 1));
        return new RankInterval(lower, upper, covered);
    }
}
