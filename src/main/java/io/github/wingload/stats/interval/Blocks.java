package io.github.wingload.stats.interval;

/**
 * Uncertainty from blocks of a run, for figures of calls that are not independent.
 *
 * <p>Calls near in time share pods, queues and the autoscaler's state, so intervals for independent values are many times
 * too narrow. Blocks of equal length are nearly independent; the remaining correlation of neighbours widens the variance by
 * (1 + ρ) / (1 − ρ), the factor of a first-order autoregression, with ρ the lag-one correlation of the blocks' deviations,
 * corrected for its bias in short series and kept in [0, 0.9].
 */
public final class Blocks {

    /** Fewer blocks do not show how they vary. */
    public static final int MIN_BLOCKS = 10;

    private static final double MAX_CORRELATION = 0.9;
    private static final double MAX_UNCERTAIN_CORRELATION = 0.97;

    /** The one-sided normal quantile of 99 %. */
    private static final double UPPER = 2.33;

    private Blocks() {}

    /**
     * How a sum over blocks varies.
     *
     * @param sumOfSquares of the deviations
     * @param correlation of neighbouring deviations, as it is
     * @param corrected and kept in its range
     */
    record Variation(double sumOfSquares, double correlation, double corrected, int blocks) {

        /** By which the variance of independent blocks is multiplied. */
        double factor(Correlation calls) {
            double used = calls.span() == Correlation.Span.SHORT
                    ? corrected
                    : Math.min(MAX_UNCERTAIN_CORRELATION, corrected + UPPER / Math.sqrt(blocks));
            return (1 + used) / (1 - used);
        }
    }

    /** @param deviations of the blocks from the values expected from the whole run; their sum is zero */
    static Variation variation(double[] deviations) {
        double squares = 0;
        double products = 0;
        for (int j = 0; j < deviations.length; j++) {
            squares += deviations[j] * deviations[j];
            if (j > 0) {
                products += deviations[j] * deviations[j - 1];
            }
        }
        double r = squares == 0 ? 0 : products / squares;
        double corrected = r + (1 + 4 * r) / deviations.length;
        return new Variation(squares, r, Math.min(MAX_CORRELATION, Math.max(0, corrected)), deviations.length);
    }

    /** Variance of the sum of deviations, by the differences of neighbours: slow changes of the level have no part in it. */
    public static double localVariance(double[] deviations) {
        double squares = 0;
        for (int j = 1; j < deviations.length; j++) {
            double difference = deviations[j] - deviations[j - 1];
            squares += difference * difference / 2;
        }
        return deviations.length < 2 ? 0 : squares * deviations.length / (deviations.length - 1);
    }

    /** Variance of a share of n calls, as if neighbouring blocks were independent. */
    static double shareVariance(Variation variation, int blocks, double calls) {
        return blocks / (blocks - 1.0) * variation.sumOfSquares() / (calls * calls);
    }

    /** The two-sided quantile of Student's t with one degree of freedom fewer than blocks. */
    public static double quantile(double confidence, int blocks) {
        return Student.quantile(confidence, blocks - 1);
    }

    /**
     * How many calls of a known spread tell as much as effective calls whose spread is estimated from blocks (Korn and Graubard 1998).
     */
    static double worth(double effectiveCalls, int blocks, double confidence) {
        double ratio = Student.normalQuantile(confidence) / quantile(confidence, blocks);
        return effectiveCalls * ratio * ratio;
    }
}
