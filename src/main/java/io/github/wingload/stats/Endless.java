package io.github.wingload.stats;

import io.github.wingload.stats.interval.Estimate;
import io.github.wingload.stats.interval.Interval;
import org.HdrHistogram.Histogram;

/**
 * Calls that count as never ended, such as failed ones: they have a histogram's highest value, and a percentile
 * among them is infinite. So a service whose slow calls fail does not look fast.
 */
public final class Endless {

    /** The lower edge of the highest value's bucket, which is as exact as three digits are. */
    private static final double FROM_MS = Durations.HIGHEST_US / Durations.US_PER_MS * 0.998;

    private Endless() {}

    /** Adds calls that never end to times in microseconds. */
    static Histogram added(Histogram us, long endless) {
        if (endless > 0) {
            us.recordValueWithCount(Durations.HIGHEST_US, endless);
        }
        return us;
    }

    /** True if this is the time of a call that never ends. */
    static boolean is(double ms) {
        return ms >= FROM_MS;
    }

    /** The time; infinity for a call that never ends. */
    public static double ms(double ms) {
        return is(ms) ? Double.POSITIVE_INFINITY : ms;
    }

    /** The same for an estimate in milliseconds. */
    public static Estimate of(Estimate ms) {
        return ms.with(
                ms(ms.value()),
                new Interval(ms(ms.interval().low()), ms(ms.interval().high())));
    }
}
