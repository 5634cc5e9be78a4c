package io.github.wingload.schedule;

import io.github.wingload.plan.load.OpenLoad;
import java.util.PrimitiveIterator;
import java.util.random.RandomGenerator;
import java.util.stream.DoubleStream;

/**
 * The intended starts of the open model: a cursor over ascending times.
 *
 * <p>Each time is computed from its place on the axis of expected arrivals, so no error accumulates. Not thread-safe.
 */
public final class Arrivals {

    /** No more arrivals. */
    public static final long NEVER = Long.MAX_VALUE;

    private final RateProfile profile;
    private final long lastNs;

    /** Numbers of expected arrivals, ascending; an arrival is where the profile expects that many. */
    private final PrimitiveIterator.OfDouble places;

    private Arrivals(RateProfile profile, long lastNs, DoubleStream places) {
        this.profile = profile;
        this.lastNs = lastNs;
        this.places = places.iterator();
    }

    /** The arrivals of a load. */
    public static Arrivals of(OpenLoad load, RateProfile profile, RandomGenerator random) {
        return switch (load.arrivals()) {
            case CONSTANT -> constant(profile);
            case POISSON -> poisson(profile, random);
            case POISSON_EXACT -> poissonExact(profile, random);
        };
    }

    /** Arrival n (0, 1, …) is where n arrivals are expected: the first at time zero, at equal distances for a constant rate. */
    public static Arrivals constant(RateProfile profile) {
        return new Arrivals(profile, NEVER, DoubleStream.iterate(0, place -> place + 1));
    }

    /**
     * A Poisson process with the profile's rate, by change of time: exponential gaps on the axis of expected arrivals. The
     * number of arrivals is random, with the square root of the expected number as its standard deviation.
     */
    public static Arrivals poisson(RateProfile profile, RandomGenerator random) {
        return new Arrivals(profile, NEVER, DoubleStream.iterate(gap(random), place -> place + gap(random)));
    }

    private static double gap(RandomGenerator random) {
        return -Math.log1p(-random.nextDouble());
    }

    /** A Poisson process conditioned on exactly the expected number of arrivals (rounded): sorted uniform draws. */
    static Arrivals poissonExact(RateProfile profile, RandomGenerator random) {
        DoubleStream draws = random.doubles(Math.round(profile.arrivals()));
        return new Arrivals(
                profile,
                profile.durationNs() - 1,
                draws.map(draw -> draw * profile.arrivals()).sorted());
    }

    /** The next intended start in nanoseconds from time zero, below the profile's duration, or {@link #NEVER}. */
    public long nextNs() {
        if (!places.hasNext()) {
            return NEVER;
        }
        long timeNs = Math.min(profile.timeNs(places.nextDouble()), lastNs);
        return timeNs < profile.durationNs() ? timeNs : NEVER;
    }
}
