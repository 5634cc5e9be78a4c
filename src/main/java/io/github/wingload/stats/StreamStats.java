package io.github.wingload.stats;

import io.github.wingload.plan.Figure.Quantity;
import java.util.function.Function;

/**
 * Figures over the answers of ok calls that were read as streams; see {@link io.github.wingload.exchange.StreamedAnswer} for what they
 * are made from. Immutable; {@link #plus} merges.
 *
 * @param counts of the answers
 * @param firstToken times to the first token, of the answers that have one
 * @param firstOutput times to the first token that is not part of the reasoning
 * @param gap times from one token to the next, of all answers together
 * @param longestGap the longest of each answer
 * @param perToken times per token, of the answers with two tokens or more
 */
public record StreamStats(
        StreamCounts counts,
        CallDurations firstToken,
        CallDurations firstOutput,
        Durations gap,
        Durations longestGap,
        Durations perToken) {

    /** Of no answers. */
    public static final StreamStats NONE = new StreamStats(
            StreamCounts.NONE, CallDurations.NONE, CallDurations.NONE, Durations.NONE, Durations.NONE, Durations.NONE);

    /** True if there is an answer. */
    public boolean any() {
        return counts.answers() > 0;
    }

    /** Figures over these and the other answers together. */
    public StreamStats plus(StreamStats other) {
        if (!other.any()) {
            return this;
        }
        return new StreamStats(
                counts.plus(other.counts),
                firstToken.plus(other.firstToken),
                firstOutput.plus(other.firstOutput),
                gap.plus(other.gap),
                longestGap.plus(other.longestGap),
                perToken.plus(other.perToken));
    }

    /**
     * The times of one kind.
     *
     * @param duration which of a call's times is its duration
     */
    public Durations of(Quantity quantity, Function<CallDurations, Durations> duration) {
        return switch (quantity) {
            case DURATION -> Durations.NONE;
            case TIME_TO_FIRST_TOKEN -> duration.apply(firstToken);
            case TIME_TO_FIRST_OUTPUT -> duration.apply(firstOutput);
            case GAP -> gap;
            case LONGEST_GAP -> longestGap;
            case TIME_PER_TOKEN -> perToken;
        };
    }
}
