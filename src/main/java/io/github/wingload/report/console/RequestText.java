package io.github.wingload.report.console;

import io.github.wingload.report.console.ConsoleTable.Column;
import io.github.wingload.result.HeadlineTime;
import io.github.wingload.result.TaskResult;
import io.github.wingload.stats.CallStats;
import io.github.wingload.stats.Durations;
import java.time.Duration;
import java.util.List;

/**
 * Locust's first table: how many requests and failures of each task, how long they took, and how many per second.
 *
 * <p>It includes all calls that were sent, also failed ones. Rates are over the whole run, to the end of its last call.
 *
 * @param widths of its columns
 * @param time which time of a call is shown
 * @param window the length of the run
 * @param timesOfAll false if the last row has no times, because those of all tasks together say nothing
 */
record RequestText(TableWidths widths, HeadlineTime time, Duration window, boolean timesOfAll) {

    /** As in Locust, there is no blank between Max and Med. */
    private static final List<Column> COLUMNS = List.of(
            Column.text("Type", 8, ""),
            Column.text(ConsoleTable.NAME, 76, " "),
            Column.figures("# reqs", 7, " "),
            Column.figures("# fails", 12, " ").ruled(13),
            Column.figures("Avg", 7, " |"),
            Column.figures("Min", 7, " "),
            Column.figures("Max", 7, " "),
            Column.figures("Med", 7, ""),
            Column.figures("req/s", 7, " | ").ruled(8),
            Column.figures("failures/s", 11, " "));

    private static final List<String> LEFT_OUT = List.of("failures/s", "Min", "Max", "Type", "req/s", "Avg");

    /** The table's lines, with tasks in the given order. */
    String text(List<TaskResult> tasks, CallStats aggregated) {
        ConsoleTable table = new ConsoleTable(
                COLUMNS, LEFT_OUT, tasks.stream().map(TaskResult::name).toList(), widths);
        StringBuilder text = new StringBuilder(table.head());
        tasks.forEach(task -> text.append(table.row(cells(task.method(), task.name(), task.stats(), true))));
        return text.append(table.rule())
                .append(table.row(cells("", "Aggregated", aggregated, timesOfAll)))
                .toString();
    }

    private List<String> cells(String method, String name, CallStats stats, boolean timed) {
        Durations all = time.of(stats.all());
        return List.of(
                method,
                name,
                Long.toString(stats.requests()),
                timed
                        ? LocustFigures.countAndShare(stats.failures(), stats.requests())
                        : Long.toString(stats.failures()),
                timed ? LocustFigures.millis(all.meanMs()) : "-",
                timed ? LocustFigures.millis(all.minMs()) : "-",
                timed ? LocustFigures.millis(all.maxMs()) : "-",
                timed ? LocustFigures.millis(all.percentileMs(50)) : "-",
                LocustFigures.perSecond(stats.requests(), window),
                LocustFigures.perSecond(stats.failures(), window));
    }
}
