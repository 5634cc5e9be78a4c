package io.github.wingload.engine;

import io.github.wingload.exchange.Call;
import io.github.wingload.exchange.CallIds;
import io.github.wingload.exchange.Classification;
import io.github.wingload.exchange.Classifier;
import io.github.wingload.exchange.Exchange;
import io.github.wingload.exchange.FailureClass;
import io.github.wingload.exchange.Payload;
import io.github.wingload.exchange.Request;
import io.github.wingload.exchange.StreamedAnswer;
import io.github.wingload.exchange.Times;
import io.github.wingload.plan.task.Extraction;
import io.github.wingload.plan.task.JsonScalar;
import io.github.wingload.plan.task.Task;
import io.github.wingload.render.Ingredients;
import io.github.wingload.text.Secrets;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Turns exchanges into calls: classifies them, moves their times to the run's time line, and passes them to the sink. Errors and
 * excerpts lose the secrets that flows have extracted, because the outputs cannot know them.
 *
 * @param tasks the plan's tasks
 * @param classifiers one for each task
 * @param sink receives the calls
 * @param upstreamHeader name of the response header with the upstream's own time in whole milliseconds
 * @param traced true if requests have trace ids
 * @param zeroNs the clock's reading at time zero
 * @param extracted the secrets that flows have extracted so far
 */
record CallRecord(
        List<Task> tasks,
        List<Classifier> classifiers,
        CallSink sink,
        String upstreamHeader,
        boolean traced,
        long zeroNs,
        ExtractedSecrets extracted) {

    private static final byte[] NO_EXCERPT = {};
    private static final Classification DROPPED =
            new Classification(FailureClass.DROPPED, "dropped: max_in_flight calls were in flight");

    static CallRecord of(Surroundings around) {
        return new CallRecord(
                around.plan().tasks(),
                around.classifiers(),
                around.sink(),
                around.plan().reporting().upstreamHeader(),
                around.plan().traced(),
                around.zeroNs(),
                new ExtractedSecrets());
    }

    /**
     * Classifies an exchange that has ended, keeps the values that the flow needs from its answer, and passes the call on.
     *
     * @param pair the number of the call's pair, or {@link Call#NO_PAIR}
     * @param into receives values from the answer
     * @return true if the call was ok
     */
    boolean ended(int task, long pair, long intendedNs, Request request, Exchange exchange, Ingredients into) {
        Classifier.Result result = classified(task, request, exchange);
        try {
            keep(task, result.kept(), into);
            sink.ended(call(task, pair, intendedNs, request, exchange, result.classification(), into));
            return result.classification().ok();
        } catch (RuntimeException thrown) {
            sink.exception(thrown);
            return false;
        }
    }

    /** True if the checks of this exchange take so long that other calls should not wait for them. */
    boolean takesLong(int task, Exchange exchange) {
        return classifiers.get(task).takesLong(exchange);
    }

    private Classifier.Result classified(int task, Request request, Exchange exchange) {
        try {
            return classifiers.get(task).classify(exchange, request);
        } catch (RuntimeException thrown) {
            sink.exception(thrown);
            return new Classifier.Result(new Classification(FailureClass.GENERATOR, thrown.toString()));
        }
    }

    private void keep(int task, List<JsonScalar> values, Ingredients into) {
        List<Extraction> extractions = tasks.get(task).extractions();
        for (int i = 0; i < values.size(); i++) {
            into.keep(extractions.get(i), values.get(i));
            if (extractions.get(i).secret()) {
                extracted.add(values.get(i).text());
            }
        }
    }

    private Call call(
            int task,
            long pair,
            long intendedNs,
            Request request,
            Exchange exchange,
            Classification classification,
            Ingredients from) {
        Secrets secrets = classification.ok() || extracted.isEmpty() ? Secrets.NONE : from.secrets();
        return new Call(
                task,
                pair,
                request.payload(),
                request.mutation(),
                Times.microseconds(intendedNs),
                exchange.times().since(zeroNs),
                exchange.stream().map(stream -> stream.answer().since(zeroNs)).orElse(StreamedAnswer.NONE),
                upstreamNs(exchange),
                exchange.reused(),
                exchange.status(),
                exchange.bytes(),
                shown(classification, secrets),
                classification.ok() ? NO_EXCERPT : excerpt(task, exchange, secrets),
                0,
                traced ? ids(request, exchange, from) : CallIds.NONE);
    }

    /** A target may echo a token as its request id. */
    private CallIds ids(Request request, Exchange exchange, Ingredients from) {
        CallIds ids = CallIds.of(request, exchange.headers());
        return extracted.isEmpty()
                ? ids
                : new CallIds(ids.trace(), extracted.removedFrom(ids.request(), from.secrets()));
    }

    /** Reports an exception of the generator, and the call that it prevented. */
    void failed(int task, long pair, long intendedNs, long nowNs, Payload payload, Throwable thrown) {
        sink.exception(thrown);
        Classification classification = new Classification(FailureClass.GENERATOR, thrown.toString());
        sink.ended(unsent(task, pair, intendedNs, Times.unsent(nowNs, nowNs), payload, classification));
    }

    /** Reports a call that was not made because too many were in flight. */
    void dropped(int task, long pair, long intendedNs, long nowNs, Payload payload) {
        sink.ended(unsent(task, pair, intendedNs, Times.unsent(Times.NEVER, nowNs), payload, DROPPED));
    }

    private static Call unsent(
            int task, long pair, long intendedNs, Times times, Payload payload, Classification classification) {
        return new Call(
                task,
                pair,
                payload,
                "",
                Times.microseconds(intendedNs),
                times.since(0),
                StreamedAnswer.NONE,
                Times.NEVER,
                false,
                0,
                0,
                classification,
                NO_EXCERPT,
                0,
                CallIds.NONE);
    }

    private byte[] excerpt(int task, Exchange exchange, Secrets secrets) {
        if (tasks.get(task).mayAnswerSecret(exchange.status())) {
            return NO_EXCERPT;
        }
        byte[] start = exchange.decodedStart(Call.EXCERPT_BYTES);
        return extracted.isEmpty()
                ? start
                : extracted
                        .removedFrom(new String(start, StandardCharsets.UTF_8), secrets)
                        .getBytes(StandardCharsets.UTF_8);
    }

    private Classification shown(Classification classification, Secrets secrets) {
        return classification.ok() || extracted.isEmpty()
                ? classification
                : classification.withError(extracted.removedFrom(classification.error(), secrets));
    }

    private long upstreamNs(Exchange exchange) {
        return exchange.headers()
                .first(upstreamHeader)
                .filter(value ->
                        !value.isEmpty() && value.length() <= 9 && value.chars().allMatch(c -> c >= '0' && c <= '9'))
                .map(value -> Long.parseLong(value) * 1_000_000)
                .orElse(Times.NEVER);
    }
}
