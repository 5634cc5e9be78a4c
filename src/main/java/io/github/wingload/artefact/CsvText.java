package io.github.wingload.artefact;

import com.opencsv.CSVWriter;
import com.opencsv.ICSVWriter;
import io.github.wingload.stats.CallStats;
import io.github.wingload.stats.Durations;
import io.github.wingload.text.Figures;
import io.github.wingload.text.SpreadsheetCell;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Rows of a CSV file as Locust writes them: UTF-8 without a byte order mark, lines end in CR LF unless another line end is
 * given, and only a cell with a comma, a quote or a line break is quoted. Times are milliseconds with at most three
 * decimals, so they are exact to 1 µs.
 */
final class CsvText {

    /** The percentile columns. */
    static final List<String> PERCENTILE_HEADERS =
            List.of("50%", "66%", "75%", "80%", "90%", "95%", "98%", "99%", "99.9%", "99.99%", "100%");

    private static final double[] PERCENTILES = {50, 66, 75, 80, 90, 95, 98, 99, 99.9, 99.99, 100};

    private static final int TIME_DECIMALS = 3;
    private static final int RATE_DECIMALS = 6;

    private final StringWriter text = new StringWriter();
    private final CSVWriter writer;

    CsvText() {
        this(ICSVWriter.RFC4180_LINE_END);
    }

    CsvText(String lineEnd) {
        writer = new CSVWriter(
                text,
                ICSVWriter.DEFAULT_SEPARATOR,
                ICSVWriter.DEFAULT_QUOTE_CHARACTER,
                ICSVWriter.DEFAULT_ESCAPE_CHARACTER,
                lineEnd);
    }

    CsvText row(List<String> cells) {
        String[] harmless = new String[cells.size()];
        for (int i = 0; i < harmless.length; i++) {
            harmless[i] = SpreadsheetCell.harmless(cells.get(i));
        }
        writer.writeNext(harmless, false);
        return this;
    }

    byte[] bytes() {
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** The eleven percentile cells: {@code N/A} each if there are no durations. */
    static List<String> percentiles(Durations durations) {
        return Arrays.stream(PERCENTILES)
                .mapToObj(percentile -> durations.count() == 0 ? "N/A" : time(durations.percentileMs(percentile)))
                .toList();
    }

    /** A time: {@code 180}, {@code 0.463}. */
    static String time(double ms) {
        return Figures.plain(ms, 0, TIME_DECIMALS);
    }

    /** A mean time, which always has a decimal in Locust: {@code 180.0}. */
    static String meanTime(double ms) {
        return Figures.plain(ms, 1, TIME_DECIMALS);
    }

    /** A rate over the whole run: {@code 48.719267}, {@code 0.0}. */
    static String rate(double perSecond) {
        return Figures.plain(perSecond, 1, RATE_DECIMALS);
    }

    /** A rate of one second, always with six decimals. */
    static String secondRate(double perSecond) {
        return String.format(Locale.ROOT, "%.6f", perSecond);
    }

    /** Mean bytes per request: {@code 0} without requests, otherwise with a decimal. */
    static String meanBytes(CallStats stats) {
        return stats.requests() == 0 ? "0" : Figures.plain((double) stats.bytes() / stats.requests(), 1, RATE_DECIMALS);
    }

    /** A count as a rate; 0 over no time. */
    static double perSecond(long count, double seconds) {
        return seconds > 0 ? count / seconds : 0;
    }
}
