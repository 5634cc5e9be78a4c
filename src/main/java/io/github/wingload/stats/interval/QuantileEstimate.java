package io.github.wingload.stats.interval;

import java.util.Optional;
import org.HdrHistogram.Histogram;

/**
 * A percentile with its uncertainty.
 *
 * <p>From blocks it is Woodruff's interval: the share of calls at or below the percentile has a variance, which the blocks
 * give; the percentiles at p ± h are the bounds, h being Student's quantile times the standard error.
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
        double half = Blocks.quantile(confidence, count) * Math.sqrt(variance);
        Interval interval = new Interval(
                share - half > 0 ? at(all, share - half) : Double.NEGATIVE_INFINITY,
                share + half < 1 ? at(all, share + half) : Double.POSITIVE_INFINITY);
        double designEffect = variance / independent;
        return Estimate.ofBlocks(value, interval, designEffect, n / designEffect, times);
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
