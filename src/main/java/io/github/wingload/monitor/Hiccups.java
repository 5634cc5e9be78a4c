package io.github.wingload.monitor;

import org.HdrHistogram.Histogram;

/**
 * How late a sleeping thread wakes up: the delay that the scheduler, the JVM and the hypervisor add to every event. The idea
 * comes from jHiccup. Thread-safe.
 *
 * <p>A pause counts for its whole length: a pause of one second also counts as the sleeps that would have started during it.
 * Percentiles are therefore over time, not over sleeps.
 */
final class Hiccups {

    private static final long MAX_US = 3_600_000_000L;
    private static final int DIGITS = 2;

    private final Histogram latenessUs = new Histogram(1, MAX_US, DIGITS);

    /**
     * Records a sleep that has ended.
     *
     * @param askedNs its requested length
     * @param tookNs its actual length
     */
    synchronized void slept(long askedNs, long tookNs) {
        long lateUs = Math.max(0, tookNs - askedNs) / 1000;
        latenessUs.recordValueWithExpectedInterval(Math.min(lateUs, MAX_US), askedNs / 1000);
    }

    synchronized double p999Ms() {
        return latenessUs.getValueAtPercentile(99.9) / 1000.0;
    }

    synchronized double maxMs() {
        return latenessUs.getMaxValue() / 1000.0;
    }
}
