package io.github.wingload.monitor;

import org.HdrHistogram.Histogram;

/**
 * How late a thread wakes up that does nothing but sleep: what the scheduler, the JVM and the hypervisor add to everything,
 * whatever the target does. The idea is jHiccup's. Not thread-safe.
 *
 * <p>A pause counts for as long as it lasts: one of a second also stands for the sleeps that would have begun during it, so
 * that percentiles are over time and not over the sleeps that came to an end.
 */
final class Hiccups {

    private static final double US_PER_MS = 1000;
    private static final long NS_PER_US = 1000;
    private static final long MAX_US = 3_600_000_000L;
    private static final int DIGITS = 2;

    private final Histogram latenessUs = new Histogram(1, MAX_US, DIGITS);

    /**
     * A sleep is over.
     *
     * @param askedNs how long it was to take
     * @param tookNs how long it took
     */
    void slept(long askedNs, long tookNs) {
        long lateUs = Math.max(0, tookNs - askedNs) / NS_PER_US;
        latenessUs.recordValueWithExpectedInterval(Math.min(lateUs, MAX_US), askedNs / NS_PER_US);
    }

    double p999Ms() {
        return latenessUs.getValueAtPercentile(99.9) / US_PER_MS;
    }

    double maxMs() {
        return latenessUs.getMaxValue() / US_PER_MS;
    }
}
