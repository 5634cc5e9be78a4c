package io.github.wingload.simulator.queue;

import java.util.PriorityQueue;
import java.util.function.LongConsumer;

/**
 * Future events in the order of their times; events of the same time keep the order in which they were added.
 *
 * <p>Times are nanoseconds from the start of the simulator. An event receives the time it was set for, not the time at
 * which it runs, so that lateness of the thread does not add up in the model. Not thread-safe.
 */
public final class EventQueue {

    private final PriorityQueue<Event> events = new PriorityQueue<>();
    private long added;
    private long nowNs;

    /** The time of the running event; between events, the time up to which events were run. */
    public long nowNs() {
        return nowNs;
    }

    /** Adds an event; events may add events too, including for times in the past. */
    public void at(long timeNs, LongConsumer action) {
        events.add(new Event(timeNs, added++, action));
    }

    /** The time of the next event; {@link Long#MAX_VALUE} if there is none. */
    public long nextNs() {
        Event next = events.peek();
        return next == null ? Long.MAX_VALUE : next.timeNs();
    }

    /** Runs all events up to {@code untilNs}, including those that they add. */
    public void runUntil(long untilNs) {
        while (nextNs() <= untilNs) {
            Event event = events.remove();
            nowNs = event.timeNs();
            event.action().accept(nowNs);
        }
        nowNs = untilNs;
    }

    private record Event(long timeNs, long number, LongConsumer action) implements Comparable<Event> {
        @Override
        public int compareTo(Event other) {
            int byTime = Long.compare(timeNs, other.timeNs);
            return byTime != 0 ? byTime : Long.compare(number, other.number);
        }
    }
}
