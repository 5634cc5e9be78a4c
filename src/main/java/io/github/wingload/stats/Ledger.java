package io.github.wingload.stats;

import io.github.wingload.exchange.Call;
import io.github.wingload.exchange.Exchange;
import io.github.wingload.exchange.FailureClass;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Everything that is recorded over a stretch of the run. Not thread-safe. */
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
        lateness.record(call.startedNs() - call.intendedNs());
        if (call.leasedNs() != Exchange.NEVER) {
            poolWait.record(call.leasedNs() - call.startedNs());
        }
        if (!call.reused() && call.connectedNs() != Exchange.NEVER) {
            connect.record(call.connectedNs() - call.leasedNs());
        }
        if (call.connectedNs() != Exchange.NEVER && call.sentNs() != Exchange.NEVER) {
            dispatch.record(call.sentNs() - call.connectedNs());
        }
        if (call.firstByteNs() != Exchange.NEVER) {
            firstByte.record(call.firstByteNs() - call.sentNs());
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
