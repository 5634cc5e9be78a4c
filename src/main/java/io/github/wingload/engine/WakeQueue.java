package io.github.wingload.engine;

import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Queue;

/** Sleepers, ordered by the time to wake them, then by order of entry. Adding and taking cost O(log n). Thread-safe. */
final class WakeQueue<T> {

    /** The time of an empty queue. */
    static final long NEVER = Long.MAX_VALUE;

    private final Queue<Sleeper<T>> sleepers = new PriorityQueue<>(
            Comparator.<Sleeper<T>>comparingLong(Sleeper::timeNs).thenComparingLong(Sleeper::order));
    private long order;

    private record Sleeper<T>(long timeNs, long order, T value) {}

    /** Adds a sleeper; true if it is now the first to be woken. */
    synchronized boolean add(long timeNs, T value) {
        Sleeper<T> sleeper = new Sleeper<>(timeNs, order++, value);
        sleepers.add(sleeper);
        return sleepers.peek() == sleeper;
    }

    /** Takes the first sleeper out; empty if its time has not come. */
    synchronized Optional<T> poll(long nowNs) {
        return nextNs() <= nowNs && !sleepers.isEmpty()
                ? Optional.of(sleepers.remove().value())
                : Optional.empty();
    }

    /** The time to wake the first sleeper, or {@link #NEVER}. */
    synchronized long nextNs() {
        Sleeper<T> first = sleepers.peek();
        return first == null ? NEVER : first.timeNs();
    }
}
