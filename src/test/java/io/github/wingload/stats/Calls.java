package io.github.wingload.stats;

import io.github.wingload.exchange.Call;
import io.github.wingload.exchange.Exchange;
import io.github.wingload.exchange.FailureClass;
import java.nio.charset.StandardCharsets;

/** Calls for tests. */
public final class Calls {

    private static final long NS_PER_US = 1_000;
    private static final long NS_PER_MS = 1_000_000;

    private Calls() {}

    /** An ok call on a reused connection that was intended at the given time and took that long. */
    public static Call ok(int task, long startMs, double tookMs) {
        return call(task, startMs, tookMs, FailureClass.OK, 200, "", "");
    }

    /** A call that was answered, but not well. */
    public static Call failed(int task, long startMs, double tookMs, int status, String error, String body) {
        return call(task, startMs, tookMs, FailureClass.ofStatus(status), status, error, body);
    }

    /** The call, of which this is known besides. */
    public static Call detailed(Call call, Call.Detail detail) {
        return new Call(
                call.task(),
                call.intendedNs(),
                call.startedNs(),
                call.leasedNs(),
                call.connectedNs(),
                call.sentNs(),
                call.firstByteNs(),
                call.endNs(),
                call.upstreamNs(),
                call.reused(),
                call.failureClass(),
                call.status(),
                call.bytes(),
                call.key(),
                call.error(),
                call.bodyExcerpt(),
                detail);
    }

    /** A call without an answer. */
    public static Call unanswered(int task, long startMs, double tookMs, FailureClass failureClass, String error) {
        return call(task, startMs, tookMs, failureClass, 0, error, "");
    }

    /** A call that was intended and never started. */
    public static Call dropped(int task, long intendedMs) {
        long never = Exchange.NEVER;
        long at = intendedMs * NS_PER_MS;
        return new Call(
                task,
                at,
                never,
                never,
                never,
                never,
                never,
                at,
                never,
                false,
                FailureClass.DROPPED,
                0,
                0,
                "",
                "",
                new byte[0]);
    }

    /** An exception of ours before anything was sent. */
    public static Call brokenBeforeSending(int task, long startMs) {
        long never = Exchange.NEVER;
        long at = startMs * NS_PER_MS;
        return new Call(
                task,
                at,
                at,
                never,
                never,
                never,
                never,
                at,
                never,
                false,
                FailureClass.GENERATOR,
                0,
                0,
                "",
                "boom",
                new byte[0]);
    }

    /** An ok call that opened its connection, 20 µs late, and connected for 3 ms. */
    public static Call onFreshConnection(int task, long intendedMs, double tookMs) {
        long intended = intendedMs * NS_PER_MS;
        long started = intended + 20 * NS_PER_US;
        long connected = started + 3 * NS_PER_MS;
        long end = intended + (long) (tookMs * NS_PER_MS);
        return new Call(
                task,
                intended,
                started,
                started,
                connected,
                connected,
                end,
                end,
                Exchange.NEVER,
                false,
                FailureClass.OK,
                200,
                100,
                "1",
                "",
                new byte[0]);
    }

    private static Call call(
            int task, long startMs, double tookMs, FailureClass failureClass, int status, String error, String body) {
        long start = startMs * NS_PER_MS;
        long end = start + Math.round(tookMs * NS_PER_MS);
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        long firstByte = status == 0 ? Exchange.NEVER : end;
        long length = status == 0 ? 0 : Math.max(100, bytes.length);
        return new Call(
                task,
                start,
                start,
                start,
                start,
                start,
                firstByte,
                end,
                Exchange.NEVER,
                true,
                failureClass,
                status,
                length,
                "1",
                error,
                bytes);
    }
}
