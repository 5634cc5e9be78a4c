package io.github.wingload.stats;

/**
 * A figure with its uncertainty.
 *
 * @param value the point estimate
 * @param interval where the true value is likely to be, at the requested confidence
 * @param designEffect by which factor more calls were needed for this precision than independent ones; 1 if calls were independent
 * @param effectiveCount how many independent calls carry the same information
 * @param method how the interval was made
 * @param slowDrift true if neighbouring blocks were so correlated that a longer run is needed to trust the interval
 */
public record Estimate(
        double value, Interval interval, double designEffect, double effectiveCount, Method method, boolean slowDrift) {

    /** The same in another unit. */
    public Estimate times(double factor) {
        return new Estimate(
                value * factor,
                new Interval(interval.low() * factor, interval.high() * factor),
                designEffect,
                effectiveCount,
                method,
                slowDrift);
    }

    /** With a more exact point estimate of the same figure. */
    public Estimate withValue(double exact) {
        return new Estimate(exact, interval, designEffect, effectiveCount, method, slowDrift);
    }

    /** With the same uncertainty around a point estimate over slightly more calls than the blocks hold. */
    Estimate around(double other) {
        double shift = other - value;
        Interval shifted = new Interval(interval.low() + shift, interval.high() + shift);
        return new Estimate(other, shifted, designEffect, effectiveCount, method, slowDrift);
    }

    /** How an interval was made. */
    public enum Method {
        /** From blocks of the run, which respects the correlation of neighbouring calls. */
        BLOCKS,
        /** As if calls were independent: the run was too short for blocks. */
        SHORT_RUN
    }
}
