package io.github.wingload.stats;

import io.github.wingload.exchange.Call;
import io.github.wingload.exchange.FailureClass;
import io.github.wingload.exchange.Times;
import io.github.wingload.plan.task.Task;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Records ended calls and returns their figures, for each second and for the whole run.
 *
 * <p>A call belongs to exactly one second, the one in which it was recorded. The totals are the sum of the seconds.
 *
 * <p>Not thread-safe. Recording a call takes some 80 ns. Each second starts with new histograms: four for each task that has
 * calls, 16 KB each if empty, 88 KB if the longest time is a second, 184 KB at the most. As much again for each kind of
 * mutation, and for cache hits and misses, where there are any. Figures that are given out hold only as much as the longest
 * time needs.
 */
public final class Recorder {

    private final List<Task> planned;
    private final FailureLedger failures = new FailureLedger();
    private Second current;
    private Totals totals;
    private long secondStartNs;

    /** @param planned the plan's tasks */
    public Recorder(List<Task> planned) {
        this.planned = planned;
        current = new Second(planned.size());
        totals = Totals.none(planned.size());
    }

    /** Records a call that has ended or was dropped. */
    public void record(Call call) {
        current.record(call, planned.get(call.task()).counted());
        if (CallLedger.isRequest(call) && call.failureClass() != FailureClass.OK) {
            failures.record(call);
        }
    }

    /**
     * Ends the running second.
     *
     * @param endNs where it ends, from time zero; the next second starts there
     * @return the calls recorded in it
     */
    public SecondStats flip(long endNs) {
        List<CallStats> ofSecond = current.taskStats();
        SecondStats second =
                new SecondStats(secondStartNs, endNs, ofSecond, Totals.sum(planned, ofSecond), current.phases());
        List<CallStats> tasks = IntStream.range(0, second.tasks().size())
                .mapToObj(task -> totals.tasks().get(task).plus(second.tasks().get(task)))
                .toList();
        totals = new Totals(
                tasks,
                totals.aggregated().plus(second.aggregated()),
                totals.phases().plus(second.phases()),
                failures.groups());
        current = new Second(tasks.size());
        secondStartNs = endNs;
        return second;
    }

    /** The calls recorded up to the last {@link #flip}. */
    public Totals totals() {
        return totals;
    }

    /** The calls of the running second. */
    private static final class Second {

        private final List<CallLedger> tasks;
        private final Recording lateness = new Recording();
        private final Recording poolWait = new Recording();
        private final Recording connect = new Recording();
        private final Recording dispatch = new Recording();
        private final Recording firstByte = new Recording();

        Second(int taskCount) {
            tasks = Stream.generate(CallLedger::new).limit(taskCount).toList();
        }

        /** @param counted false for a call that is counted apart: it has no part in the phases either */
        void record(Call call, boolean counted) {
            tasks.get(call.task()).record(call);
            if (!counted || !CallLedger.isRequest(call)) {
                return;
            }
            Times times = call.times();
            lateness.record(times.startedNs() - call.intendedNs());
            if (times.leasedNs() != Times.NEVER) {
                poolWait.record(times.leasedNs() - times.startedNs());
            }
            if (!call.reused() && times.connectedNs() != Times.NEVER) {
                connect.record(times.connectedNs() - times.leasedNs());
            }
            if (times.connectedNs() != Times.NEVER && times.sentNs() != Times.NEVER) {
                dispatch.record(times.sentNs() - times.connectedNs());
            }
            if (times.firstByteNs() != Times.NEVER) {
                firstByte.record(times.firstByteNs() - times.sentNs());
            }
        }

        List<CallStats> taskStats() {
            return tasks.stream().map(CallLedger::stats).toList();
        }

        Phases phases() {
            return new Phases(
                    lateness.durations(),
                    poolWait.durations(),
                    connect.durations(),
                    dispatch.durations(),
                    firstByte.durations());
        }
    }
}
