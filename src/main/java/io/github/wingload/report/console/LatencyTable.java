package io.github.wingload.report.console;

import io.github.wingload.result.HeadlineTime;
import io.github.wingload.result.TaskResult;
import io.github.wingload.stats.CallDurations;
import io.github.wingload.stats.CallStats;
import io.github.wingload.stats.Durations;
import io.github.wingload.text.Printable;
import java.util.List;
import java.util.Locale;

/**
 * A table of the times of calls in the layout of Locust's percentile table: one wide column and eleven narrow ones.
 *
 * <p>Tasks without calls of the shown kind have no row.
 */
abstract class LatencyTable {

    private static final int WIDE = 8;
    private static final int NARROW = 6;
    private static final int NARROW_COLUMNS = 11;

    private final TableWidths widths;
    private final HeadlineTime time;

    LatencyTable(TableWidths widths, HeadlineTime time) {
        this.widths = widths;
        this.time = time;
    }

    /** The name of the shown time. */
    final String timeWords() {
        return time.words();
    }

    /** The line above the table. */
    abstract String title();

    /** Twelve headings. */
    abstract List<String> headings();

    /** True if valid and invalid payloads have separate rows where a task sends both. */
    boolean tellsValidApart() {
        return false;
    }

    /** Which calls are shown. */
    abstract CallDurations times(CallStats stats);

    /** Twelve cells. */
    abstract List<String> cells(Durations durations);

    /** The table's lines, with tasks in the given order. */
    final String text(List<TaskResult> tasks, CallStats aggregated) {
        StringBuilder text = new StringBuilder();
        text.append(title()).append('\n');
        line(text, "Type", "Name", headings());
        rule(text);
        for (TaskResult task : tasks) {
            row(text, task.method(), Printable.of(task.name()), times(task.stats()));
        }
        rule(text);
        row(text, "", "Aggregated", times(aggregated));
        if (tellsValidApart() && !aggregated.byMutation().isEmpty()) {
            row(text, "", "  valid payloads", times(aggregated.valid()));
            row(text, "", "  invalid payloads", times(aggregated.invalid()));
        }
        return text.toString();
    }

    private void row(StringBuilder text, String method, String name, CallDurations times) {
        if (times.count() > 0) {
            line(text, method, name, cells(time.of(times)));
        }
    }

    private void line(StringBuilder text, String type, String name, List<String> cells) {
        String pattern = "%-" + widths.type() + "s %-" + widths.latencyName() + "s %" + WIDE + "s";
        text.append(String.format(Locale.ROOT, pattern, type, name, cells.get(0)));
        for (String cell : cells.subList(1, cells.size())) {
            text.append(String.format(Locale.ROOT, " %" + NARROW + "s", cell));
        }
        text.append('\n');
    }

    private void rule(StringBuilder text) {
        text.append(TableWidths.rule(widths.type(), widths.latencyName(), WIDE))
                .append(("|" + "-".repeat(NARROW)).repeat(NARROW_COLUMNS))
                .append('\n');
    }
}
