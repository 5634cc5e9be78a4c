package io.github.wingload.vllmbench;

import io.github.wingload.text.Figures;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The table {@code summary.md} of results at several loads: eleven columns, a row for each load. */
public final class BenchSummary {

    static final List<String> COLUMNS = List.of(
            "conc",
            "req/s",
            "out tok/s",
            "tot tok/s",
            "TTFT p50",
            "TTFT p99",
            "TPOT p50",
            "TPOT p99",
            "E2EL p50",
            "E2EL p99",
            "fail");

    private static final double MEDIAN = 50;
    private static final double TAIL = 99;
    private static final String UNKNOWN = "-";

    private BenchSummary() {}

    /** The table, with rows in order of the load; ends in a line end. */
    public static String of(Collection<BenchResult> results) {
        Stream<String> rows = results.stream()
                .sorted(Comparator.<BenchResult>comparingLong(
                                result -> result.concurrency().orElse(0))
                        .thenComparingDouble(result -> result.requestRate().orElse(0)))
                .map(result -> row(cells(result)));
        return Stream.concat(Stream.of(row(COLUMNS), "|" + "---|".repeat(COLUMNS.size())), rows)
                .collect(Collectors.joining("\n", "", "\n"));
    }

    /** The cells of a row, in the order of the columns. */
    static List<String> cells(BenchResult result) {
        return List.of(
                load(result),
                cell(result.throughput().requests()),
                cell(result.throughput().output()),
                cell(result.throughput().total()),
                cell(result.ttft().percentile(MEDIAN)),
                cell(result.ttft().percentile(TAIL)),
                cell(result.tpot().percentile(MEDIAN)),
                cell(result.tpot().percentile(TAIL)),
                cell(result.e2el().percentile(MEDIAN)),
                cell(result.e2el().percentile(TAIL)),
                String.format(Locale.ROOT, "%,d", result.prompts() - result.completed()));
    }

    /** The users, or the rate of the schedule with its unit. */
    static String load(BenchResult result) {
        if (result.concurrency().isPresent()) {
            return String.format(Locale.ROOT, "%,d", result.concurrency().getAsLong());
        }
        return result.requestRate().isPresent()
                ? Figures.plain(result.requestRate().getAsDouble()) + "/s"
                : UNKNOWN;
    }

    /** As Python's {@code {:,.2f}}: the exact value of the double, rounded half to even. */
    private static String cell(OptionalDouble value) {
        return value.isEmpty()
                ? UNKNOWN
                : String.format(
                        Locale.ROOT, "%,.2f", new BigDecimal(value.getAsDouble()).setScale(2, RoundingMode.HALF_EVEN));
    }

    private static String row(List<String> cells) {
        return cells.stream().collect(Collectors.joining(" | ", "| ", " |"));
    }
}
