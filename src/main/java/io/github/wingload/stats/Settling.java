package io.github.wingload.stats;

import java.util.Optional;

/**
 * How long a series takes to settle, by MSER-5 (White 1997): of the means of five values each, those at the start are left
 * out that make the standard error of the mean of the others smallest.
 *
 * @param dropped values to leave out
 * @param neverSettled true if that is half of them: the series still moves at its end
 * @param meanBefore mean of the values left out; 0 if there are none
 * @param meanAfter mean of the others
 */
public record Settling(int dropped, boolean neverSettled, double meanBefore, double meanAfter) {

    private static final int BATCH = 5;
    private static final int MIN_BATCHES = 10;

    /** Of a series in order; empty if it has fewer than fifty values. */
    public static Optional<Settling> of(double[] series) {
        int batches = series.length / BATCH;
        if (batches < MIN_BATCHES) {
            return Optional.empty();
        }
        double[] means = new double[batches];
        for (int i = 0; i < batches * BATCH; i++) {
            means[i / BATCH] += series[i] / BATCH;
        }
        int best = best(means);
        return Optional.of(
                new Settling(best * BATCH, best == batches / 2, mean(means, 0, best), mean(means, best, batches)));
    }

    /** From the end, so that each statistic is updated from the one before. */
    private static int best(double[] means) {
        double[] statistics = new double[means.length / 2 + 1];
        double mean = 0;
        double squares = 0;
        for (int d = means.length - 1; d >= 0; d--) {
            int count = means.length - d;
            double distance = means[d] - mean;
            mean += distance / count;
            squares += distance * (means[d] - mean);
            if (d < statistics.length) {
                statistics[d] = squares / ((double) count * count);
            }
        }
        int best = 0;
        for (int d = 1; d < statistics.length; d++) {
            if (statistics[d] < statistics[best]) {
                best = d;
            }
        }
        return best;
    }

    private static double mean(double[] values, int first, int end) {
        double sum = 0;
        for (int i = first; i < end; i++) {
            sum += values[i];
        }
        return end > first ? sum / (end - first) : 0;
    }
}
