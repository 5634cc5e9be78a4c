package io.github.wingload.text;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Numbers as people read them: the one place where units are scaled and digits are cut.
 *
 * <p>Milliseconds in Locust's tables are cut, not rounded, as Locust does it: 176.9 is {@code 176}. Below 10 ms, where that
 * would leave nothing, two decimals stay: 0.347 is {@code 0.34}. In reports times are rounded to significant digits, counts
 * have commas between thousands, shares two decimals. Always in {@link Locale#ROOT}. Pure; thread-safe.
 */
public final class Figures {

    private static final long NS_PER_MS = 1_000_000;
    private static final long NS_PER_SECOND = 1_000_000_000;
    private static final long PLAIN_MS_FROM_NS = 10 * NS_PER_MS;

    /** As exact as the histograms are. */
    private static final int SIGNIFICANT = 3;

    private static final int MS_DECIMALS = 3;
    private static final BigDecimal MS_PER_SECOND = BigDecimal.valueOf(1_000);
    private static final DateTimeFormatter UTC = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

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

    /** A length of time as people plan it: {@code 1 h}, {@code 67 min}, below five minutes {@code 120 s}. */
    public static String span(Duration duration) {
        if (!duration.isZero() && duration.equals(Duration.ofHours(duration.toHours()))) {
            return count(duration.toHours()) + " h";
        }
        return duration.toMinutes() >= 5 && duration.equals(Duration.ofMinutes(duration.toMinutes()))
                ? count(duration.toMinutes()) + " min"
                : seconds(duration);
    }

    /** A count with commas between thousands: {@code 146,231}. */
    public static String count(long count) {
        return format("%,d", count);
    }

    /** A number with commas between thousands and so many decimals: {@code 3,880.94}. */
    public static String number(double value, int decimals) {
        return format("%,." + decimals + "f", value);
    }

    /** A number with up to three decimals, none of them needless: {@code 5}, {@code 2.5}, {@code 99.9}. */
    public static String decimal(double value) {
        return number(value, 3).replaceFirst("\\.?0+$", "");
    }

    /** Per hour, to whole ones: {@code 135,645}. */
    public static String perHour(double rate) {
        return number(rate, 0);
    }

    /** A share that is in percent already: {@code 93.20%}. */
    public static String percent(double percent) {
        return number(percent, 2) + "%";
    }

    /** A difference of two shares in percentage points, which are not percent: {@code +0.81 pp}. */
    public static String points(double points) {
        return format("%+,.2f pp", points);
    }

    /** A time with the unit that suits its size, to three significant digits: {@code 0.347 ms}, {@code 562 ms}, {@code 1.83 s}. */
    public static String time(double ms) {
        return time(ms, SIGNIFICANT);
    }

    /** As {@link #time(double)}, to so many significant digits. */
    public static String time(double ms, int digits) {
        BigDecimal rounded = round(BigDecimal.valueOf(ms), digits);
        if (rounded.compareTo(MS_PER_SECOND) < 0) {
            return rounded.signum() == 0 ? "0 ms" : rounded.toPlainString() + " ms";
        }
        BigDecimal seconds = round(BigDecimal.valueOf(ms).divide(MS_PER_SECOND), digits);
        return format("%,." + seconds.scale() + "f s", seconds);
    }

    private static BigDecimal round(BigDecimal value, int digits) {
        BigDecimal rounded = scaled(value, whole(value), digits);
        return scaled(value, whole(rounded), digits);
    }

    /** Rounded to so many digits in all, of which so many stand before the point. */
    private static BigDecimal scaled(BigDecimal value, int whole, int digits) {
        return value.setScale(Math.max(0, Math.min(MS_DECIMALS, digits - whole)), RoundingMode.HALF_UP);
    }

    /** Digits before the point; none or fewer for a fraction. */
    private static int whole(BigDecimal value) {
        return value.precision() - value.scale();
    }

    /** A moment, the same for every reader: {@code 2026-01-27 09:12:00 UTC}. */
    public static String utc(Instant moment) {
        return UTC.format(moment);
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
