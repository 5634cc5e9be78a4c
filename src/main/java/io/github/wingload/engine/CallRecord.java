package io.github.wingload.engine;

import io.github.wingload.exchange.Call;
import io.github.wingload.exchange.Classifier;
import io.github.wingload.exchange.Classifier.Classification;
import io.github.wingload.exchange.Exchange;
import io.github.wingload.exchange.FailureClass;
import io.github.wingload.plan.Expectation;
import io.github.wingload.plan.Task;
import java.util.List;

/**
 * Makes calls of exchanges: judges them and moves their times to the run's time line.
 *
 * @param expectations what each task expects, in the plan's order
 * @param upstreamHeader name of the answer's header that tells the upstream's own time in whole milliseconds
 * @param zeroNs the clock's reading at time zero
 */
record CallRecord(List<Expectation> expectations, String upstreamHeader, long zeroNs) {

    private static final byte[] NO_EXCERPT = {};
    private static final String DROPPED_ERROR = "dropped: max_in_flight calls were in flight";
    private static final long NS_PER_MS = 1_000_000;

    static CallRecord of(Surroundings around) {
        return new CallRecord(
                around.plan().tasks().stream().map(Task::expect).toList(),
                around.plan().reporting().upstreamHeader(),
                around.zeroNs());
    }

    /** The call that an exchange was. */
    Call of(int task, long intendedNs, String key, Exchange exchange) {
        Classification verdict = Classifier.classify(exchange, expectations.get(task));
        boolean ok = verdict.failureClass() == FailureClass.OK;
        return new Call(
                task,
                intendedNs,
                fromZero(exchange.startedNs()),
                fromZero(exchange.leasedNs()),
                fromZero(exchange.connectedNs()),
                fromZero(exchange.sentNs()),
                fromZero(exchange.firstByteNs()),
                fromZero(exchange.endNs()),
                upstreamNs(exchange),
                exchange.reused(),
                verdict.failureClass(),
                exchange.status(),
                exchange.bytes(),
                key,
                verdict.error(),
                ok ? NO_EXCERPT : exchange.bodyStart());
    }

    /** A call that could not be made because something of ours was thrown. */
    static Call failed(int task, long intendedNs, long nowNs, String key, Throwable thrown) {
        return neverSent(task, intendedNs, nowNs, nowNs, FailureClass.GENERATOR, key, thrown.toString());
    }

    /** A call that was not made because too many were in flight. */
    static Call dropped(int task, long intendedNs, long nowNs, String key) {
        return neverSent(task, intendedNs, Exchange.NEVER, nowNs, FailureClass.DROPPED, key, DROPPED_ERROR);
    }

    private static Call neverSent(
            int task, long intendedNs, long startedNs, long endNs, FailureClass what, String key, String error) {
        long never = Exchange.NEVER;
        return new Call(
                task,
                intendedNs,
                startedNs,
                never,
                never,
                never,
                never,
                endNs,
                never,
                false,
                what,
                0,
                0,
                key,
                error,
                NO_EXCERPT);
    }

    private long upstreamNs(Exchange exchange) {
        return exchange.headers()
                .first(upstreamHeader)
                .filter(value ->
                        !value.isEmpty() && value.length() <= 9 && value.chars().allMatch(c -> c >= '0' && c <= '9'))
                .map(value -> Long.parseLong(value) * NS_PER_MS)
                .orElse(Exchange.NEVER);
    }

    private long fromZero(long clockNs) {
        return clockNs == Exchange.NEVER ? Exchange.NEVER : clockNs - zeroNs;
    }
}
