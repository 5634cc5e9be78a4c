package io.github.wingload.report;

import java.time.Duration;
import java.util.Locale;

/**
 * Numbers as people read them: the one place where units are scaled and digits are cut.
 *
 * <p>Milliseconds in tables are cut, not rounded, as Locust does it: 176.9 is {@code 176}. Below 10 ms, where that
 * would leave nothing, two decimals stay: 0.347 is {@code 0.34}. Always in {@link Locale#ROOT}. Pure; thread-safe.
 */
public final class Figures {

    private static final long NS_PER_MS = 1_000_000;
    private static final long NS_PER_SECOND = 1_000_000_000;
    private static final long PLAIN_MS_FROM_NS = 10 * NS_PER_MS;

    private Figures() {}

    /** As {@link #millis(long)}, from milliseconds. */
    public static String millis(double ms) {
        return millis(Math.round(ms * NS_PER_MS));
    }

    /** Milliseconds for a table cell: {@code 583}, {@code 46826}, below ten {@code 0.34}; zero is {@code 0}. */
    public static String millis(long ns) {
        if (ns == 0 || ns >= PLAIN_MS_FROM_NS) {
            return Long.toString(ns / NS_PER_MS);
        }
        long hundredths = ns / (NS_PER_MS / 100);
        return format("%d.%02d", hundredths / 100, hundredths % 100);
    }

    /** A time with the unit that suits its size: {@code 0.34 ms}, {@code 870 ms}, {@code 18.0 s}. */
    public static String latency(long ns) {
        return ns < NS_PER_SECOND ? millis(ns) + " ms" : format("%.1f s", (double) ns / NS_PER_SECOND);
    }

    /** Per second, two decimals as in Locust's table. */
    public static String perSecond(double rate) {
        return format("%.2f", rate);
    }

    /** How often something happens in a time; zero in no time at all. */
    public static double rate(long count, Duration in) {
        return in.isZero() ? 0 : count / (in.toNanos() / (double) NS_PER_SECOND);
    }

    /** A count with its share of a whole: {@code 21(3.18%)}, of nothing {@code 0(0.00%)}. */
    public static String countAndShare(long count, long whole) {
        return count + "(" + percent(count, whole) + ")";
    }

    /** A share in percent: {@code 3.18%}. */
    public static String percent(long count, long whole) {
        return format("%.2f%%", whole == 0 ? 0.0 : 100.0 * count / whole);
    }

    /** A time in seconds without needless decimals: {@code 120 s}, {@code 0.5 s}. */
    public static String seconds(Duration duration) {
        long millis = duration.toMillis();
        String decimals = format("%03d", millis % 1000).replaceFirst("0+$", "");
        return millis / 1000 + (decimals.isEmpty() ? "" : "." + decimals) + " s";
    }

    /** A time on a clock, whole seconds, cut: {@code 0:07}, {@code 2:00}, {@code 1:07:00}. */
    public static String clock(Duration duration) {
        return duration.toHours() > 0
                ? format("%d:%02d:%02d", duration.toHours(), duration.toMinutesPart(), duration.toSecondsPart())
                : format("%d:%02d", duration.toMinutes(), duration.toSecondsPart());
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
