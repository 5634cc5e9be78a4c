package io.github.wingload.engine;

import io.github.wingload.exchange.Call;
import io.github.wingload.exchange.Classifier;
import io.github.wingload.exchange.Classifier.Classification;
import io.github.wingload.exchange.Exchange;
import io.github.wingload.exchange.FailureClass;
import io.github.wingload.exchange.Request;
import io.github.wingload.plan.Extraction;
import io.github.wingload.plan.Task;
import io.github.wingload.render.Ingredients;
import java.util.Arrays;
import java.util.List;

/**
 * Makes calls of exchanges: judges them, moves their times to the run's time line and hands them on.
 *
 * @param tasks the plan's
 * @param classifiers one for each of them
 * @param sink where calls go
 * @param upstreamHeader name of the answer's header that tells the upstream's own time in whole milliseconds
 * @param zeroNs the clock's reading at time zero
 */
record CallRecord(List<Task> tasks, List<Classifier> classifiers, CallSink sink, String upstreamHeader, long zeroNs) {

    private static final byte[] NO_EXCERPT = {};
    private static final String DROPPED_ERROR = "dropped: max_in_flight calls were in flight";
    private static final long NS_PER_MS = 1_000_000;

    static CallRecord of(Surroundings around) {
        return new CallRecord(
                around.plan().tasks(),
                around.plan().tasks().stream().map(Classifier::new).toList(),
                around.sink(),
                around.plan().reporting().upstreamHeader(),
                around.zeroNs());
    }

    /**
     * A task's exchange has ended: it is judged, what the flow needs of its answer is kept, and the call goes to the sink.
     *
     * @param into where values from the answer are kept
     * @return true if the call was ok
     */
    boolean ended(int task, long intendedNs, Request request, Exchange exchange, Ingredients into) {
        Classification verdict = judged(task, request, exchange);
        try {
            keep(task, verdict, into);
            sink.ended(call(task, intendedNs, request, exchange, verdict));
            return verdict.ok();
        } catch (RuntimeException thrown) {
            sink.exception(thrown);
            return false;
        }
    }

    private Classification judged(int task, Request request, Exchange exchange) {
        try {
            return classifiers.get(task).classify(exchange, request);
        } catch (RuntimeException thrown) {
            sink.exception(thrown);
            return new Classification(FailureClass.GENERATOR, thrown.toString());
        }
    }

    private void keep(int task, Classification verdict, Ingredients into) {
        List<Extraction> extractions = tasks.get(task).extractions();
        for (int i = 0; i < verdict.kept().size(); i++) {
            into.keep(extractions.get(i).slot(), verdict.kept().get(i));
        }
    }

    private Call call(int task, long intendedNs, Request request, Exchange exchange, Classification verdict) {
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
                request.key(),
                verdict.error(),
                verdict.ok() ? NO_EXCERPT : excerpt(exchange.bodyStart()),
                verdict.detail(request.mutation()));
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

    private static byte[] excerpt(byte[] body) {
        return body.length <= Call.EXCERPT_BYTES ? body : Arrays.copyOf(body, Call.EXCERPT_BYTES);
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
