package io.github.wingload.result;

import io.github.wingload.exchange.Call;
import io.github.wingload.exchange.Times;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * Where the time of answered calls went. The means of the parts add up to the mean time of these calls, and those of the slowest
 * calls to theirs; percentiles do not add up.
 *
 * @param calls answered calls of the window, of the tasks whose times are shown
 * @param slowest how many of them count as the slowest 1 %: the slowest hundredth, rounded up, and those that took as long as the
 *     last of these in three digits; 0 with fewer than 100 calls
 * @param parts in the order in which a call goes through them
 */
public record TimeBreakdown(long calls, long slowest, List<PartTimes> parts) {

    public TimeBreakdown {
        parts = List.copyOf(parts);
    }

    /**
     * How long a part took, in milliseconds. A call that skipped a part, such as connecting, counts with 0.
     *
     * @param meanMs of all these calls
     * @param p50Ms the median of the same
     * @param p90Ms 90th percentile of the same
     * @param p99Ms 99th percentile of the same
     * @param slowestMeanMs of the slowest 1 %; 0 if there are none
     */
    public record PartTimes(Part part, double meanMs, double p50Ms, double p90Ms, double p99Ms, double slowestMeanMs) {}

    /** A part of the time of a call. All parts together are the response time; without the first, the service time. */
    public enum Part {
        /** From the intended to the actual start. */
        START_DELAY(call -> call.startedNs() - call.intendedNs()),
        /** Until there was a connection, or permission to open one, and the request could be handed to it. */
        QUEUE(call -> call.times().sentNs() - call.startedNs() - connectNs(call)),
        /** Opening a connection: TCP and TLS. */
        CONNECT(Part::connectNs),
        /** From the first to the last byte of the request. */
        SEND(Part::sendNs),
        /** From the end of the request to the head of the answer. */
        WAIT(call -> call.times().firstByteNs() - call.times().sentNs() - sendNs(call)),
        /** From the head of a streamed answer to its first token. */
        FIRST_TOKEN(Part::firstTokenNs),
        /** From there, or from the head of an answer without such a token, to its last byte, or to the failure. */
        BODY(call -> call.endNs() - call.times().firstByteNs() - firstTokenNs(call));

        private final ToLongFunction<Call> length;

        Part(ToLongFunction<Call> length) {
            this.length = length;
        }

        /** How long this part of an {@linkplain #answered answered} call took, in nanoseconds. */
        public long ns(Call call) {
            return length.applyAsLong(call);
        }

        /** True if a call got the head of an answer, so that all parts are known. */
        public static boolean answered(Call call) {
            return call.times().sentNs() != Times.NEVER && call.times().firstByteNs() != Times.NEVER;
        }

        private static long connectNs(Call call) {
            return call.reused() ? 0 : call.times().connectedNs() - call.times().leasedNs();
        }

        private static long firstTokenNs(Call call) {
            long tokenNs = call.stream().firstTokenNs();
            return tokenNs == Times.NEVER ? 0 : tokenNs - call.times().firstByteNs();
        }

        /** An answer may come before the request is complete. */
        private static long sendNs(Call call) {
            Times times = call.times();
            return times.bodySentNs() == Times.NEVER
                    ? 0
                    : Math.min(times.bodySentNs(), times.firstByteNs()) - times.sentNs();
        }
    }
}
