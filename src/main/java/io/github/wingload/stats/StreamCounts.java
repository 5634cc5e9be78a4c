package io.github.wingload.stats;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Counts over the answers of ok calls that were read as streams. Immutable; {@link #plus} merges.
 *
 * @param answers how many there were
 * @param events how many events they had
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
public record StreamCounts(
        long answers,
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
    public static final StreamCounts NONE = new StreamCounts(0, 0, 0, 0, 0, 0, 0, 0, 0, Collections.emptySortedMap());

    public StreamCounts {
        finishReasons = Collections.unmodifiableSortedMap(new TreeMap<>(finishReasons));
    }

    /** Counts answers that ended for a reason. */
    static void add(SortedMap<String, Long> reasons, String reason, long count) {
        boolean room = reasons.size() < MOST_REASONS || reasons.containsKey(reason);
        reasons.merge(room ? reason : OTHER, count, Long::sum);
    }

    /** Counts over these and the other answers together. */
    public StreamCounts plus(StreamCounts other) {
        SortedMap<String, Long> reasons = new TreeMap<>(finishReasons);
        other.finishReasons.forEach((reason, count) -> add(reasons, reason, count));
        return new StreamCounts(
                answers + other.answers,
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
}
