package io.github.wingload.report.console;

import io.github.wingload.plan.Plan;
import io.github.wingload.result.HeadlineTime;
import io.github.wingload.result.RunResult;
import io.github.wingload.result.TaskResult;
import io.github.wingload.stats.CallStats;
import java.util.List;

/**
 * The tables of a finished run for the terminal, in the layout of Locust's summary.
 *
 * <p>The request table, the percentile table, the latency of ok calls where it differs from that of all calls, the error report
 * and exceptions inside wingload, if there are any. Tasks are sorted by name, then by method. Characters that would break a line are spelled out. On a
 * terminal the tables fit its width; otherwise nothing is cut, and a long name pushes its row to the right.
 */
public final class ConsoleSummary {

    private ConsoleSummary() {}

    /** The tables, each followed by an empty line. */
    public static String of(RunResult result, TableWidths widths) {
        List<TaskResult> tasks = result.table().rows();
        Plan plan = result.manifest().plan();
        HeadlineTime time = HeadlineTime.of(plan.load());
        CallStats aggregated = result.aggregated();
        // Times of two sides together would be those of neither.
        CallStats timed = plan.compares() ? CallStats.NONE : aggregated;
        StringBuilder text = new StringBuilder();
        block(
                text,
                new RequestText(widths, time, result.load().lastCallEnd(), !plan.compares()).text(tasks, aggregated));
        block(text, LatencyTable.ofAllCalls(widths, time).text(tasks, timed));
        boolean differ = aggregated.failures() > 0 || !aggregated.byMutation().isEmpty();
        if (differ && aggregated.ok().count() > 0) {
            block(text, LatencyTable.ofOkCalls(widths, time).textWithPayloads(tasks, timed));
        }
        ErrorReport errors = new ErrorReport(widths);
        if (!result.failures().isEmpty()) {
            block(text, errors.failures(result.failures(), plan.tasks()));
        }
        if (!result.exceptions().isEmpty()) {
            block(text, errors.exceptions(result.exceptions()));
        }
        return text.toString();
    }

    private static void block(StringBuilder text, CharSequence block) {
        text.append(block).append('\n');
    }
}
