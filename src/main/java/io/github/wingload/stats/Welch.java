package io.github.wingload.stats;

import java.util.Arrays;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * The interval of a difference of two means by Welch's t (1947): for runs that were repeated, where the figure of a run is
 * one value and what runs have in common within themselves does no harm.
 */
public final class Welch {

    private Welch() {}

    /**
     * The interval of mean(b) − mean(a).
     *
     * <p>A single value on one side is taken to vary as much as the other side's. Two single values tell nothing: the
     * interval is unbounded.
     *
     * @param a one value or more
     * @param b one value or more
     */
    public static Interval difference(double[] a, double[] b, double confidence) {
        if (a.length == 1 && b.length == 1) {
            return new Interval(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
        }
        double ofA = a.length > 1 ? variance(a) : variance(b);
        double ofB = b.length > 1 ? variance(b) : variance(a);
        double difference = mean(b) - mean(a);
        double squared = ofA / a.length + ofB / b.length;
        if (squared == 0) {
            return new Interval(difference, difference);
        }
        double freedom = a.length == 1 || b.length == 1
                ? Math.max(a.length, b.length) - 1
                : squared
                        * squared
                        / (square(ofA / a.length) / (a.length - 1) + square(ofB / b.length) / (b.length - 1));
        double half =
                TDistribution.of(freedom).inverseCumulativeProbability(1 - (1 - confidence) / 2) * Math.sqrt(squared);
        return new Interval(difference - half, difference + half);
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElseThrow();
    }

    private static double variance(double[] values) {
        double mean = mean(values);
        return Arrays.stream(values).map(value -> square(value - mean)).sum() / (values.length - 1);
    }

    private static double square(double value) {
        return value * value;
    }
}
