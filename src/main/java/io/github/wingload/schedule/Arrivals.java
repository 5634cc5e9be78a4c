package io.github.wingload.schedule;

import io.github.wingload.plan.OpenLoad;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * When the starts of the open model are intended: a cursor over ascending times.
 *
 * <p>Each time is computed from its place on the axis of expected arrivals, so no error accumulates. Not
 * thread-safe.
 */
public sealed interface Arrivals {

    /** No more arrivals. */
    long NEVER = Long.MAX_VALUE;

    /** The next intended start in nanoseconds from time zero, below the profile's duration, or {@link #NEVER}. */
    long nextNs();

    /** The arrivals of a load. */
    static Arrivals of(OpenLoad load, RateProfile profile, RandomGenerator random) {
        return switch (load.arrivals()) {
            case CONSTANT -> constant(profile);
            case POISSON -> poisson(profile, random);
            case POISSON_EXACT -> poissonExact(profile, random);
        };
    }

    /** Arrival n (0, 1, …) is where n arrivals are expected: the first at time zero, at equal distances for a constant rate. */
    static Arrivals constant(RateProfile profile) {
        return new Constant(profile);
    }

    /**
     * A Poisson process with the profile's rate, by change of time: exponential gaps on the axis of expected arrivals. The
     * number of arrivals is random, with the square root of the expected number as its standard deviation.
     */
    static Arrivals poisson(RateProfile profile, RandomGenerator random) {
        return new Poisson(profile, random);
    }

    /** A Poisson process conditioned on exactly the expected number of arrivals (rounded): sorted uniform draws. */
    static Arrivals poissonExact(RateProfile profile, RandomGenerator random) {
        return new PoissonExact(profile, random);
    }

    /** See {@link #constant}. */
    final class Constant implements Arrivals {

        private final RateProfile profile;
        private long index;

        private Constant(RateProfile profile) {
            this.profile = profile;
        }

        @Override
        public long nextNs() {
            long timeNs = profile.timeNs(index++);
            return timeNs < profile.durationNs() ? timeNs : NEVER;
        }
    }

    /** See {@link #poisson}. */
    final class Poisson implements Arrivals {

        private final RateProfile profile;
        private final RandomGenerator random;
        private double arrivals;

        private Poisson(RateProfile profile, RandomGenerator random) {
            this.profile = profile;
            this.random = random;
        }

        @Override
        public long nextNs() {
            arrivals -= Math.log1p(-random.nextDouble());
            long timeNs = profile.timeNs(arrivals);
            return timeNs < profile.durationNs() ? timeNs : NEVER;
        }
    }

    /** See {@link #poissonExact}. */
    final class PoissonExact implements Arrivals {

        private final RateProfile profile;
        private final double[] arrivals;
        private int index;

        private PoissonExact(RateProfile profile, RandomGenerator random) {
            this.profile = profile;
            this.arrivals = random.doubles(Math.round(profile.arrivals()))
                    .map(draw -> draw * profile.arrivals())
                    .toArray();
            Arrays.sort(arrivals);
        }

        @Override
        public long nextNs() {
            if (index == arrivals.length) {
                return NEVER;
            }
            return Math.min(profile.timeNs(arrivals[index++]), profile.durationNs() - 1);
        }
    }
}
