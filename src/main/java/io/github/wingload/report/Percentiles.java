package io.github.wingload.report;

import io.github.wingload.stats.CallStats.Times;

/**
 * Percentiles of response times by nearest rank: the p-th is the value at rank ⌈p/100 · n⌉ of the n sorted ones.
 *
 * <p>They come from a histogram with three digits, so they may be up to 0.1 % above the exact value; never outside the
 * exact extremes, which are kept apart.
 */
final class Percentiles {

    private static final long NS_PER_US = 1_000;

    private Percentiles() {}

    /** The response time at a percentile from 0 to 100, in nanoseconds; 0 if there is no call. */
    static long responseTimeNs(Times times, double percentile) {
        if (times.count() == 0) {
            return 0;
        }
        long ns = times.response().getValueAtPercentile(percentile) * NS_PER_US;
        return Math.max(times.minNs(), Math.min(ns, times.maxNs()));
    }

    /** The mean response time in nanoseconds, from the exact sum; 0 if there is no call. */
    static long meanNs(Times times) {
        return times.count() == 0 ? 0 : times.sumNs() / times.count();
    }
}
