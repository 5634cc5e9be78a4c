package io.github.wingload.engine;

import java.util.Arrays;

/**
 * Who is to be woken when: a binary heap ordered by time, then by order of entry.
 *
 * <p>Adding and taking cost O(log n). Nothing is allocated but for the arrays' growth. Thread-safe.
 */
final class WakeQueue<T> {

    /** The time of an empty queue. */
    static final long NEVER = Long.MAX_VALUE;

    private long[] times = new long[64];
    private long[] orders = new long[64];
    private Object[] sleepers = new Object[64];
    private int size;
    private long order;

    /** Adds one; true if it is now the first to be woken. */
    synchronized boolean add(long timeNs, T sleeper) {
        if (size == times.length) {
            times = Arrays.copyOf(times, size * 2);
            orders = Arrays.copyOf(orders, size * 2);
            sleepers = Arrays.copyOf(sleepers, size * 2);
        }
        int at = size++;
        times[at] = timeNs;
        orders[at] = order++;
        sleepers[at] = sleeper;
        return up(at) == 0;
    }

    /** Takes out the first one whose time has come; null if there is none. */
    @SuppressWarnings("unchecked")
    synchronized T poll(long nowNs) {
        if (size == 0 || times[0] > nowNs) {
            return null;
        }
        T first = (T) sleepers[0];
        swap(0, --size);
        sleepers[size] = null;
        down(0);
        return first;
    }

    /** When the first one is to be woken, or {@link #NEVER}. */
    synchronized long nextNs() {
        return size == 0 ? NEVER : times[0];
    }

    private int up(int start) {
        int at = start;
        while (at > 0 && before(at, (at - 1) / 2)) {
            swap(at, (at - 1) / 2);
            at = (at - 1) / 2;
        }
        return at;
    }

    private void down(int start) {
        int at = start;
        while (true) {
            int child = 2 * at + 1;
            if (child >= size) {
                return;
            }
            if (child + 1 < size && before(child + 1, child)) {
                child++;
            }
            if (!before(child, at)) {
                return;
            }
            swap(at, child);
            at = child;
        }
    }

    private boolean before(int a, int b) {
        return times[a] != times[b] ? times[a] < times[b] : orders[a] < orders[b];
    }

    private void swap(int a, int b) {
        long time = times[a];
        times[a] = times[b];
        times[b] = time;
        long entry = orders[a];
        orders[a] = orders[b];
        orders[b] = entry;
        Object sleeper = sleepers[a];
        sleepers[a] = sleepers[b];
        sleepers[b] = sleeper;
    }
}
