package io.github.wingload.artefact;

import io.github.wingload.stats.CallStats;
import io.github.wingload.stats.Durations;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** How figures are written in Locust's tables. Times are milliseconds with at most three decimals, that is exact to 1 µs. */
final class CsvCells {

    /** The percentile columns. */
    static final List<String> PERCENTILE_HEADERS =
            List.of("50%", "66%", "75%", "80%", "90%", "95%", "98%", "99%", "99.9%", "99.99%", "100%");

    private static final double[] PERCENTILES = {50, 66, 75, 80, 90, 95, 98, 99, 99.9, 99.99, 100};

    private static final int TIME_DECIMALS = 3;
    private static final int RATE_DECIMALS = 6;

    private CsvCells() {}

    /** The eleven percentile cells: {@code N/A} each if there are no durations. */
    static List<String> percentiles(Durations durations) {
        return Arrays.stream(PERCENTILES)
                .mapToObj(percentile -> durations.count() == 0 ? "N/A" : time(durations.percentileMs(percentile)))
                .toList();
    }

    /** A time: {@code 180}, {@code 0.463}. */
    static String time(double ms) {
        return plain(ms, TIME_DECIMALS).toPlainString();
    }

    /** A mean time, which Locust writes with a decimal always: {@code 180.0}. */
    static String meanTime(double ms) {
        return withDecimal(plain(ms, TIME_DECIMALS));
    }

    /** A rate over the whole run: {@code 48.719267}, {@code 0.0}. */
    static String rate(double perSecond) {
        return withDecimal(plain(perSecond, RATE_DECIMALS));
    }

    /** A rate of one second, always with six decimals. */
    static String secondRate(double perSecond) {
        return String.format(Locale.ROOT, "%.6f", perSecond);
    }

    /** Bytes a request: {@code 0} if there is no request, else with a decimal. */
    static String meanBytes(CallStats stats) {
        return stats.requests() == 0
                ? "0"
                : withDecimal(plain((double) stats.bytes() / stats.requests(), RATE_DECIMALS));
    }

    /** A count as a rate; 0 over no time. */
    static double perSecond(long count, double seconds) {
        return seconds > 0 ? count / seconds : 0;
    }

    private static BigDecimal plain(double value, int decimals) {
        return BigDecimal.valueOf(value)
                .setScale(decimals, RoundingMode.HALF_EVEN)
                .stripTrailingZeros();
    }

    private static String withDecimal(BigDecimal value) {
        return value.setScale(Math.max(1, value.scale())).toPlainString();
    }
}
