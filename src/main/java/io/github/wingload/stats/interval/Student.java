package io.github.wingload.stats.interval;

import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/** Student's t distribution: a deviation divided by a standard deviation that is itself estimated. */
public final class Student {

    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    private Student() {}

    /**
     * The quantile that bounds a deviation on both sides.
     *
     * @param confidence as a share
     * @param freedom degrees of freedom, above zero
     */
    public static double quantile(double confidence, double freedom) {
        return TDistribution.of(freedom).inverseCumulativeProbability(1 - (1 - confidence) / 2);
    }

    /** The same quantile if the standard deviation is known: the normal distribution's. */
    public static double normalQuantile(double confidence) {
        return NORMAL.inverseCumulativeProbability(1 - (1 - confidence) / 2);
    }

    /** The probability of a deviation of this size or larger, to either side, by chance alone. */
    public static double chance(double t, double freedom) {
        return 2 * TDistribution.of(freedom).survivalProbability(Math.abs(t));
    }
}
