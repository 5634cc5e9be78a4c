package io.github.wingload.exchange;

import io.github.wingload.plan.Figure;

/**
 * What the events of a streamed answer were, and when they came. Immutable.
 *
 * <p>A token event is an event in which the model says something: a text, a part of its reasoning or of a call of a tool that is not
 * empty. Many servers send the role of the speaker at once, before the model has begun, so that the first event tells nothing. In a
 * stream of any data, every event that is not an error is a token event.
 *
 * <p>Times are nanoseconds as in {@link Times}, and {@link Times#NEVER} for what did not happen. The time of an event is when its
 * last byte was read.
 *
 * @param firstEventNs when the first event of any kind came
 * @param firstTokenNs when the first token event came
 * @param firstOutputNs when the first token event came that was not reasoning alone
 * @param lastNs when the last event came that belongs to the model's answer: with a text, even an empty one, or the finish reason
 * @param events how many events there were, without the one that ends the stream
 * @param tokenEvents how many of them were token events
 * @param outputTokens how many tokens the model made, by the server's last count; {@link #UNKNOWN} if the server gave none
 * @param inputTokens how many tokens the prompt had, likewise
 * @param cachedTokens how many of them the server took from a cache, likewise
 * @param finishReason why the model stopped; empty if the server did not say
 * @param textDigest 64 bits that are equal for equal texts, reasoning included; 0 without a text, or if it is not known
 * @param longestGapNs the longest time from one token event to the next, rounded to microseconds; {@link Times#NEVER} with fewer than two
 * @param gapsUs these times, in whole microseconds; must not be changed
 */
public record StreamedAnswer(
        long firstEventNs,
        long firstTokenNs,
        long firstOutputNs,
        long lastNs,
        long events,
        long tokenEvents,
        long outputTokens,
        long inputTokens,
        long cachedTokens,
        String finishReason,
        long textDigest,
        long longestGapNs,
        SparseHistogram gapsUs)
        implements Figure.Streamed {

    /** A number that the server did not give. */
    public static final long UNKNOWN = -1;

    /** Of an answer that was not read as a stream, or had no events. */
    public static final StreamedAnswer NONE = new StreamedAnswer(
            Times.NEVER,
            Times.NEVER,
            Times.NEVER,
            Times.NEVER,
            0,
            0,
            UNKNOWN,
            UNKNOWN,
            UNKNOWN,
            "",
            0,
            Times.NEVER,
            new SparseHistogram());

    /** Answers with fewer tokens are too short to tell whether something held them back. */
    private static final long ENOUGH_TOKENS = 8;

    /** No model makes tokens this fast one by one. */
    private static final long AT_ONCE_US = 1_000;

    private static final double MOST = 0.9;

    /** The same with times relative to an origin, each {@linkplain Times#microseconds rounded}. */
    public StreamedAnswer since(long zeroNs) {
        return events == 0
                ? this
                : with(
                        Times.since(zeroNs, firstEventNs),
                        Times.since(zeroNs, firstTokenNs),
                        Times.since(zeroNs, firstOutputNs),
                        Times.since(zeroNs, lastNs));
    }

    /** The same with other times. */
    public StreamedAnswer with(long firstEvent, long firstToken, long firstOutput, long last) {
        return new StreamedAnswer(
                firstEvent,
                firstToken,
                firstOutput,
                last,
                events,
                tokenEvents,
                outputTokens,
                inputTokens,
                cachedTokens,
                finishReason,
                textDigest,
                longestGapNs,
                gapsUs);
    }

    /** True if there is an event. */
    public boolean any() {
        return events > 0;
    }

    @Override
    public long gaps() {
        return gapsUs.total();
    }

    @Override
    public long gapsFrom(long fromNs, long toNs) {
        return gapsUs.count(microsecondsUp(fromNs), microsecondsUp(toNs));
    }

    private static long microsecondsUp(long ns) {
        return -Math.floorDiv(-ns, 1_000);
    }

    /** True if nearly all tokens came right after the one before, as from a proxy that holds answers back: its times are then not the server's. */
    public boolean inOneBurst() {
        return tokenEvents >= ENOUGH_TOKENS && gapsUs.count(0, AT_ONCE_US) >= MOST * gapsUs.total();
    }
}
