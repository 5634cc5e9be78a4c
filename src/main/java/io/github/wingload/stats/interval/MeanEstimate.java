package io.github.wingload.stats.interval;

/** A mean with its uncertainty. */
public final class MeanEstimate {

    /**
     * If one call makes up so much of the sum of squares, times have so long a tail that their mean depends on whether such a call
     * happened to be in the run: no interval around it would hold.
     */
    private static final double LARGEST = 0.03;

    private static final double LARGEST_OF_FEW = 40;

    private MeanEstimate() {}

    /**
     * From blocks: the ratio of the sums, with the variance of its deviations, widened for the correlation of neighbouring
     * blocks.
     *
     * @param sums of the blocks' values
     * @param counts of the blocks' values; more than zero in all
     * @param squares the sum of squares of all values
     * @param largest of all values
     */
    public static Estimate of(
            double[] sums,
            double[] counts,
            double squares,
            double largest,
            Correlation correlation,
            double confidence) {
        int blocks = sums.length;
        double sum = 0;
        double count = 0;
        for (int j = 0; j < blocks; j++) {
            sum += sums[j];
            count += counts[j];
        }
        double mean = sum / count;
        double independent = Math.max(0, squares - sum * mean) / Math.max(1, count - 1) / count;
        boolean heavy = heavy(largest, squares, count);
        if (blocks < Blocks.MIN_BLOCKS) {
            double half = count < 2
                    ? Double.POSITIVE_INFINITY
                    : Blocks.quantile(confidence, (int) Math.min(count, 1e6)) * Math.sqrt(independent);
            return Estimate.independent(mean, heavy ? Interval.UNBOUNDED : around(mean, half), count);
        }
        double[] deviations = new double[blocks];
        for (int j = 0; j < blocks; j++) {
            deviations[j] = sums[j] - mean * counts[j];
        }
        Blocks.Variation variation = Blocks.variation(deviations);
        double variance =
                Math.max(Blocks.shareVariance(variation, blocks, count), independent) * variation.factor(correlation);
        double half = Blocks.quantile(confidence, blocks) * Math.sqrt(variance);
        double designEffect = independent == 0 ? 1 : variance / independent;
        Interval interval = heavy ? Interval.UNBOUNDED : around(mean, half);
        return Estimate.ofBlocks(mean, interval, designEffect, count / designEffect, correlation);
    }

    /** True if one of these values makes up so much of the sum of squares that no interval of the mean holds. */
    static boolean heavy(double largest, double squares, double count) {
        return largest * largest > (LARGEST + LARGEST_OF_FEW / count) * squares;
    }

    private static Interval around(double mean, double half) {
        return new Interval(mean - half, mean + half);
    }
}
