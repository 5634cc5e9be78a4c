package io.github.wingload.stats;

import io.github.wingload.stats.Estimate.Method;
import java.util.Arrays;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/** A rate per second with its uncertainty. */
public final class RateEstimate {

    private RateEstimate() {}

    /**
     * From counts per block: mean ± t √v, with the variance of the mean widened for the correlation of neighbouring blocks.
     * Fewer than ten blocks give the exact interval of a Poisson count.
     *
     * @param counts of each block; at least one block
     * @param blockSeconds how long a block is
     */
    public static Estimate of(long[] counts, double blockSeconds, double confidence) {
        int blocks = counts.length;
        double mean = ShareEstimate.sum(counts) / blocks;
        if (blocks < Blocks.MIN_BLOCKS) {
            double total = ShareEstimate.sum(counts);
            Interval poisson = poisson(total, confidence);
            double seconds = blocks * blockSeconds;
            return new Estimate(
                    total / seconds,
                    new Interval(poisson.low() / seconds, poisson.high() / seconds),
                    1,
                    total,
                    Method.SHORT_RUN,
                    false);
        }
        double[] deviations =
                Arrays.stream(counts).mapToDouble(count -> count - mean).toArray();
        Blocks.Variation variation = Blocks.variation(deviations);
        double variance = variation.sumOfSquares() / (blocks - 1) / blocks * variation.factor();
        double half = Blocks.quantile(confidence, blocks) * Math.sqrt(variance);
        return new Estimate(
                mean / blockSeconds,
                new Interval((mean - half) / blockSeconds, (mean + half) / blockSeconds),
                Math.max(1, variance * blocks / Math.max(mean, 1)),
                blocks,
                Method.BLOCKS,
                variation.slowDrift());
    }

    /** From a count of independent calls. */
    public static Estimate of(long count, double seconds, double confidence) {
        return of(new long[] {count}, seconds, confidence);
    }

    /** Garwood's exact interval of the mean of a Poisson count. */
    static Interval poisson(double count, double confidence) {
        double tail = (1 - confidence) / 2;
        double low = count == 0 ? 0 : ChiSquaredDistribution.of(2 * count).inverseCumulativeProbability(tail) / 2;
        double high = ChiSquaredDistribution.of(2 * count + 2).inverseCumulativeProbability(1 - tail) / 2;
        return new Interval(low, high);
    }
}
