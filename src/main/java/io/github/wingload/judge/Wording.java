package io.github.wingload.judge;

import io.github.wingload.stats.Blocking;
import io.github.wingload.stats.Estimate;
import io.github.wingload.stats.Estimate.Method;
import io.github.wingload.stats.Interval;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Locale;
import java.util.function.DoubleFunction;

/** Figures as they stand in sentences. */
final class Wording {

    private static final double MS_PER_SECOND = 1e3;
    private static final double HUNDRED = 100;
    private static final double TEN = 10;
    private static final int MOST_DECIMALS = 9;
    private static final long SECONDS_PER_MINUTE = 60;
    private static final long SECONDS_PER_HOUR = 3600;

    private Wording() {}

    static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }

    /** {@code 4.21 ms}, {@code 512 ms}, {@code 1.83 s}: three digits of a figure. */
    static String ms(double ms) {
        return ms < MS_PER_SECOND - 0.5 ? threeDigits(ms) + " ms" : threeDigits(ms / MS_PER_SECOND) + " s";
    }

    /** A limit as it was given: {@code 500 ms}, {@code 1.5 s}. */
    static String msExact(double ms) {
        double value = ms < MS_PER_SECOND ? ms : ms / MS_PER_SECOND;
        return exact(value) + (ms < MS_PER_SECOND ? " ms" : " s");
    }

    /** {@code 93.20%}. */
    static String percent(double percent) {
        return text("%.2f%%", percent);
    }

    /** With the decimals that it was given with: {@code 99.9}, {@code 150,000}. */
    static String exact(double value) {
        return exact(BigDecimal.valueOf(value));
    }

    private static String exact(BigDecimal value) {
        BigDecimal plain = value.stripTrailingZeros();
        return text("%,." + Math.max(0, plain.scale()) + "f", plain);
    }

    /** A figure beside its limit: with more decimals where the usual ones would make it look the same. */
    static String beside(double limit, double value, DoubleFunction<String> usual, String unit) {
        String words = usual.apply(value);
        if (value == limit || !words.equals(usual.apply(limit))) {
            return words;
        }
        int decimals = (int) Math.ceil(1 - Math.log10(Math.abs(value - limit)));
        int scale = Math.min(MOST_DECIMALS, Math.max(0, decimals));
        return exact(BigDecimal.valueOf(value).setScale(scale, RoundingMode.HALF_UP)) + unit;
    }

    private static String threeDigits(double value) {
        return text(value >= HUNDRED - 0.05 ? "%,.0f" : value >= TEN - 0.005 ? "%.1f" : "%.2f", value);
    }

    /** {@code 146,231}. */
    static String count(long count) {
        return text("%,d", count);
    }

    /** {@code 1 call}, {@code 20 calls}. */
    static String count(long count, String one, String many) {
        return count(count) + " " + (count == 1 ? one : many);
    }

    /** A rate: whole from a hundred on, else with two decimals. */
    static String rate(double rate) {
        return rate >= HUNDRED ? text("%,.0f", rate) : text("%.2f", rate);
    }

    /** {@code 12.5 s}, {@code 4 min 9 s}, {@code 1 h 5 min}. */
    static String seconds(double seconds) {
        if (seconds < SECONDS_PER_MINUTE) {
            return text(seconds == Math.rint(seconds) ? "%.0f s" : "%.1f s", seconds);
        }
        long whole = Math.round(seconds);
        long hours = whole / SECONDS_PER_HOUR;
        long minutes = whole % SECONDS_PER_HOUR / SECONDS_PER_MINUTE;
        long rest = whole % SECONDS_PER_MINUTE;
        if (hours == 0) {
            return minutes + " min" + (rest == 0 ? "" : " " + rest + " s");
        }
        return hours + " h" + (minutes == 0 ? "" : " " + minutes + " min") + (rest == 0 ? "" : " " + rest + " s");
    }

    static String seconds(Duration duration) {
        return seconds(duration.toMillis() / MS_PER_SECOND);
    }

    /** Seconds to the tenth, for sentences. */
    static double tenths(double seconds) {
        return Math.round(seconds * 10) / 10.0;
    }

    /** {@code 95% interval 498 ms to 530 ms}, open sides said. */
    static String interval(Interval interval, DoubleFunction<String> figure) {
        boolean below = Double.isInfinite(interval.low());
        boolean above = Double.isInfinite(interval.high());
        if (below && above) {
            return "too few calls for an interval";
        }
        if (below) {
            return "95% interval up to " + figure.apply(interval.high());
        }
        return above
                ? "95% interval from " + figure.apply(interval.low())
                : "95% interval " + figure.apply(interval.low()) + " to " + figure.apply(interval.high());
    }

    /** How an interval was made, as the end of a sentence. */
    static String method(Estimate estimate, Blocking blocking) {
        if (estimate.method() == Method.SHORT_RUN) {
            return "short run: calls are taken as independent";
        }
        String drift = estimate.slowDrift() ? ", which drift slowly: a longer run would tell more" : "";
        return "from " + blocking.blocks() + " blocks of " + seconds(blocking.blockSeconds()) + drift;
    }
}
