package io.github.wingload.stats.interval;

import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/** A rate per second with its uncertainty. */
public final class RateEstimate {

    private RateEstimate() {}

    /**
     * From counts per block: total ± t √v, with the variance of the total widened for the correlation of neighbouring blocks.
     *
     * @param deviations of the blocks' counts from those of an even rate
     */
    public static Estimate ofBlocks(
            double total, double[] deviations, double seconds, Correlation correlation, double confidence) {
        int blocks = deviations.length;
        Blocks.Variation variation = Blocks.variation(deviations);
        double variance = blocks / (blocks - 1.0) * variation.sumOfSquares() * variation.factor(correlation);
        double half = Blocks.quantile(confidence, blocks) * Math.sqrt(variance);
        Interval interval = new Interval((total - half) / seconds, (total + half) / seconds);
        return Estimate.ofBlocks(
                total / seconds, interval, Math.max(1, variance / Math.max(total, 1)), blocks, correlation);
    }

    /** From a count of independent calls: the exact interval of a Poisson count. */
    public static Estimate of(long count, double seconds, double confidence) {
        Interval poisson = poisson(count, confidence);
        Interval perSecond = new Interval(poisson.low() / seconds, poisson.high() / seconds);
        return Estimate.independent(count / seconds, perSecond, count);
    }

    /** Garwood's exact interval of the mean of a Poisson count. */
    static Interval poisson(double count, double confidence) {
        double tail = (1 - confidence) / 2;
        double low = count == 0 ? 0 : ChiSquaredDistribution.of(2 * count).inverseCumulativeProbability(tail) / 2;
        double high = ChiSquaredDistribution.of(2 * count + 2).inverseCumulativeProbability(1 - tail) / 2;
        return new Interval(low, high);
    }
}
