package io.github.wingload.stats.interval;

import java.util.OptionalDouble;

/**
 * A figure with its uncertainty.
 *
 * @param value the point estimate
 * @param interval where the true value is likely to be, at the requested confidence
 * @param designEffect by which factor more calls were needed for this precision than independent ones; 1 if calls were independent
 * @param effectiveCount how many independent calls carry the same information
 * @param method how the interval was made
 * @param alikeSeconds for how long calls stay alike, if that is too long for the window: there is no interval then, and a difference of pairs
 *     has a wide one or none; else empty
 */
public record Estimate(
        double value,
        Interval interval,
        double designEffect,
        double effectiveCount,
        Method method,
        OptionalDouble alikeSeconds) {

    /** An estimate from independent calls. */
    public static Estimate independent(double value, Interval interval, double calls) {
        return new Estimate(value, interval, 1, calls, Method.SHORT_RUN, OptionalDouble.empty());
    }

    /**
     * An estimate from blocks. It has no interval if calls stay alike for too long.
     *
     * @param interval the interval if they do not
     */
    static Estimate ofBlocks(
            double value, Interval interval, double designEffect, double effectiveCount, Correlation correlation) {
        return new Estimate(
                value,
                correlation.tooLong() ? Interval.UNBOUNDED : interval,
                designEffect,
                effectiveCount,
                Method.BLOCKS,
                correlation.tooLong() ? OptionalDouble.of(correlation.seconds()) : OptionalDouble.empty());
    }

    /**
     * An estimate from blocks of pairs.
     *
     * @param interval which respects that the window may hold only a few {@linkplain Correlation#states states} of the difference
     */
    static Estimate ofPairs(
            double value, Interval interval, double designEffect, double effectiveCount, Correlation correlation) {
        return new Estimate(
                value,
                interval,
                designEffect,
                effectiveCount,
                Method.BLOCKS,
                correlation.tooLong() ? OptionalDouble.of(correlation.seconds()) : OptionalDouble.empty());
    }

    /** The same in another unit. */
    public Estimate times(double factor) {
        return with(value * factor, new Interval(interval.low() * factor, interval.high() * factor));
    }

    /** With an interval that ends where the figure's values end. */
    public Estimate within(double least, double most) {
        return interval.equals(Interval.UNBOUNDED)
                ? this
                : with(value, new Interval(Math.max(least, interval.low()), Math.min(most, interval.high())));
    }

    /** Less a quantity that is itself uncertain. */
    public Estimate minus(Estimate other) {
        return with(
                value - other.value,
                new Interval(interval.low() - other.interval.high(), interval.high() - other.interval.low()));
    }

    /** With a more exact point estimate of the same figure. */
    public Estimate withValue(double exact) {
        return with(exact, interval);
    }

    /** An interval of the same width around another value. */
    public Estimate movedTo(double other) {
        double by = other - value;
        return with(other, new Interval(interval.low() + by, interval.high() + by));
    }

    /** With another value and interval. */
    public Estimate with(double other, Interval around) {
        return new Estimate(other, around, designEffect, effectiveCount, method, alikeSeconds);
    }

    /** How an interval was made. */
    public enum Method {
        /** From blocks of the run, which respects the correlation of neighbouring calls. */
        BLOCKS,
        /** As if calls were independent: the window was too short for blocks, or the times of the calls are unknown. */
        SHORT_RUN
    }
}
