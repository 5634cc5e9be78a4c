package io.github.wingload.report.console;

import io.github.wingload.result.HeadlineTime;
import io.github.wingload.result.TaskResult;
import io.github.wingload.stats.CallStats;
import io.github.wingload.stats.Durations;
import io.github.wingload.text.Printable;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * Locust's first table: how many requests and failures of each task, how long they took, and how many per second.
 *
 * <p>It includes all calls that were sent, also failed ones. Rates are over the whole run, to the end of its last call.
 */
record RequestText(TableWidths widths, HeadlineTime time, Duration window) {

    /** The table's lines, with tasks in the given order. */
    String text(List<TaskResult> tasks, CallStats aggregated) {
        String rule = TableWidths.rule(widths.type(), widths.requestName(), 7, 13, 7, 7, 7, 7, 8, 11);
        StringBuilder text = new StringBuilder();
        line(text, "Type", "Name", "# reqs", "# fails", "Avg", "Min", "Max", "Med", "req/s", "failures/s");
        text.append(rule).append('\n');
        tasks.forEach(task -> row(text, task.method(), Printable.of(task.name()), task.stats()));
        text.append(rule).append('\n');
        row(text, "", "Aggregated", aggregated);
        return text.toString();
    }

    private void row(StringBuilder text, String method, String name, CallStats stats) {
        Durations all = time.of(stats.all());
        line(
                text,
                method,
                name,
                Long.toString(stats.requests()),
                LocustFigures.countAndShare(stats.failures(), stats.requests()),
                LocustFigures.millis(all.meanMs()),
                LocustFigures.millis(all.minMs()),
                LocustFigures.millis(all.maxMs()),
                LocustFigures.millis(all.percentileMs(50)),
                LocustFigures.perSecond(stats.requests(), window),
                LocustFigures.perSecond(stats.failures(), window));
    }

    /** As in Locust, there is no blank between Max and Med. */
    private void line(StringBuilder text, Object... cells) {
        String pattern =
                "%-" + widths.type() + "s %-" + widths.requestName() + "s %7s %12s |%7s %7s %7s%7s | %7s %11s\n";
        text.append(String.format(Locale.ROOT, pattern, cells));
    }
}
