package io.github.wingload.stats.interval;

import org.apache.commons.statistics.distribution.BetaDistribution;

/**
 * The interval of a share of trials (Clopper and Pearson 1934). It is exact: whatever the true share is, and however few trials there
 * are, each bound is wrong with at most half of the risk. The score interval (Wilson 1927) is narrower, but one failure in 74 calls
 * would exclude a success rate of 99.9 %, at which one run in fourteen has a failure or more.
 */
public final class ShareInterval {

    private ShareInterval() {}

    /**
     * Of independent trials.
     *
     * @param share of successes, from 0 to 1
     * @param trials above zero; an effective number need not be whole
     * @return bounds from 0 to 1
     */
    public static Interval of(double share, double trials, double confidence) {
        double tail = (1 - confidence) / 2;
        double successes = share * trials;
        double failures = trials - successes;
        return new Interval(
                successes > 0 ? BetaDistribution.of(successes, failures + 1).inverseCumulativeProbability(tail) : 0,
                failures > 0 ? BetaDistribution.of(successes + 1, failures).inverseSurvivalProbability(tail) : 1);
    }

    /** True if the interval of independent trials does not include a value in (0, 1). */
    static boolean excludes(double value, double share, double trials, double confidence) {
        double successes = share * trials;
        double failures = trials - successes;
        double tail = (1 - confidence) / 2;
        return share > value && BetaDistribution.of(successes, failures + 1).cumulativeProbability(value) < tail
                || share < value && BetaDistribution.of(successes + 1, failures).survivalProbability(value) < tail;
    }

    /**
     * Of effective trials whose number is estimated from blocks.
     *
     * @param blocks two or more
     */
    static Interval ofBlocks(double share, double effectiveTrials, int blocks, double confidence) {
        return of(share, Blocks.worth(effectiveTrials, blocks, confidence), confidence);
    }
}
