package io.github.wingload.merge;

import io.github.wingload.exchange.Call;
import java.util.PriorityQueue;
import java.util.Queue;

/**
 * The most calls in flight at once, from calls in the order of their ends.
 *
 * <p>Keeps the starts and ends of the last calls only: no call that is still to come started earlier than the longest time of a
 * call before the last end.
 */
final class PeakInFlight {

    private final long longestNs;

    /** Times in nanoseconds. They are whole microseconds, so that the lowest digit is free: a start has a 1. */
    private final Queue<Long> events = new PriorityQueue<>();

    private long inFlight;
    private long peak;

    /** @param longestNs no call takes longer */
    PeakInFlight(long longestNs) {
        this.longestNs = longestNs;
    }

    /** Takes a call that was sent. */
    void record(Call call) {
        events.add(call.startedNs() + 1);
        events.add(call.endNs());
        count(call.endNs() - longestNs);
    }

    private void count(long untilNs) {
        for (Long event = events.peek(); event != null && event < untilNs; event = events.peek()) {
            inFlight += event % 2 == 0 ? -1 : 1;
            peak = Math.max(peak, inFlight);
            events.remove();
        }
    }

    /** The peak of all calls. */
    long peak() {
        count(Long.MAX_VALUE);
        return peak;
    }
}
