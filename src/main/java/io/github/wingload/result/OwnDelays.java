package io.github.wingload.result;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How wingload itself delayed calls of the window: it stood still while they were in flight or, in the open model, started them
 * late.
 *
 * @param leastMs longer delays count
 * @param calls that were delayed
 * @param failures of these, that a delay can have caused
 * @param longest stretch of the window in which wingload stood still, if there is one
 * @param added to percentiles of ok calls, at most
 */
public record OwnDelays(double leastMs, long calls, long failures, Optional<Pause> longest, Added added) {

    /**
     * A stretch in which wingload stood still.
     *
     * @param start on the wall clock
     * @param ms its length
     */
    public record Pause(Instant start, double ms) {}

    /**
     * How much longer percentiles of ok calls are than without the delays, at most; empty without ok calls.
     *
     * @param p50Ms the median
     * @param p90Ms the 90th percentile
     * @param p95Ms the 95th percentile
     * @param p99Ms the 99th percentile
     */
    public record Added(OptionalDouble p50Ms, OptionalDouble p90Ms, OptionalDouble p95Ms, OptionalDouble p99Ms) {}
}
