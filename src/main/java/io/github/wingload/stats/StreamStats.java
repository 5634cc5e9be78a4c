package io.github.wingload.stats;

import io.github.wingload.plan.Figure.Quantity;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Figures over the answers of ok calls that were read as streams; see {@link io.github.wingload.exchange.StreamedAnswer} for what they
 * are made from. Immutable; {@link #plus} merges.
 *
 * @param answers how many there were
 * @param firstToken times to the first token, of the answers that have one
 * @param firstOutput times to the first token that is not part of the reasoning
 * @param gap times from one token to the next, of all answers together
 * @param longestGap the longest of each answer
 * @param perToken times per token, of the answers with two tokens or more
 * @param events how many events there were
 * @param tokenEvents how many of them were token events
 * @param outputTokens how many tokens the servers counted
 * @param inputTokens the same of prompts
 * @param uncounted answers whose output tokens the server did not count
 * @param fewerCounted answers of which the server counted fewer tokens than it sent token events
 * @param moreCounted answers of which it counted over 5 % more, and more than two
 * @param bursts answers whose tokens came at once
 * @param finishReasons how many answers ended for which reason; empty text for none, {@value #OTHER} for those beyond the first
 *     {@value #MOST_REASONS}
 */
public record StreamStats(
        long answers,
        CallDurations firstToken,
        CallDurations firstOutput,
        Durations gap,
        Durations longestGap,
        Durations perToken,
        long events,
        long tokenEvents,
        long outputTokens,
        long inputTokens,
        long uncounted,
        long fewerCounted,
        long moreCounted,
        long bursts,
        SortedMap<String, Long> finishReasons) {

    /** Servers have fewer than ten reasons; one that invents them must not fill the memory. */
    private static final int MOST_REASONS = 20;

    private static final String OTHER = "other";

    /** Of no answers. */
    public static final StreamStats NONE = new StreamStats(
            0,
            CallDurations.NONE,
            CallDurations.NONE,
            Durations.NONE,
            Durations.NONE,
            Durations.NONE,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            Collections.emptySortedMap());

    public StreamStats {
        finishReasons = Collections.unmodifiableSortedMap(new TreeMap<>(finishReasons));
    }

    /** Counts answers that ended for a reason. */
    static void add(SortedMap<String, Long> reasons, String reason, long count) {
        boolean room = reasons.size() < MOST_REASONS || reasons.containsKey(reason);
        reasons.merge(room ? reason : OTHER, count, Long::sum);
    }

    /** Figures over these and the other answers together. */
    public StreamStats plus(StreamStats other) {
        if (other.answers == 0) {
            return this;
        }
        SortedMap<String, Long> reasons = new TreeMap<>(finishReasons);
        other.finishReasons.forEach((reason, count) -> add(reasons, reason, count));
        return new StreamStats(
                answers + other.answers,
                firstToken.plus(other.firstToken),
                firstOutput.plus(other.firstOutput),
                gap.plus(other.gap),
                longestGap.plus(other.longestGap),
                perToken.plus(other.perToken),
                events + other.events,
                tokenEvents + other.tokenEvents,
                outputTokens + other.outputTokens,
                inputTokens + other.inputTokens,
                uncounted + other.uncounted,
                fewerCounted + other.fewerCounted,
                moreCounted + other.moreCounted,
                bursts + other.bursts,
                reasons);
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
