package io.github.wingload.http;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The calls in flight, or the attempts to connect, in order of start. All have the same deadline, so this is also the order in
 * which they expire.
 *
 * <p>Adding, removing and polling take constant time and allocate nothing: the links are in the entries. Two calls that start
 * at the same moment on two threads may be in either order, so one may expire some microseconds late; none expires early.
 * Thread-safe.
 */
final class DeadlineQueue {

    private final long deadlineNs;
    private @Nullable Entry first;
    private @Nullable Entry last;
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
        entry.queued = true;
        entry.previous = last;
        if (last == null) {
            first = entry;
        } else {
            last.next = entry;
        }
        last = entry;
        return true;
    }

    /** Adds an entry as one that starts now, after removing it if it is there. */
    synchronized void restart(Entry entry, long nowNs) {
        remove(entry);
        entry.startedNs = nowNs;
        add(entry);
    }

    /** Does nothing if the entry is absent. */
    synchronized void remove(Entry entry) {
        if (!entry.queued) {
            return;
        }
        entry.queued = false;
        if (entry.previous == null) {
            first = entry.next;
        } else {
            entry.previous.next = entry.next;
        }
        if (entry.next == null) {
            last = entry.previous;
        } else {
            entry.next.previous = entry.previous;
        }
        entry.previous = null;
        entry.next = null;
    }

    /** Removes and returns the first entry if its deadline has passed; else returns null. */
    synchronized @Nullable Entry pollExpired(long nowNs) {
        Entry oldest = first;
        if (oldest == null || nowNs - oldest.startedNs < deadlineNs) {
            return null;
        }
        remove(oldest);
        return oldest;
    }

    /**
     * The time in which nothing can expire. It holds for entries that are added later too, since they have a whole deadline
     * before them: a thread that waits this long need not be woken for them.
     */
    synchronized long untilNextNs(long nowNs) {
        return first == null ? deadlineNs : deadlineNs - (nowNs - first.startedNs);
    }

    /** Removes and returns all entries, and accepts no more. */
    synchronized List<Entry> close() {
        closed = true;
        List<Entry> left = new ArrayList<>();
        while (first != null) {
            left.add(first);
            remove(first);
        }
        return left;
    }

    /** A call with a deadline. It belongs to at most one queue. */
    abstract static class Entry {

        private volatile long startedNs;
        private boolean queued;
        private @Nullable Entry previous;
        private @Nullable Entry next;

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
