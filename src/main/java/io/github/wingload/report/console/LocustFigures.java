package io.github.wingload.report.console;

import io.github.wingload.text.Figures;
import java.time.Duration;
import java.util.Locale;

/**
 * Numbers as Locust's tables have them.
 *
 * <p>Milliseconds are cut, not rounded: 176.9 is {@code 176}. Below 10 ms, where that would leave nothing, two decimals stay:
 * 0.347 is {@code 0.34}.
 */
final class LocustFigures {

    private static final long NS_PER_MS = 1_000_000;
    private static final long NS_PER_SECOND = 1_000_000_000;
    private static final long PLAIN_MS_FROM_NS = 10 * NS_PER_MS;

    private LocustFigures() {}

    /** As {@link #millis(long)}, from milliseconds. */
    static String millis(double ms) {
        return millis(Math.round(ms * NS_PER_MS));
    }

    /** Milliseconds for a table cell: {@code 583}, {@code 46826}, below ten {@code 0.34}; zero is {@code 0}. */
    static String millis(long ns) {
        if (ns == 0 || ns >= PLAIN_MS_FROM_NS) {
            return Long.toString(ns / NS_PER_MS);
        }
        long hundredths = ns / (NS_PER_MS / 100);
        return format("%d.%02d", hundredths / 100, hundredths % 100);
    }

    /** A time with the unit that suits its size: {@code 0.34 ms}, {@code 870 ms}, {@code 18.0 s}. */
    static String latency(long ns) {
        return ns < NS_PER_SECOND ? millis(ns) + " ms" : format("%.1f s", (double) ns / NS_PER_SECOND);
    }

    /** Events per second with two decimals; 0 over no time. */
    static String perSecond(long count, Duration in) {
        return perSecond(in.isZero() ? 0 : count / (in.toNanos() / (double) NS_PER_SECOND));
    }

    /** A rate with two decimals. */
    static String perSecond(double rate) {
        return format("%.2f", rate);
    }

    /** A count with its share of a whole: {@code 21(3.18%)}, of nothing {@code 0(0.00%)}. */
    static String countAndShare(long count, long whole) {
        return count + "(" + Figures.percent(count, whole) + ")";
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
