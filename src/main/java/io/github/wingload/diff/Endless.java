package io.github.wingload.diff;

import io.github.wingload.stats.Durations;
import io.github.wingload.stats.Estimate;
import io.github.wingload.stats.Interval;
import org.HdrHistogram.Histogram;

/**
 * Calls that failed, as ones that never end: they stand in a histogram as its highest value, and a percentile that lies among
 * them has not been reached. So a service that fails its slow calls does not look fast.
 */
final class Endless {

    /** The time to record for a failed call. */
    static final long NS = Durations.HIGHEST_US * 1_000;

    private static final double US_PER_MS = 1e3;

    /** The lower edge of the highest value's bucket, which is as exact as three digits are. */
    private static final double FROM_MS = Durations.HIGHEST_US / US_PER_MS * 0.998;

    private Endless() {}

    /** Times of ok calls, and so many failed ones. */
    static Histogram histogram(Durations ok, long failed) {
        Histogram all = new Histogram(Durations.DIGITS);
        all.add(ok.histogram());
        if (failed > 0) {
            all.recordValueWithCount(Durations.HIGHEST_US, failed);
        }
        return all;
    }

    /** The time, or infinity if it stands for a call that failed. */
    static double ms(double ms) {
        return ms >= FROM_MS ? Double.POSITIVE_INFINITY : ms;
    }

    /** The same of an estimate in milliseconds. */
    static Estimate of(Estimate ms) {
        return new Estimate(
                ms(ms.value()),
                new Interval(ms(ms.interval().low()), ms(ms.interval().high())),
                ms.designEffect(),
                ms.effectiveCount(),
                ms.method(),
                ms.slowDrift());
    }
}
