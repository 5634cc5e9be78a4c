package io.github.wingload.stats.interval;

import java.util.Optional;

/**
 * A moment at which a series changed its level, by a test that correlated series pass.
 *
 * <p>The statistic is the largest distance of the cumulative sum of deviations from zero, in units of what it would be by chance
 * (CUSUM; Page 1954, Brown, Durbin and Evans 1975). Its null distribution is that of the largest distance of a Brownian bridge. The variance
 * comes from the residuals around the two levels and is widened for their correlation, taken at its upper bound, so that a series
 * that merely wanders is not said to have changed. The audit page tells how often a run is whose three series, of times, success and
 * calls in flight, all stay the same.
 *
 * @param index the first value of the new level
 */
public record ChangePoint(int index) {

    /** The largest distance that a Brownian bridge exceeds in 1 % of cases. */
    private static final double CRITICAL = 1.63;

    private static final double MAX_CORRELATION = 0.97;

    /** The one-sided normal quantile of 99 %. */
    private static final double UPPER = 2.33;

    private static final int LEAST_VALUES = 20;

    /**
     * The change of a series; empty if there is none beyond chance, or too few values to tell.
     *
     * @param series values of equal stretches of time, in order
     */
    public static Optional<ChangePoint> of(double[] series) {
        int n = series.length;
        if (n < LEAST_VALUES) {
            return Optional.empty();
        }
        double mean = mean(series, 0, n);
        int best = 1;
        double largest = 0;
        double sum = 0;
        for (int k = 1; k < n; k++) {
            sum += series[k - 1] - mean;
            if (Math.abs(sum) > largest) {
                largest = Math.abs(sum);
                best = k;
            }
        }
        return largest > CRITICAL * Math.sqrt(n * variance(series, best))
                ? Optional.of(new ChangePoint(best))
                : Optional.empty();
    }

    private static double variance(double[] series, int change) {
        int n = series.length;
        double before = mean(series, 0, change);
        double after = mean(series, change, n);
        double squares = 0;
        double products = 0;
        double last = 0;
        for (int j = 0; j < n; j++) {
            double residual = series[j] - (j < change ? before : after);
            squares += residual * residual;
            products += residual * last;
            last = residual;
        }
        double r = squares == 0 ? 0 : products / squares;
        double upper = Math.min(MAX_CORRELATION, Math.max(0, r + 1.5 * (1 + 4 * r) / n + UPPER / Math.sqrt(n)));
        return squares / (n - 2) * (1 + upper) / (1 - upper);
    }

    private static double mean(double[] values, int from, int to) {
        double sum = 0;
        for (int j = from; j < to; j++) {
            sum += values[j];
        }
        return sum / (to - from);
    }
}
