package io.github.wingload.http;

import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The calls in flight in order of start. All have the same deadline, so this is also the order in which they expire.
 *
 * <p>Adding, removing and polling take constant time. Two calls that start at the same moment on two threads may be in either
 * order, so one may expire some microseconds late; none expires early. Thread-safe.
 */
final class DeadlineQueue {

    private final long deadlineNs;
    private final Set<Entry> entries = new LinkedHashSet<>();
    private boolean closed;

    DeadlineQueue(long deadlineNs) {
        this.deadlineNs = deadlineNs;
    }

    /** The longest that a call may take. */
    long deadlineNs() {
        return deadlineNs;
    }

    /** Returns false if the queue is closed; the entry is then not added. */
    synchronized boolean add(Entry entry) {
        if (closed) {
            return false;
        }
        return entries.add(entry);
    }

    /** Does nothing if the entry is absent. */
    synchronized void remove(Entry entry) {
        entries.remove(entry);
    }

    /** Removes and returns the first entry if its deadline has passed; else returns null. */
    synchronized @Nullable Entry pollExpired(long nowNs) {
        Iterator<Entry> oldestFirst = entries.iterator();
        if (oldestFirst.hasNext()) {
            Entry oldest = oldestFirst.next();
            if (nowNs - oldest.startedNs >= deadlineNs) {
                oldestFirst.remove();
                return oldest;
            }
        }
        return null;
    }

    /**
     * The time in which nothing can expire. It holds for entries that are added later too, since they have a whole deadline
     * before them: a thread that waits this long need not be woken for them.
     */
    synchronized long untilNextNs(long nowNs) {
        return entries.stream()
                .findFirst()
                .map(oldest -> deadlineNs - (nowNs - oldest.startedNs))
                .orElse(deadlineNs);
    }

    /** Removes and returns all entries, and accepts no more. */
    synchronized List<Entry> close() {
        closed = true;
        List<Entry> left = List.copyOf(entries);
        entries.clear();
        return left;
    }

    /** A call with a deadline. It belongs to at most one queue. */
    abstract static class Entry {

        private final long startedNs;

        Entry(long startedNs) {
            this.startedNs = startedNs;
        }

        final long startedNs() {
            return startedNs;
        }

        /** The deadline has passed. Called outside of the queue's lock. */
        abstract void expire();

        /** The run is over. Called outside of the queue's lock. */
        abstract void cutOff();
    }
}
