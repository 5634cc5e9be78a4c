package io.github.wingload.stats.interval;

import java.util.Optional;
import org.HdrHistogram.Histogram;
import org.apache.commons.statistics.distribution.BetaDistribution;

/**
 * A percentile with its uncertainty.
 *
 * <p>From blocks it is Woodruff's interval (1952): the share of calls at or below the percentile has a variance, which the blocks
 * give, and the percentiles at the bounds of that share are the bounds. For a tail the share is far from normal: of 800 calls eight
 * lie beyond p99, and as few as three or as many as fourteen may. So the share is given the Beta distribution of its mean and
 * variance, as a binomial share has it (Clopper and Pearson 1934), with fewer effective calls for Student's quantile (Korn and
 * Graubard 1998).
 */
public final class QuantileEstimate {

    /** With fewer calls beyond a percentile its value is not known. */
    private static final double LEAST_BEYOND = 5;

    private QuantileEstimate() {}

    /** The estimate; empty if too few calls lie beyond the percentile. */
    public static Optional<Estimate> known(Estimate estimate, double share) {
        double calls = estimate.effectiveCount() * estimate.designEffect();
        return calls * (1 - share) < LEAST_BEYOND ? Optional.empty() : Optional.of(estimate);
    }

    /**
     * The estimate from blocks: equal periods of the run, in order.
     *
     * @param all the calls of all blocks; at least one
     * @param calls how many there are in each block
     * @param below how many of them are at most as long as the percentile
     * @param share the percentile as a share, in (0, 1)
     * @return in the histogram's unit; values are the upper edges of their buckets, as HdrHistogram gives them
     */
    public static Estimate ofBlocks(
            Histogram all, long[] calls, long[] below, double share, Correlation times, double confidence) {
        long value = at(all, share);
        int count = calls.length;
        double n = all.getTotalCount();
        Blocks.Variation variation = ShareEstimate.variation(below, calls, ShareEstimate.sum(below) / n);
        double independent = share * (1 - share) / n;
        double variance = Math.max(Blocks.shareVariance(variation, count, n), independent) * variation.factor(times);
        double designEffect = variance / independent;
        double effective = n / designEffect;
        Interval shares = shares(share, effective, count, confidence);
        Interval interval = new Interval(
                shares.low() > 0 ? at(all, shares.low()) : Double.NEGATIVE_INFINITY,
                shares.high() < 1 ? at(all, shares.high()) : Double.POSITIVE_INFINITY);
        return Estimate.ofBlocks(value, interval, designEffect, effective, times);
    }

    /**
     * Between which shares the share of calls at or below a percentile lies. A side is open, 0 or 1, if with a probability of one minus
     * the confidence all effective calls lie on the other side of the percentile.
     *
     * @param blocks from which the number of effective calls is estimated
     */
    static Interval shares(double share, double effectiveCalls, int blocks, double confidence) {
        double tail = (1 - confidence) / 2;
        double weight = Blocks.worth(effectiveCalls, blocks, confidence) - 1;
        if (weight <= 0) {
            return new Interval(0, 1);
        }
        BetaDistribution beta = BetaDistribution.of(share * weight, (1 - share) * weight);
        return new Interval(
                Math.pow(1 - share, effectiveCalls) > 1 - confidence ? 0 : beta.inverseCumulativeProbability(tail),
                Math.pow(share, effectiveCalls) > 1 - confidence ? 1 : beta.inverseSurvivalProbability(tail));
    }

    /** The estimate of independent calls, in the same unit. */
    public static Estimate independent(Histogram all, double share, double confidence) {
        int count = Math.toIntExact(all.getTotalCount());
        RankInterval ranks = RankInterval.of(count, share, confidence);
        Interval interval = new Interval(
                ranks.lower() == 0 ? Double.NEGATIVE_INFINITY : all.lowestEquivalentValue(atRank(all, ranks.lower())),
                ranks.upper() > count ? Double.POSITIVE_INFINITY : atRank(all, ranks.upper()));
        return Estimate.independent(at(all, share), interval, count);
    }

    /** The percentile, in the same unit. */
    public static long at(Histogram histogram, double share) {
        return histogram.getValueAtPercentile(share * 100);
    }

    /** The value of a rank from 1, at its bucket's upper edge. */
    private static long atRank(Histogram histogram, long rank) {
        long seen = 0;
        for (var bucket : histogram.recordedValues()) {
            seen += bucket.getCountAddedInThisIterationStep();
            if (seen >= rank) {
                return histogram.highestEquivalentValue(bucket.getValueIteratedTo());
            }
        }
        throw new IllegalArgumentException("rank " + rank + " of " + histogram.getTotalCount());
    }
}
