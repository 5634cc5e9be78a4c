package io.github.wingload.report.console;

import io.github.wingload.result.HeadlineTime;
import io.github.wingload.result.TaskResult;
import io.github.wingload.stats.CallDurations;
import io.github.wingload.stats.CallStats;
import io.github.wingload.stats.Durations;
import io.github.wingload.text.Printable;
import java.util.List;
import java.util.Locale;
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
        Function<CallStats, CallDurations> calls,
        Function<Durations, Stream<String>> cells) {

    private static final int WIDE = 8;
    private static final int NARROW = 6;
    private static final int NARROW_COLUMNS = 11;

    /** Locust's second table: percentiles of all calls that were sent, failed ones included. */
    static LatencyTable ofAllCalls(TableWidths widths, HeadlineTime time) {
        return new LatencyTable(
                widths,
                time,
                "Response time percentiles (" + time.words() + " in ms, exact to three digits; failed calls included)",
                List.of("50%", "66%", "75%", "80%", "90%", "95%", "98%", "99%", "99.9%", "99.99%", "100%", "# reqs"),
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
    StringBuilder text(List<TaskResult> tasks, CallStats aggregated) {
        StringBuilder text = new StringBuilder(title).append('\n');
        line(text, "Type", "Name", headings);
        rule(text);
        tasks.forEach(task -> row(text, task.method(), Printable.of(task.name()), task.stats()));
        rule(text);
        row(text, "", "Aggregated", aggregated);
        return text;
    }

    /** As {@link #text}, with a row for valid and a row for invalid payloads if there were both. */
    StringBuilder textWithPayloads(List<TaskResult> tasks, CallStats aggregated) {
        StringBuilder text = text(tasks, aggregated);
        if (!aggregated.byMutation().isEmpty()) {
            row(text, "", "  valid payloads", aggregated.valid());
            row(text, "", "  invalid payloads", aggregated.invalid());
        }
        return text;
    }

    private void row(StringBuilder text, String method, String name, CallStats stats) {
        CallDurations times = calls.apply(stats);
        if (times.count() > 0) {
            line(text, method, name, cells.apply(time.of(times)).toList());
        }
    }

    private void line(StringBuilder text, String type, String name, List<String> cells) {
        String pattern = "%-" + widths.type() + "s %-" + widths.latencyName() + "s %" + WIDE + "s"
                + (" %" + NARROW + "s").repeat(NARROW_COLUMNS) + "\n";
        Object[] all = Stream.concat(Stream.of(type, name), cells.stream()).toArray();
        text.append(String.format(Locale.ROOT, pattern, all));
    }

    private void rule(StringBuilder text) {
        text.append(TableWidths.rule(widths.type(), widths.latencyName(), WIDE))
                .append(("|" + "-".repeat(NARROW)).repeat(NARROW_COLUMNS))
                .append('\n');
    }
}
