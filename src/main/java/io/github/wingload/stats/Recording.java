package io.github.wingload.stats;

import org.HdrHistogram.Histogram;

/**
 * Durations while they are being recorded. Not thread-safe.
 *
 * <p>The histogram starts at 16 KB and grows with the longest value: 88 KB for a second, 184 KB for the hour that is the
 * limit.
 */
public final class Recording {

    private final Histogram histogram = new Histogram(Durations.DIGITS);
    private long minNs = Long.MAX_VALUE;
    private long maxNs;
    private long sumNs;
    private long clamped;

    /**
     * Records a duration in nanoseconds. Below zero it counts as zero and beyond an hour as an hour; both are counted as clamped.
     */
    public void record(long ns) {
        record(ns, 1);
    }

    /** Records a duration that occurred so often. */
    void record(long ns, int times) {
        long exactNs = Math.max(0, ns);
        long us = (exactNs + Durations.NS_PER_US / 2) / Durations.NS_PER_US;
        if (ns < 0 || us > Durations.HIGHEST_US) {
            clamped += times;
        }
        histogram.recordValueWithCount(Math.min(us, Durations.HIGHEST_US), times);
        minNs = Math.min(minNs, exactNs);
        maxNs = Math.max(maxNs, exactNs);
        sumNs += times * exactNs;
    }

    /** The durations so far, in a histogram no larger than the longest of them needs. */
    public Durations durations() {
        if (histogram.getTotalCount() == 0) {
            return Durations.NONE;
        }
        Histogram copy = Durations.upTo(histogram.getMaxValue());
        copy.add(histogram);
        return new Durations(copy, minNs, maxNs, sumNs, clamped);
    }
}
