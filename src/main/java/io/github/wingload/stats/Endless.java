package io.github.wingload.stats;

import org.HdrHistogram.Histogram;

/**
 * Calls that count as never ended, such as failed ones: they have a histogram's highest value, and a percentile
 * among them is infinite. So a service whose slow calls fail does not look fast.
 */
public final class Endless {

    private static final double US_PER_MS = 1e3;

    /** The lower edge of the highest value's bucket, which is as exact as three digits are. */
    private static final double FROM_MS = Durations.HIGHEST_US / US_PER_MS * 0.998;

    private Endless() {}

    /** The times plus a number of calls that never end; in microseconds. */
    public static Histogram with(Durations times, long endless) {
        Histogram all = new Histogram(Durations.DIGITS);
        all.add(times.histogram());
        return added(all, endless);
    }

    static Histogram added(Histogram us, long endless) {
        if (endless > 0) {
            us.recordValueWithCount(Durations.HIGHEST_US, endless);
        }
        return us;
    }

    /** True if the time stands for a call that never ends. */
    static boolean is(double ms) {
        return ms >= FROM_MS;
    }

    /** The time, or infinity if it stands for a call that never ends. */
    public static double ms(double ms) {
        return is(ms) ? Double.POSITIVE_INFINITY : ms;
    }

    /** The same for an estimate in milliseconds. */
    public static Estimate of(Estimate ms) {
        return new Estimate(
                ms(ms.value()),
                new Interval(ms(ms.interval().low()), ms(ms.interval().high())),
                ms.designEffect(),
                ms.effectiveCount(),
                ms.method(),
                ms.alikeSeconds());
    }
}
