package io.github.wingload.stats.interval;

import org.apache.commons.statistics.distribution.NormalDistribution;

/** Wilson's score interval of a proportion: keeps to [0, 1] and holds for few successes too. */
public final class Wilson {

    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    private Wilson() {}

    /** For independent trials. */
    public static Interval of(double successes, double trials, double confidence) {
        return withQuantile(successes / trials, trials, normalQuantile(confidence));
    }

    /**
     * For a number of effective trials and any quantile.
     *
     * @param share of successes, in [0, 1]
     * @param trials above zero, need not be whole
     * @param z the two-sided quantile
     */
    static Interval withQuantile(double share, double trials, double z) {
        double scale = 1 + z * z / trials;
        double center = (share + z * z / (2 * trials)) / scale;
        double half = z * Math.sqrt(share * (1 - share) / trials + z * z / (4 * trials * trials)) / scale;
        return new Interval(Math.max(0, center - half), Math.min(1, center + half));
    }

    /** The two-sided quantile of the normal distribution. */
    public static double normalQuantile(double confidence) {
        return NORMAL.inverseCumulativeProbability(1 - (1 - confidence) / 2);
    }
}
