package io.github.wingload.stats.interval;

/**
 * The mean of a quantity of pairs, such as the difference of their two times, averaged over the two orders in which a pair is
 * made.
 *
 * <p>Whatever the first of two calls does to the second, such as warming a cache that both use, has one sign in one order and the
 * other sign in the other. The mean of the two orders' means is therefore free of it, even if one order is more frequent. The
 * uncertainty comes from blocks, as in {@link MeanEstimate}: the variance of the blocks' deviations from their order's mean,
 * at least that of independent pairs, widened for the correlation of neighbouring blocks.
 *
 * <p>If the quantity drifts so slowly that the window holds only a few independent states of it, the blocks do not show how far the mean of
 * the window can be from the true one. The factor for the correlation is then as large as it can be, and the quantile is that of as many
 * values as there are states. The audit page has the results.
 */
public final class PairedMean {

    private static final double HALF = 0.5;

    /** A smaller deviation, as a part of the sum, comes from adding up. Pairs that are all alike would seem to be correlated by it. */
    private static final double ROUNDING = 1e-10;

    private final double[][] sums;
    private final double[][] counts;
    private final double[] means = new double[2];
    private final double[] totals = new double[2];

    /**
     * Of pairs in blocks.
     *
     * @param sums of the quantity, by order and block
     * @param counts of the pairs, by order and block
     */
    public PairedMean(double[][] sums, double[][] counts) {
        this.sums = sums;
        this.counts = counts;
        for (int order = 0; order < 2; order++) {
            totals[order] = sum(counts[order]);
            means[order] = totals[order] == 0 ? 0 : sum(sums[order]) / totals[order];
        }
    }

    /** The mean; that of one order if the other has no pairs. At least one pair must be recorded. */
    public double value() {
        return bothOrders() ? HALF * (means[0] + means[1]) : means[totals[0] > 0 ? 0 : 1];
    }

    private boolean bothOrders() {
        return totals[0] > 0 && totals[1] > 0;
    }

    private double pairs() {
        return totals[0] + totals[1];
    }

    /** By how much each block moves the mean. Their sum is zero. */
    public double[] deviations() {
        double[] deviations = new double[sums[0].length];
        for (int order = 0; order < 2; order++) {
            for (int j = 0; j < deviations.length && totals[order] > 0; j++) {
                double expected = means[order] * counts[order][j];
                double deviation = sums[order][j] - expected;
                boolean rounding = Math.abs(deviation) <= ROUNDING * (Math.abs(sums[order][j]) + Math.abs(expected));
                deviations[j] += rounding ? 0 : HALF * deviation / totals[order];
            }
        }
        return deviations;
    }

    /**
     * The mean with its uncertainty. It has no interval if there are pairs of one order only, fewer than four pairs, or too few
     * blocks.
     *
     * @param squares the sum of the squares of the quantity, by order
     * @param largest the largest size of the quantity in any pair, of a quantity with a long tail: where one pair makes up much of
     *     the sum of squares, the mean depends on whether such a pair happened to be in the run, and no interval holds. 0 for
     *     logarithms, whose tails are short
     */
    public Estimate mean(double[] squares, double largest, Correlation correlation, double confidence) {
        boolean heavy = MeanEstimate.heavy(largest, squares[0] + squares[1], pairs());
        double variance = variance(squares, correlation);
        double half = quantile(correlation, confidence) * Math.sqrt(variance);
        return estimate(
                heavy || !Double.isFinite(half) ? Interval.UNBOUNDED : new Interval(value() - half, value() + half),
                variance,
                independent(squares),
                correlation);
    }

    /**
     * The mean of a quantity from 0 to 1, as a share of the pairs, with an interval inside these bounds. It has none if there are
     * pairs of one order only, or too few blocks.
     */
    public Estimate share(Correlation correlation, double confidence) {
        double share = value();
        double independent = share * (1 - share) / pairs();
        double variance = Math.max(independent, variance(new double[] {sum(sums[0]), sum(sums[1])}, correlation));
        double designEffect = independent == 0 ? 1 : variance / independent;
        Interval interval = bothOrders() && sums[0].length >= Blocks.MIN_BLOCKS
                ? ShareInterval.ofBlocks(
                        share, Math.min(correlation.states(), pairs() / designEffect), sums[0].length, confidence)
                : Interval.UNBOUNDED;
        return estimate(interval, variance, independent, correlation);
    }

    private Estimate estimate(Interval interval, double variance, double independent, Correlation correlation) {
        double designEffect = independent == 0 ? 1 : variance / independent;
        return Estimate.ofPairs(value(), interval, designEffect, pairs() / designEffect, correlation);
    }

    /** The variance of the mean. */
    private double variance(double[] squares, Correlation correlation) {
        Blocks.Variation variation = Blocks.variation(deviations());
        int blocks = sums[0].length;
        double ofBlocks = blocks < 2 ? 0 : variation.sumOfSquares() * blocks / (blocks - 1.0);
        return Math.max(ofBlocks, independent(squares)) * variation.factor(correlation);
    }

    private double independent(double[] squares) {
        double variance = 0;
        for (int order = 0; order < 2; order++) {
            double n = totals[order];
            if (n > 1) {
                double within = Math.max(0, squares[order] - n * means[order] * means[order]) / (n - 1);
                variance += HALF * HALF * within / n;
            }
        }
        return variance;
    }

    private double quantile(Correlation correlation, double confidence) {
        double freedom = Math.min(correlation.states() - 1, Math.min(sums[0].length - 1, pairs() - 2));
        return bothOrders() && freedom >= 1 && sums[0].length >= Blocks.MIN_BLOCKS
                ? Student.quantile(confidence, freedom)
                : Double.POSITIVE_INFINITY;
    }

    static double sum(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }
}
