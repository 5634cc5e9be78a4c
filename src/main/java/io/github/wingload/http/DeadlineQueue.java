package io.github.wingload.http;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The calls in flight, in the order in which they started, which is also that of their deadlines, since all have the same.
 *
 * <p>Adding, removing and looking for what has expired take constant time and allocate nothing: the links are in the
 * entries. Two calls that start at the same moment on two threads may stand in either order, so that one is found some
 * microseconds late; none is ever found early. Thread-safe.
 */
final class DeadlineQueue {

    private final long deadlineNs;
    private @Nullable Entry first;
    private @Nullable Entry last;
    private boolean closed;

    DeadlineQueue(long deadlineNs) {
        this.deadlineNs = deadlineNs;
    }

    /** False if the queue is closed; the entry is not in it then. */
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

    /** Does nothing if the entry is not there. */
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

    /** Takes out the first entry if its deadline is over; else null. */
    synchronized @Nullable Entry pollExpired(long nowNs) {
        Entry oldest = first;
        if (oldest == null || nowNs - oldest.startedNs < deadlineNs) {
            return null;
        }
        remove(oldest);
        return oldest;
    }

    /**
     * How long nothing can expire. Entries that are added later are counted in: they have a whole deadline before them, so
     * whoever waits this long need not be woken for them.
     */
    synchronized long untilNextNs(long nowNs) {
        return first == null ? deadlineNs : deadlineNs - (nowNs - first.startedNs);
    }

    /** Takes out all entries, and no more come in. */
    synchronized List<Entry> close() {
        closed = true;
        List<Entry> left = new ArrayList<>();
        while (first != null) {
            left.add(first);
            remove(first);
        }
        return left;
    }

    /** What has a deadline. In one queue at most, and once. */
    abstract static class Entry {

        private final long startedNs;
        private boolean queued;
        private @Nullable Entry previous;
        private @Nullable Entry next;

        Entry(long startedNs) {
            this.startedNs = startedNs;
        }

        final long startedNs() {
            return startedNs;
        }

        /** The deadline is over. Called outside of the queue's lock. */
        abstract void expire();

        /** The run is over. Called outside of the queue's lock. */
        abstract void cutOff();
    }
}
