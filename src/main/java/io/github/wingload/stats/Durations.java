package io.github.wingload.stats;

import io.github.wingload.exchange.SparseHistogram;
import java.time.Duration;
import java.util.OptionalDouble;
import org.HdrHistogram.Histogram;

/**
 * A set of durations: their distribution, with exact extremes and sum. Immutable; the histogram must not be changed.
 *
 * @param histogram the durations in whole microseconds, three significant digits, at most an hour
 * @param minNs the shortest; 0 for an empty set
 * @param maxNs the longest, exact even beyond an hour; 0 for an empty set
 * @param sumNs their sum
 * @param clamped how many were out of range and count as the histogram's lowest or highest value
 */
public record Durations(Histogram histogram, long minNs, long maxNs, long sumNs, long clamped) {

    /** Larger values count as this one: an hour, in microseconds. */
    public static final long HIGHEST_US = 3_600_000_000L;

    /** Significant decimal digits of a histogram: a value is off by at most one in a thousand. */
    public static final int DIGITS = 3;

    /** No durations. */
    public static final Durations NONE = new Durations(new Histogram(DIGITS), 0, 0, 0, 0);

    static final long NS_PER_US = 1_000;
    static final double NS_PER_MS = 1e6;
    static final double US_PER_MS = 1e3;
    static final double MS_PER_SECOND = 1e3;

    public long count() {
        return histogram.getTotalCount();
    }

    /** How many are at most this long, with the precision of the histogram. */
    public long countWithin(Duration limit) {
        return histogram.getCountBetweenValues(0, limit.toNanos() / NS_PER_US);
    }

    public double minMs() {
        return minNs / NS_PER_MS;
    }

    public double maxMs() {
        return maxNs / NS_PER_MS;
    }

    /** The mean of the exact values; 0 for an empty set. */
    public double meanMs() {
        return count() == 0 ? 0 : sumNs / NS_PER_MS / count();
    }

    /** A figure of these durations; empty if there are no durations. */
    public OptionalDouble ifAny(double figure) {
        return count() == 0 ? OptionalDouble.empty() : OptionalDouble.of(figure);
    }

    /** As {@link #percentileMs}; empty if there are no durations. */
    public OptionalDouble percentileIfAny(double percentile) {
        return ifAny(percentileMs(percentile));
    }

    /**
     * The value of rank ⌈p/100 · count⌉ in ascending order, never below the shortest and never above the longest; 0 without
     * durations. Other readers of the histogram show the same value, except for those two bounds.
     *
     * @param percentile 0 to 100; 0 is the shortest and 100 the longest, both exact
     */
    public double percentileMs(double percentile) {
        if (count() == 0) {
            return 0;
        }
        if (percentile <= 0) {
            return minMs();
        }
        if (percentile >= 100) {
            return maxMs();
        }
        double inBucket = histogram.getValueAtPercentile(percentile) / US_PER_MS;
        return Math.min(Math.max(inBucket, minMs()), maxMs());
    }

    /** These and the other durations together. */
    public Durations plus(Durations other) {
        if (other.count() == 0) {
            return this;
        }
        if (count() == 0) {
            return other;
        }
        Histogram sum = upTo(Math.max(histogram.getMaxValue(), other.histogram.getMaxValue()));
        sum.add(histogram);
        sum.add(other.histogram);
        return new Durations(
                sum,
                Math.min(minNs, other.minNs),
                Math.max(maxNs, other.maxNs),
                sumNs + other.sumNs,
                clamped + other.clamped);
    }

    /** Takes all values of a histogram of three digits. */
    static void add(SparseHistogram sum, Histogram values) {
        for (var bucket : values.recordedValues()) {
            sum.record(bucket.getValueIteratedTo(), Math.toIntExact(bucket.getCountAtValueIteratedTo()));
        }
    }

    /**
     * An empty histogram with room for this value and no more. The encoding of a histogram contains its room, so equal durations
     * are equal in files only if their room depends on the values alone.
     */
    static Histogram upTo(long us) {
        return new Histogram(1, Math.max(2, us), DIGITS);
    }
}
