package io.github.wingload.stats;

import io.github.wingload.exchange.Call;
import io.github.wingload.exchange.FailureClass;
import io.github.wingload.exchange.Times;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Everything that is recorded over a period of the run. Not thread-safe. */
final class Ledger {

    private final List<CallLedger> tasks;
    private final Recording lateness = new Recording();
    private final Recording poolWait = new Recording();
    private final Recording connect = new Recording();
    private final Recording dispatch = new Recording();
    private final Recording firstByte = new Recording();
    private final FailureLedger failures = new FailureLedger();

    Ledger(int taskCount) {
        tasks = Stream.generate(CallLedger::new).limit(taskCount).toList();
    }

    void record(Call call) {
        tasks.get(call.task()).record(call);
        if (!CallLedger.isRequest(call)) {
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
        if (call.failureClass() != FailureClass.OK) {
            failures.record(call);
        }
    }

    void add(Ledger other) {
        IntStream.range(0, tasks.size()).forEach(i -> tasks.get(i).add(other.tasks.get(i)));
        lateness.add(other.lateness);
        poolWait.add(other.poolWait);
        connect.add(other.connect);
        dispatch.add(other.dispatch);
        firstByte.add(other.firstByte);
        failures.add(other.failures);
    }

    void clear() {
        tasks.forEach(CallLedger::clear);
        lateness.clear();
        poolWait.clear();
        connect.clear();
        dispatch.clear();
        firstByte.clear();
        failures.clear();
    }

    SecondStats second(long startNs, long endNs) {
        return new SecondStats(startNs, endNs, taskStats(), phases());
    }

    Totals totals() {
        return Totals.of(taskStats(), phases(), failures.groups());
    }

    private List<CallStats> taskStats() {
        return tasks.stream().map(CallLedger::stats).toList();
    }

    private Phases phases() {
        return new Phases(
                lateness.durations(),
                poolWait.durations(),
                connect.durations(),
                dispatch.durations(),
                firstByte.durations());
    }
}
