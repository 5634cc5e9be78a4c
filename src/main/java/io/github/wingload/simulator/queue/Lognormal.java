package io.github.wingload.simulator.queue;

import java.util.Random;

/**
 * A lognormal distribution by its mean and coefficient of variation (standard deviation / mean).
 *
 * <p>With s² = ln(1 + cv²) a draw is mean · exp(s z − s²/2), z standard normal.
 *
 * @param mean above zero, in the unit of the draws
 * @param variation zero for a constant
 */
public record Lognormal(double mean, double variation) {

    public double draw(Random random) {
        double s2 = Math.log1p(variation * variation);
        return mean * Math.exp(Math.sqrt(s2) * random.nextGaussian() - s2 / 2);
    }

    /** The distribution with this median: half of the draws are below it. */
    public static Lognormal ofMedian(double median, double variation) {
        return new Lognormal(median * Math.sqrt(1 + variation * variation), variation);
    }
}
