package io.github.wingload.stats;

import io.github.wingload.stats.Estimate.Method;
import java.util.Arrays;

/** A mean with its uncertainty. */
public final class MeanEstimate {

    private MeanEstimate() {}

    /**
     * From the means of blocks: their mean ± t √v, the variance widened for the correlation of neighbouring blocks.
     *
     * @param means of equal periods of the run; ten or more
     * @param calls in all of them
     */
    static Estimate ofBlocks(double[] means, long calls, double confidence) {
        int blocks = means.length;
        double mean = Arrays.stream(means).average().orElseThrow();
        Blocks.Variation variation =
                Blocks.variation(Arrays.stream(means).map(each -> each - mean).toArray());
        double variance = variation.sumOfSquares() / (blocks - 1) / blocks * variation.factor();
        return new Estimate(
                mean,
                around(mean, Blocks.quantile(confidence, blocks) * Math.sqrt(variance)),
                Math.max(1, (double) calls / blocks),
                blocks,
                Method.BLOCKS,
                variation.slowDrift());
    }

    /** From independent values, by the normal distribution of their mean. */
    static Estimate independent(long count, double sum, double squares, double confidence) {
        double mean = sum / count;
        double variance = count < 2 ? Double.POSITIVE_INFINITY : Math.max(0, squares - sum * mean) / (count - 1);
        double half = Wilson.normalQuantile(confidence) * Math.sqrt(variance / count);
        return new Estimate(mean, around(mean, half), 1, count, Method.SHORT_RUN, false);
    }

    private static Interval around(double mean, double half) {
        return new Interval(mean - half, mean + half);
    }
}
