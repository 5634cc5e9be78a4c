package io.github.wingload.diff;

import io.github.wingload.exchange.Call;
import io.github.wingload.judge.TimedTasks;
import io.github.wingload.plan.Plan;
import io.github.wingload.plan.Task;
import io.github.wingload.result.Analysis;
import io.github.wingload.result.HeadlineTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Takes the calls of a run, to make it comparable. Memory grows with the run's length and its tasks, some 6 MB for an hour
 * and a task. Used by one thread.
 */
public final class RunTally {

    private final List<CallTally> ofTasks = new ArrayList<>();
    private final Map<RowName, CallTally> rows = new LinkedHashMap<>();
    private final CallTally all;
    private final boolean[] timedInAll;
    private final boolean[] timedInRow;
    private final long beginNs;
    private final long endNs;

    /** @param plan of the run */
    public RunTally(Plan plan, Yardstick yardstick) {
        HeadlineTime time = HeadlineTime.of(plan.load());
        for (Task task : plan.tasks()) {
            ofTasks.add(rows.computeIfAbsent(RowName.of(task), name -> new CallTally(time, yardstick)));
        }
        all = new CallTally(time, yardstick);
        timedInAll = TimedTasks.of(plan.tasks());
        timedInRow = new boolean[plan.tasks().size()];
        for (int task = 0; task < timedInRow.length; task++) {
            CallTally row = ofTasks.get(task);
            timedInRow[task] = TimedTasks.of(plan.tasks(), other -> ofTasks.get(other) == row)[task];
        }
        beginNs = plan.load().warmUp().toNanos();
        endNs = plan.load()
                .duration()
                .map(Duration::toNanos)
                .map(ns -> beginNs + ns)
                .orElse(Long.MAX_VALUE);
    }

    /** Takes a call that has ended, or was dropped; in the order in which they did. */
    public void record(Call call) {
        CallTally row = ofTasks.get(call.task());
        if (call.ok() && timedInRow[call.task()]) {
            row.recordFirst(call);
        }
        if (call.ok() && timedInAll[call.task()]) {
            all.recordFirst(call);
        }
        if (call.intendedNs() >= beginNs && call.intendedNs() < endNs) {
            row.record(call, call.intendedNs() - beginNs, timedInRow[call.task()]);
            all.record(call, call.intendedNs() - beginNs, timedInAll[call.task()]);
        }
    }

    /** The run, of which these were the calls. */
    public ComparedRun run(String name, Analysis report) {
        double seconds = report.window().seconds();
        Map<RowName, Evidence> evidence = new LinkedHashMap<>();
        rows.forEach((row, tally) -> evidence.put(row, tally.evidence(seconds)));
        return ComparedRun.of(name, report, evidence, all.evidence(seconds));
    }
}
