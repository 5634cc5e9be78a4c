package io.github.wingload.audit;

import java.util.Random;
import java.util.function.DoubleSupplier;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * A service whose response times are known.
 *
 * @param name for the table
 * @param seconds how long its calls stay alike: the correlation time, or the mean cycle of a service with two states; 0 if each
 *     call is for itself
 * @param below the share of all calls that take less than a time in milliseconds
 * @param meanMs the mean of all calls, in milliseconds
 * @param times makes the times of consecutive calls, in milliseconds
 */
public record Process(String name, double seconds, DoubleUnaryOperator below, double meanMs, Times times) {

    private static final double MEDIAN_MS = 400;
    private static final double SIGMA = 0.6;
    private static final double SLOW_SHARE = 0.2;
    private static final double HIT_SHARE = 0.72;
    private static final double PARETO_MS = 100;
    private static final double PARETO_SHAPE = 1.5;
    private static final int BISECTIONS = 200;

    /** Makes the times of calls that start at equal distances. */
    @FunctionalInterface
    public interface Times {

        /** Starts a run whose calls are this many seconds apart. */
        DoubleSupplier start(Random random, double gapSeconds);
    }

    /** Log-normal times, each call for itself. */
    public static Process independent() {
        return logNormal("independent", 0, (random, gap) -> random::nextGaussian);
    }

    /** Log-normal times whose logarithms are a first-order autoregression from call to call, at 40 calls a second. */
    public static Process autoregressive(double correlation) {
        double seconds = -1 / CoverageAudit.CALLS_PER_SECOND / Math.log(correlation);
        return logNormal("AR(1), ρ " + correlation, seconds, (random, gap) -> autoregression(random, correlation));
    }

    /** Log-normal times with a slow factor that all calls share: a fifth of the variance of the logarithm. */
    public static Process slowFactor(double seconds) {
        return logNormal("slow factor, %.0f s".formatted(seconds), seconds, (random, gap) -> {
            DoubleSupplier slow = autoregression(random, Math.exp(-gap / seconds));
            return () -> Math.sqrt(1 - SLOW_SHARE) * random.nextGaussian() + Math.sqrt(SLOW_SHARE) * slow.getAsDouble();
        });
    }

    /** Pareto times with an infinite variance. */
    public static Process heavyTail() {
        return new Process(
                "heavy tail",
                0,
                ms -> ms < PARETO_MS ? 0 : 1 - Math.pow(ms / PARETO_MS, -PARETO_SHAPE),
                PARETO_MS * PARETO_SHAPE / (PARETO_SHAPE - 1),
                (random, gap) -> () -> PARETO_MS * Math.pow(1 - random.nextDouble(), -1 / PARETO_SHAPE));
    }

    /** A cache that answers 72 % of calls, each for itself. */
    public static Process cache() {
        return cached("cache", 0, (random, gap) -> () -> random.nextDouble() < HIT_SHARE ? 1 : 0);
    }

    /** A cache that answers for 54 s on average, and then does not for 21 s. */
    public static Process cacheSpells() {
        double hits = 54;
        double misses = hits * (1 - HIT_SHARE) / HIT_SHARE;
        return cached("cache in spells", hits + misses, (random, gap) -> spells(random, hits / gap, misses / gap));
    }

    private static Process logNormal(String name, double seconds, Times normal) {
        return new Process(
                name,
                seconds,
                ms -> phi(Math.log(ms / MEDIAN_MS) / SIGMA),
                MEDIAN_MS * Math.exp(SIGMA * SIGMA / 2),
                (random, gap) -> {
                    DoubleSupplier z = normal.start(random, gap);
                    return () -> MEDIAN_MS * Math.exp(SIGMA * z.getAsDouble());
                });
    }

    private static Process cached(String name, double seconds, Times hits) {
        return new Process(
                name,
                seconds,
                ms -> HIT_SHARE * phi(Math.log(ms / 8) / 0.2) + (1 - HIT_SHARE) * phi(Math.log(ms / 300) / 0.4),
                HIT_SHARE * 8 * Math.exp(0.02) + (1 - HIT_SHARE) * 300 * Math.exp(0.08),
                (random, gap) -> {
                    DoubleSupplier hit = hits.start(random, gap);
                    return () -> hit.getAsDouble() > 0
                            ? 8 * Math.exp(0.2 * random.nextGaussian())
                            : 300 * Math.exp(0.4 * random.nextGaussian());
                });
    }

    /** A first-order autoregression of standard normal values. */
    static DoubleSupplier autoregression(Random random, double correlation) {
        double[] state = {random.nextGaussian()};
        double fresh = Math.sqrt(1 - correlation * correlation);
        return () -> {
            double now = state[0];
            state[0] = correlation * now + fresh * random.nextGaussian();
            return now;
        };
    }

    /** Ones and zeros in spells of these mean lengths, in calls. */
    public static DoubleSupplier spells(Random random, double ones, double zeros) {
        boolean[] one = {random.nextDouble() < ones / (ones + zeros)};
        return () -> {
            boolean now = one[0];
            if (random.nextDouble() < 1 / (now ? ones : zeros)) {
                one[0] = !now;
            }
            return now ? 1 : 0;
        };
    }

    /** The time that this share of all calls is below. */
    public double quantileMs(double share) {
        double low = 1e-3;
        double high = 1e9;
        for (int i = 0; i < BISECTIONS; i++) {
            double middle = Math.sqrt(low * high);
            if (below.applyAsDouble(middle) < share) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    private static double phi(double z) {
        return NormalDistribution.of(0, 1).cumulativeProbability(z);
    }
}
