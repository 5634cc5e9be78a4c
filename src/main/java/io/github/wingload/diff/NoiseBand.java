package io.github.wingload.diff;

import io.github.wingload.stats.interval.Interval;
import io.github.wingload.stats.interval.Student;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * How much two single runs of the same test differ by chance, measured between replicates.
 *
 * <p>With s for the standard deviation of a figure between replicates, estimated with f degrees of freedom, two further runs differ
 * by at most t · √2 · s 95 % of the time, t being Student's quantile for f: a prediction interval. For ratios s is in natural
 * logarithms, so that the band is a factor; for shares it is in percentage points. Groups of replicates, such as those of two
 * versions of a service, are pooled: s² = Σ(nᵢ − 1)sᵢ² / Σ(nᵢ − 1).
 *
 * @param inPoints true if s is of points, false if of logarithms
 * @param deviation s; above zero
 * @param freedom Σ(nᵢ − 1); 1 or more
 */
public record NoiseBand(boolean inPoints, double deviation, int freedom) {

    private static final double CONFIDENCE = 0.95;
    private static final double PERCENT = 100;

    /**
     * The band; empty if no group has two values, or if all are equal and nothing is known about their uncertainty.
     *
     * @param groups a figure's values in runs that are replicates of each other; of a ratio all above zero
     * @param within the mean variance of a value by its run's own interval, on the scale of s, which is at least as large; 0 if
     *     it is unknown
     */
    static Optional<NoiseBand> of(boolean inPoints, List<double[]> groups, double within) {
        Pooled pooled = Pooled.of(inPoints, groups);
        double variance = pooled.freedom == 0 ? 0 : Math.max(within, pooled.squares / pooled.freedom);
        return variance == 0
                ? Optional.empty()
                : Optional.of(new NoiseBand(inPoints, Math.sqrt(variance), pooled.freedom));
    }

    /** Values on the scale of s: ratios by their logarithms. */
    static double[] scaled(boolean inPoints, double[] values) {
        return inPoints ? values : Arrays.stream(values).map(Math::log).toArray();
    }

    /**
     * How values vary around the means of their groups.
     *
     * @param squares the sum of the squared distances, on the scale of s
     * @param freedom Σ(nᵢ − 1)
     */
    record Pooled(double squares, int freedom) {

        static Pooled of(boolean inPoints, List<double[]> groups) {
            double squares = 0;
            int freedom = 0;
            for (double[] group : groups) {
                double[] values = scaled(inPoints, group);
                double mean = Arrays.stream(values).average().orElse(0);
                squares += Arrays.stream(values)
                        .map(value -> (value - mean) * (value - mean))
                        .sum();
                freedom += Math.max(0, values.length - 1);
            }
            return new Pooled(squares, freedom);
        }
    }

    /** The changes that are within it, in percent of the figure or in points. */
    public Interval changes() {
        double width = Student.quantile(CONFIDENCE, freedom) * Math.sqrt(2) * deviation;
        return inPoints
                ? new Interval(-width, width)
                : new Interval(PERCENT * Math.expm1(-width), PERCENT * Math.expm1(width));
    }

    /** The standard deviation between replicates, in percent of the figure or in points. */
    public double spread() {
        return inPoints ? deviation : PERCENT * deviation;
    }
}
