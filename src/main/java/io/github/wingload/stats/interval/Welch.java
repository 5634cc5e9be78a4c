package io.github.wingload.stats.interval;

import java.util.Arrays;

/**
 * The interval of a difference of two means by Welch's t (1947), for runs that were repeated: the figure of a run is one value,
 * so similar calls within a run do no harm.
 *
 * <p>Few values can be alike by chance, and figures such as a success rate of 100 % often are. The variance of a side's values
 * is therefore taken to be at least what each value's own uncertainty makes of it, as in a random effects model, in which the
 * variance between runs is that within runs plus some more.
 */
public final class Welch {

    private Welch() {}

    /**
     * Values of one side.
     *
     * @param values one or more
     * @param within the mean variance of a value by its own uncertainty; 0 if it is unknown
     */
    public record Sample(double[] values, double within) {

        double mean() {
            return Arrays.stream(values).average().orElseThrow();
        }

        /** The variance between values; a single value is taken to vary as much as the other side's. */
        private double variance(Sample other) {
            return Math.max(within, values.length > 1 ? between() : other.between());
        }

        private double between() {
            double mean = mean();
            return Arrays.stream(values).map(value -> square(value - mean)).sum() / (values.length - 1);
        }
    }

    /**
     * The interval of mean(b) − mean(a). It is unbounded if there is no variance to judge by: two values that are equal, or one
     * on each side, tell nothing.
     */
    public static Interval difference(Sample a, Sample b, double confidence) {
        int countA = a.values.length;
        int countB = b.values.length;
        if (countA == 1 && countB == 1) {
            return Interval.UNBOUNDED;
        }
        double ofA = a.variance(b) / countA;
        double ofB = b.variance(a) / countB;
        double squared = ofA + ofB;
        if (squared == 0) {
            return Interval.UNBOUNDED;
        }
        double freedom = countA == 1 || countB == 1
                ? Math.max(countA, countB) - 1
                : squared * squared / (square(ofA) / (countA - 1) + square(ofB) / (countB - 1));
        double difference = b.mean() - a.mean();
        double half = Student.quantile(confidence, freedom) * Math.sqrt(squared);
        return new Interval(difference - half, difference + half);
    }

    private static double square(double value) {
        return value * value;
    }
}
