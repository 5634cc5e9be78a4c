package io.github.wingload.schedule;

import java.util.PrimitiveIterator;
import java.util.random.RandomGenerator;
import java.util.stream.DoubleStream;

/**
 * Arrivals at a rate. Each time is computed from its place on the axis of expected arrivals, so no error accumulates.
 */
final class RateArrivals implements Arrivals {

    private final RateProfile profile;
    private final long lastNs;

    /** Numbers of expected arrivals, ascending; an arrival is where the profile expects that many. */
    private final PrimitiveIterator.OfDouble places;

    private RateArrivals(RateProfile profile, long lastNs, DoubleStream places) {
        this.profile = profile;
        this.lastNs = lastNs;
        this.places = places.iterator();
    }

    /** Arrival n (0, 1, …) is where n arrivals are expected: the first at time zero, at equal distances for a constant rate. */
    static RateArrivals constant(RateProfile profile) {
        return new RateArrivals(profile, NEVER, DoubleStream.iterate(0, place -> place + 1));
    }

    /**
     * A Poisson process with the profile's rate, by change of time: exponential gaps on the axis of expected arrivals. The
     * number of arrivals is random, with the square root of the expected number as its standard deviation.
     */
    static RateArrivals poisson(RateProfile profile, RandomGenerator random) {
        return new RateArrivals(profile, NEVER, DoubleStream.iterate(gap(random), place -> place + gap(random)));
    }

    private static double gap(RandomGenerator random) {
        return -Math.log1p(-random.nextDouble());
    }

    /** A Poisson process conditioned on exactly the expected number of arrivals (rounded): sorted uniform draws. */
    static RateArrivals poissonExact(RateProfile profile, RandomGenerator random) {
        DoubleStream draws = random.doubles(Math.round(profile.arrivals()));
        return new RateArrivals(
                profile,
                profile.durationNs() - 1,
                draws.map(draw -> draw * profile.arrivals()).sorted());
    }

    @Override
    public long nextNs() {
        if (!places.hasNext()) {
            return NEVER;
        }
        long timeNs = Math.min(profile.timeNs(places.nextDouble()), lastNs);
        return timeNs < profile.durationNs() ? timeNs : NEVER;
    }

    @Override
    public double plannedGapNs(long startNs) {
        double perSecond = profile.perSecondAt(startNs);
        return perSecond > 0 ? 1e9 / perSecond : 0;
    }
}
