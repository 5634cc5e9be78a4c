package io.github.wingload.text;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Numbers without a unit, lengths of time and moments as text. Figures with a unit are written by {@link Unit}.
 *
 * <p>Always in {@link Locale#ROOT}. Pure; thread-safe.
 */
public final class Figures {

    private static final int SECONDS_PER_MINUTE = 60;
    private static final long DAYS_PER_YEAR = 365;
    private static final long MANY_DAYS = 2 * DAYS_PER_YEAR;
    private static final DateTimeFormatter UTC = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private Figures() {}

    /** A share in percent: {@code 3.18%}. */
    public static String percent(long count, long whole) {
        return Unit.PERCENT.text(whole == 0 ? 0 : 100.0 * count / whole);
    }

    /** A time in seconds without trailing zeros: {@code 120 s}, {@code 0.5 s}. */
    public static String seconds(Duration duration) {
        long millis = duration.toMillis();
        String decimals = format("%03d", millis % 1000).replaceFirst("0+$", "");
        return millis / 1000 + (decimals.isEmpty() ? "" : "." + decimals) + " s";
    }

    /** A time in whole seconds, rounded down: {@code 0:07}, {@code 2:00}, {@code 1:07:00}. */
    public static String clock(Duration duration) {
        return duration.toHours() > 0
                ? format("%d:%02d:%02d", duration.toHours(), duration.toMinutesPart(), duration.toSecondsPart())
                : format("%d:%02d", duration.toMinutes(), duration.toSecondsPart());
    }

    /** A planned length of time: {@code 1 h}, {@code 67 min}, below five minutes {@code 120 s}. */
    public static String span(Duration duration) {
        if (!duration.isZero() && duration.equals(Duration.ofHours(duration.toHours()))) {
            return count(duration.toHours()) + " h";
        }
        return duration.toMinutes() >= 5 && duration.equals(Duration.ofMinutes(duration.toMinutes()))
                ? count(duration.toMinutes()) + " min"
                : seconds(duration);
    }

    /**
     * A length of time in the units of a clock: {@code 12.5 s}, {@code 4 min 9 s}, {@code 1 h 5 min}; from two days on in those of
     * a calendar: {@code 3 days 4 h}, {@code 7 years}.
     */
    public static String stretch(double seconds) {
        if (seconds < SECONDS_PER_MINUTE) {
            return format(seconds == Math.rint(seconds) ? "%.0f s" : "%.1f s", seconds);
        }
        Duration whole = Duration.ofSeconds(Math.round(seconds));
        long days = whole.toDays();
        if (days >= MANY_DAYS) {
            return days / DAYS_PER_YEAR + " years";
        }
        if (days >= 2) {
            return days + " days" + (whole.toHoursPart() == 0 ? "" : " " + whole.toHoursPart() + " h");
        }
        return Stream.of(
                        part(whole.toHours(), " h"),
                        part(whole.toMinutesPart(), " min"),
                        part(whole.toSecondsPart(), " s"))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "));
    }

    /** As {@link #stretch(double)}. */
    public static String stretch(Duration time) {
        return stretch(time.toMillis() / 1e3);
    }

    private static String part(long number, String unit) {
        return number == 0 ? "" : number + unit;
    }

    /** A count with commas between thousands: {@code 146,231}. */
    public static String count(long count) {
        return format("%,d", count);
    }

    /** A count with its noun: {@code 1 call}, {@code 20 calls}. */
    public static String count(long count, String one, String many) {
        return count(count) + " " + (count == 1 ? one : many);
    }

    /** A number with commas between thousands and the given number of decimals: {@code 3,880.94}. */
    public static String number(double value, int decimals) {
        return format("%,." + decimals + "f", value);
    }

    /** A number with all its digits, without an exponent or commas, as files hold it: {@code 150000}, {@code 41.7}, {@code Infinity}. */
    public static String plain(double value) {
        return Double.isInfinite(value)
                ? Double.toString(value)
                : BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }

    /**
     * As {@link #plain(double)}, rounded half to even.
     *
     * @param least the smallest number of decimals
     * @param most the largest number of decimals; trailing zeros beyond the smallest number are not written
     */
    public static String plain(double value, int least, int most) {
        BigDecimal rounded =
                BigDecimal.valueOf(value).setScale(most, RoundingMode.HALF_EVEN).stripTrailingZeros();
        return rounded.setScale(Math.max(least, rounded.scale())).toPlainString();
    }

    /** A moment in UTC: {@code 2026-01-27 09:12:00 UTC}. */
    public static String utc(Instant moment) {
        return UTC.format(moment);
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
