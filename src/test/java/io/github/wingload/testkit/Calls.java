package io.github.wingload.testkit;

import com.dynatrace.hash4j.hashing.Hashing;
import io.github.wingload.exchange.Call;
import io.github.wingload.exchange.CallIds;
import io.github.wingload.exchange.Classification;
import io.github.wingload.exchange.Classification.CacheResult;
import io.github.wingload.exchange.FailureClass;
import io.github.wingload.exchange.Payload;
import io.github.wingload.exchange.SparseHistogram;
import io.github.wingload.exchange.StreamedAnswer;
import io.github.wingload.exchange.Times;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;

/**
 * Builds a {@link Call}. Unless a test says otherwise, the call belongs to task 0, starts when intended, goes over a reused
 * connection, and is ok.
 */
public final class Calls {

    private static final double NS_PER_MS = 1e6;
    private static final long NS_PER_US = 1_000;
    private static final long NEVER = Times.NEVER;
    private static final byte[] NO_EXCERPT = {};

    private int task;
    private final long intendedNs;
    private long startedNs;
    private long leasedNs;
    private long connectedNs;
    private long sentNs;
    private long bodySentNs = NEVER;
    private long firstByteNs;
    private StreamedAnswer stream = StreamedAnswer.NONE;
    private long endNs;
    private long upstreamNs = NEVER;
    private boolean reused = true;
    private FailureClass failureClass = FailureClass.OK;
    private int status = 200;
    private long bytes = 100;
    private Payload payload = payload("1");
    private String error = "";
    private byte[] bodyExcerpt = NO_EXCERPT;
    private String mutation = "";
    private CacheResult cache = CacheResult.UNKNOWN;
    private int items;
    private int itemsOk;
    private CallIds ids = CallIds.NONE;
    private long pair = Call.NO_PAIR;
    private long stalledNs;

    private Calls(long intendedNs, long tookNs) {
        this.intendedNs = intendedNs;
        startedNs = intendedNs;
        leasedNs = intendedNs;
        connectedNs = intendedNs;
        sentNs = intendedNs;
        firstByteNs = intendedNs + tookNs;
        endNs = intendedNs + tookNs;
    }

    /** A call with this intended start and response time, in milliseconds. */
    public static Calls at(double intendedMs, double tookMs) {
        return atNs(ns(intendedMs), ns(tookMs));
    }

    /** A call with this intended start and response time, in nanoseconds. */
    public static Calls atNs(long intendedNs, long tookNs) {
        return new Calls(intendedNs, tookNs);
    }

    /** A call with exactly these times, in nanoseconds; {@link Times#NEVER} for what did not happen. */
    public static Calls timed(
            long intendedNs,
            long startedNs,
            long leasedNs,
            long connectedNs,
            long sentNs,
            long firstByteNs,
            long endNs) {
        Calls calls = new Calls(intendedNs, 0);
        calls.startedNs = startedNs;
        calls.leasedNs = leasedNs;
        calls.connectedNs = connectedNs;
        calls.sentNs = sentNs;
        calls.firstByteNs = firstByteNs;
        calls.endNs = endNs;
        return calls;
    }

    /** A call that equals this one until something is changed. */
    public static Calls like(Call call) {
        Calls calls = timed(
                call.intendedNs(),
                call.startedNs(),
                call.times().leasedNs(),
                call.times().connectedNs(),
                call.times().sentNs(),
                call.times().firstByteNs(),
                call.endNs());
        calls.bodySentNs = call.times().bodySentNs();
        calls.stream = call.stream();
        calls.task = call.task();
        calls.upstreamNs = call.upstreamNs();
        calls.reused = call.reused();
        calls.failureClass = call.failureClass();
        calls.status = call.status();
        calls.bytes = call.bytes();
        calls.payload = call.payload();
        calls.error = call.error();
        calls.bodyExcerpt = call.bodyExcerpt();
        calls.mutation = call.mutation();
        calls.cache = call.classification().cache();
        calls.items = call.classification().items();
        calls.itemsOk = call.classification().itemsOk();
        calls.stalledNs = call.stalledNs();
        calls.ids = call.ids();
        calls.pair = call.pair();
        return calls;
    }

    /** An ok call. */
    public static Call ok(int task, double intendedMs, double tookMs) {
        return at(intendedMs, tookMs).task(task).call();
    }

    /** A call that was answered with an HTTP error. */
    public static Call failed(int task, double intendedMs, double tookMs, int status, String error, String body) {
        return at(intendedMs, tookMs)
                .task(task)
                .answered(status, error)
                .body(body)
                .call();
    }

    /** A call without an answer. */
    public static Call unanswered(int task, double intendedMs, double tookMs, FailureClass failureClass, String error) {
        return at(intendedMs, tookMs).task(task).unanswered(failureClass, error).call();
    }

    /** A call that was intended and never started. */
    public static Call dropped(int task, double intendedMs) {
        return at(intendedMs, 0).task(task).dropped().call();
    }

    /** A call that failed before anything was sent, with an exception of the generator. */
    public static Call brokenBeforeSending(int task, double intendedMs) {
        return at(intendedMs, 0).task(task).neverSent().call();
    }

    /** An ok call that opened its connection, 20 µs late, and connected for 3 ms. */
    public static Call onFreshConnection(int task, double intendedMs, double tookMs) {
        long intended = ns(intendedMs);
        long started = intended + 20 * NS_PER_US;
        long connected = started + ns(3);
        long end = intended + ns(tookMs);
        return timed(intended, started, started, connected, connected, end, end)
                .task(task)
                .fresh()
                .call();
    }

    public Calls task(int index) {
        task = index;
        return this;
    }

    /** Moves everything but the intended start by so much. */
    public Calls late(double ms) {
        startedNs = after(startedNs, ms);
        firstByteNs = after(firstByteNs, ms);
        endNs = after(endNs, ms);
        return pool(ms);
    }

    /** How long the call waits for a connection; the end stays where it is. */
    public Calls pool(double ms) {
        leasedNs = after(leasedNs, ms);
        connectedNs = after(connectedNs, ms);
        return dispatch(ms);
    }

    /** How long the request waits on a connection that is ready; the end stays where it is. */
    public Calls dispatch(double ms) {
        sentNs = after(sentNs, ms);
        return this;
    }

    /** How long the body of the request takes after its head; the answer comes when it comes. */
    public Calls sending(double ms) {
        bodySentNs = after(sentNs, ms);
        return this;
    }

    /** On a connection of its own. */
    public Calls fresh() {
        reused = false;
        return this;
    }

    /** Answered with this status, which counts as {@link FailureClass#ofStatus}. */
    public Calls answered(int httpStatus, String message) {
        status = httpStatus;
        return failed(FailureClass.ofStatus(httpStatus), message);
    }

    /** Answered with this status, which was expected. */
    public Calls expected(int httpStatus) {
        status = httpStatus;
        return this;
    }

    /** Failed, though perhaps answered. */
    public Calls failed(FailureClass as, String message) {
        failureClass = as;
        error = message;
        return this;
    }

    /** Sent, but not answered. */
    public Calls unanswered(FailureClass as, String message) {
        status = 0;
        bytes = 0;
        firstByteNs = NEVER;
        return failed(as, message);
    }

    /** Intended, and never started. */
    public Calls dropped() {
        startedNs = NEVER;
        return notSent().failed(FailureClass.DROPPED, "");
    }

    /** Started, and ended at once with an exception of the generator. */
    public Calls neverSent() {
        return notSent().failed(FailureClass.GENERATOR, "boom");
    }

    private Calls notSent() {
        leasedNs = NEVER;
        connectedNs = NEVER;
        sentNs = NEVER;
        endNs = intendedNs;
        reused = false;
        payload = Payload.NONE;
        return unanswered(failureClass, error);
    }

    /** The beginning of a failed call's answer; the answer is at least as long. */
    public Calls body(String excerpt) {
        bodyExcerpt = excerpt.getBytes(StandardCharsets.UTF_8);
        bytes = Math.max(bytes, bodyExcerpt.length);
        return this;
    }

    public Calls bytes(long count) {
        bytes = count;
        return this;
    }

    /** Sends the payload that this key names; an empty key names none. */
    public Calls key(String ofRow) {
        payload = payload(ofRow);
        return this;
    }

    public Calls payload(Payload sent) {
        payload = sent;
        return this;
    }

    /** A payload whose digest depends on its key. */
    public static Payload payload(String key) {
        return key.isEmpty() ? Payload.NONE : new Payload(Hashing.komihash5_0().hashCharsToLong(key), key);
    }

    /** How long the upstream took by its proxy's word, in milliseconds. */
    public Calls upstream(double ms) {
        return upstreamNs(ns(ms));
    }

    /** The same in nanoseconds; {@link Times#NEVER} if it did not say. */
    public Calls upstreamNs(long duration) {
        upstreamNs = duration;
        return this;
    }

    /** Whether the answer came from a cache. */
    public Calls cache(CacheResult result) {
        cache = result;
        return this;
    }

    /** The items of the answer. */
    public Calls items(int total, int ok) {
        items = total;
        itemsOk = ok;
        return this;
    }

    /** How the payload was made invalid. */
    public Calls mutation(String kind) {
        mutation = kind;
        return this;
    }

    /** The head of its answer comes so long after the intended start. */
    public Calls head(double ms) {
        firstByteNs = intendedNs + ns(ms);
        return this;
    }

    /** The first token of its answer comes so long after the intended start. */
    public Calls firstToken(double ms) {
        return tokens(ms);
    }

    /** Its tokens come so long after the intended start; the server counts as many. */
    public Calls tokens(double... ms) {
        return tokensCounted(ms.length, ms);
    }

    /** The same, of which the server counts this many; below zero if it counts none. */
    public Calls tokensCounted(long counted, double... ms) {
        SparseHistogram gapsUs = new SparseHistogram();
        long longestNs = NEVER;
        for (int i = 1; i < ms.length; i++) {
            long gapNs = ns(ms[i]) - ns(ms[i - 1]);
            gapsUs.record(gapNs / NS_PER_US);
            longestNs = Math.max(longestNs, gapNs);
        }
        long firstNs = intendedNs + ns(ms[0]);
        stream = new StreamedAnswer(
                firstNs,
                firstNs,
                firstNs,
                intendedNs + ns(ms[ms.length - 1]),
                ms.length,
                ms.length,
                counted < 0 ? StreamedAnswer.UNKNOWN : counted,
                counted < 0 ? StreamedAnswer.UNKNOWN : 10,
                StreamedAnswer.UNKNOWN,
                "length",
                0,
                longestNs,
                gapsUs);
        return this;
    }

    /** The first event of its answer, which has no text, comes so long after the intended start. */
    public Calls firstEvent(double ms) {
        stream = stream.with(intendedNs + ns(ms), stream.firstTokenNs(), stream.firstOutputNs(), stream.lastNs());
        return this;
    }

    /** Its tokens before this long after the intended start are reasoning. */
    public Calls firstOutput(double ms) {
        stream = stream.with(stream.firstEventNs(), stream.firstTokenNs(), intendedNs + ns(ms), stream.lastNs());
        return this;
    }

    /** The tokens of its prompt by the server's count, those of them that were cached, and the digest of its text. */
    public Calls prompt(long tokens, long cached, long text) {
        stream = new StreamedAnswer(
                stream.firstEventNs(),
                stream.firstTokenNs(),
                stream.firstOutputNs(),
                stream.lastNs(),
                stream.events(),
                stream.tokenEvents(),
                stream.outputTokens(),
                tokens,
                cached,
                stream.finishReason(),
                text,
                stream.longestGapNs(),
                stream.gapsUs());
        return this;
    }

    /** The events of its answer. */
    public Calls stream(StreamedAnswer answer) {
        stream = answer;
        return this;
    }

    /** For how long the generator stood still while the call was in flight. */
    public Calls stalled(double ms) {
        stalledNs = ns(ms);
        return this;
    }

    /** The number of its pair in a comparison. */
    public Calls pair(long number) {
        pair = number;
        return this;
    }

    /** By which the server's logs name it. */
    public Calls ids(CallIds known) {
        ids = known;
        return this;
    }

    /** With what this adds. */
    public Calls with(UnaryOperator<Calls> more) {
        return more.apply(this);
    }

    public Call call() {
        return new Call(
                task,
                pair,
                payload,
                mutation,
                intendedNs,
                new Times(startedNs, leasedNs, connectedNs, sentNs, bodySentNs, firstByteNs, endNs),
                stream,
                upstreamNs,
                reused,
                status,
                bytes,
                new Classification(failureClass, error, cache, items, itemsOk),
                bodyExcerpt,
                stalledNs,
                ids);
    }

    private static long after(long ns, double ms) {
        return ns == NEVER ? NEVER : ns + ns(ms);
    }

    private static long ns(double ms) {
        return Math.round(ms * NS_PER_MS);
    }
}
