package io.github.wingload.stats.interval;

/**
 * A confidence interval. A side without a bound is infinite.
 *
 * @param low lower bound, or −∞
 * @param high upper bound, or +∞
 */
public record Interval(double low, double high) {

    /** The interval of all values: nothing is known. */
    public static final Interval UNBOUNDED = new Interval(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);

    /** True if every value of the interval is at most a limit. */
    public boolean allAtMost(double limit) {
        return high <= limit;
    }

    /** True if every value of the interval is at least a limit. */
    public boolean allAtLeast(double limit) {
        return low >= limit;
    }
}
