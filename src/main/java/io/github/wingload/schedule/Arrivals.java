package io.github.wingload.schedule;

import io.github.wingload.plan.SampleRow;
import io.github.wingload.plan.load.OpenLoad;
import io.github.wingload.plan.load.Replay;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** The intended starts of the open model: a cursor over ascending times. Not thread-safe. */
public interface Arrivals {

    /** No more arrivals. */
    long NEVER = Long.MAX_VALUE;

    /**
     * The arrivals of a load.
     *
     * @param rows for a replay: the next row of its samples on each call, in the file's order
     */
    static Arrivals of(OpenLoad load, RateProfile profile, RandomGenerator random, Supplier<Optional<SampleRow>> rows) {
        return switch (load.arrivals()) {
            case CONSTANT -> constant(profile);
            case POISSON -> poisson(profile, random);
            case POISSON_EXACT -> RateArrivals.poissonExact(profile, random);
            case RECORDED -> recorded(load.replay().orElseThrow(), profile.durationNs(), rows);
        };
    }

    /** Arrival n (0, 1, …) is where n arrivals are expected: the first at time zero, at equal distances for a constant rate. */
    static Arrivals constant(RateProfile profile) {
        return RateArrivals.constant(profile);
    }

    /**
     * A Poisson process with the profile's rate, by change of time: exponential gaps on the axis of expected arrivals. The
     * number of arrivals is random, with the square root of the expected number as its standard deviation.
     */
    static Arrivals poisson(RateProfile profile, RandomGenerator random) {
        return RateArrivals.poisson(profile, random);
    }

    /**
     * Recorded times before an end.
     *
     * @param rows the next row of the samples on each call, in the file's order
     */
    static Arrivals recorded(Replay replay, long endNs, Supplier<Optional<SampleRow>> rows) {
        return new RecordedArrivals(replay, endNs, rows);
    }

    /** The next intended start in nanoseconds from time zero, before the end of the load, or {@link #NEVER}. */
    long nextNs();

    /**
     * The time that the plan leaves before a start.
     *
     * @param startNs the last answer of {@link #nextNs}
     * @return nanoseconds; 0 or more
     */
    double plannedGapNs(long startNs);

    /** The row that belongs to the last answer of {@link #nextNs}; empty if any row does. */
    default Optional<SampleRow> row() {
        return Optional.empty();
    }
}
