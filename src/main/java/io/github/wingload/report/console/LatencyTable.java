package io.github.wingload.report.console;

import io.github.wingload.report.console.ConsoleTable.Column;
import io.github.wingload.result.HeadlineTime;
import io.github.wingload.result.TaskResult;
import io.github.wingload.stats.CallDurations;
import io.github.wingload.stats.CallStats;
import io.github.wingload.stats.Durations;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * A table of the times of calls in the layout of Locust's percentile table: one wide column and eleven narrow ones.
 *
 * <p>Tasks without calls of the shown kind have no row.
 */
record LatencyTable(
        TableWidths widths,
        HeadlineTime time,
        String title,
        List<String> headings,
        List<String> leftOut,
        Function<CallStats, CallDurations> calls,
        Function<Durations, Stream<String>> cells) {

    private static final int WIDE = 8;
    private static final int NARROW = 6;
    private static final int TYPE = 8;
    private static final int FILE_NAME = 80;

    /** Locust's second table: percentiles of all calls that were sent, failed ones included. */
    static LatencyTable ofAllCalls(TableWidths widths, HeadlineTime time) {
        return new LatencyTable(
                widths,
                time,
                "Response time percentiles (" + time.words() + " in ms, exact to three digits; failed calls included)",
                List.of("50%", "66%", "75%", "80%", "90%", "95%", "98%", "99%", "99.9%", "99.99%", "100%", "# reqs"),
                List.of("66%", "75%", "80%", "98%", "99.99%", "99.9%", "Type", "95%", "# reqs"),
                CallStats::all,
                times -> Stream.concat(
                        percentiles(times, 50, 66, 75, 80, 90, 95, 98, 99, 99.9, 99.99, 100),
                        Stream.of(Long.toString(times.count()))));
    }

    /**
     * The times of the ok calls alone.
     *
     * <p>Locust has no such table: its minimum and median include failed calls, so a fast error makes the service look faster
     * than it is, and a slow error slower.
     */
    static LatencyTable ofOkCalls(TableWidths widths, HeadlineTime time) {
        return new LatencyTable(
                widths,
                time,
                "Latency of ok calls (" + time.words() + " in ms; failed calls left out)",
                List.of("# ok", "Avg", "Min", "Max", "50%", "66%", "75%", "80%", "90%", "95%", "98%", "99%"),
                List.of("66%", "75%", "80%", "98%", "Min", "95%", "Max", "Type", "Avg"),
                CallStats::ok,
                times -> Stream.concat(
                        Stream.of(
                                Long.toString(times.count()),
                                LocustFigures.millis(times.meanMs()),
                                LocustFigures.millis(times.minMs()),
                                LocustFigures.millis(times.maxMs())),
                        percentiles(times, 50, 66, 75, 80, 90, 95, 98, 99)));
    }

    private static Stream<String> percentiles(Durations times, double... percentiles) {
        return DoubleStream.of(percentiles)
                .mapToObj(percentile -> LocustFigures.millis(times.percentileMs(percentile)));
    }

    /** The table's lines, with tasks in the given order. */
    String text(List<TaskResult> tasks, CallStats aggregated) {
        return text(tasks, aggregated, List.of());
    }

    /** As {@link #text}, with a row for valid and a row for invalid payloads if there were both. */
    String textWithPayloads(List<TaskResult> tasks, CallStats aggregated) {
        return text(
                tasks,
                aggregated,
                aggregated.byMutation().isEmpty()
                        ? List.of()
                        : List.of(
                                new TaskResult("", "  valid payloads", aggregated.valid()),
                                new TaskResult("", "  invalid payloads", aggregated.invalid())));
    }

    private String text(List<TaskResult> tasks, CallStats aggregated, List<TaskResult> parts) {
        ConsoleTable table = new ConsoleTable(
                columns(),
                leftOut,
                Stream.concat(tasks.stream(), parts.stream())
                        .map(TaskResult::name)
                        .toList(),
                widths);
        StringBuilder text = new StringBuilder(title).append('\n').append(table.head());
        tasks.forEach(task -> row(text, table, task));
        text.append(table.rule());
        row(text, table, new TaskResult("", "Aggregated", aggregated));
        parts.forEach(part -> row(text, table, part));
        return text.toString();
    }

    private void row(StringBuilder text, ConsoleTable table, TaskResult row) {
        CallDurations times = calls.apply(row.stats());
        if (times.count() > 0) {
            text.append(table.row(Stream.concat(Stream.of(row.method(), row.name()), cells.apply(time.of(times)))
                    .toList()));
        }
    }

    private List<Column> columns() {
        List<Column> columns =
                new ArrayList<>(List.of(Column.text("Type", TYPE, ""), Column.text(ConsoleTable.NAME, FILE_NAME, " ")));
        columns.add(Column.figures(headings.get(0), WIDE, " "));
        headings.stream().skip(1).forEach(heading -> columns.add(Column.figures(heading, NARROW, " ")));
        return columns;
    }
}
