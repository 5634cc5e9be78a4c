package io.github.wingload.monitor;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds the thread with the highest mean CPU use over a window of readings. Not thread-safe. */
final class ThreadUse {

    private final int window;
    private final Deque<Double> lastSeconds = new ArrayDeque<>();
    private final Map<Long, PeakMean> alive = new HashMap<>();
    private Busiest busiest = new Busiest("", 0);

    /**
     * The CPU time that a thread has used since it started.
     *
     * @param id unique within this JVM
     */
    record Reading(long id, String name, long cpuNs) {}

    /**
     * The thread with the highest use.
     *
     * @param percent its CPU use; 100 is one core
     */
    record Busiest(String thread, double percent) {

        private Busiest or(String otherThread, double otherPercent) {
            return otherPercent > percent ? new Busiest(otherThread, otherPercent) : this;
        }
    }

    /** @param window number of gaps between readings that a mean covers */
    ThreadUse(int window) {
        this.window = window;
    }

    /** Adds a reading of all live threads; a thread that is no longer in it has ended. */
    void read(double seconds, List<Reading> threads) {
        Set<Long> ids = new HashSet<>();
        for (Reading thread : threads) {
            ids.add(thread.id());
            PeakMean use = alive.computeIfAbsent(thread.id(), id -> newThread());
            use.read(seconds, cpuSeconds(thread));
            busiest = busiest.or(thread.name(), 100 * use.peak());
        }
        alive.keySet().retainAll(ids);
        lastSeconds.addLast(seconds);
        if (lastSeconds.size() > window) {
            lastSeconds.removeFirst();
        }
    }

    /** The busiest thread of all readings, including this one, which is not added. */
    Busiest busiest(double seconds, List<Reading> threads) {
        Busiest found = busiest;
        for (Reading thread : threads) {
            PeakMean use = alive.getOrDefault(thread.id(), newThread());
            found = found.or(thread.name(), 100 * use.peakOrMean(seconds, cpuSeconds(thread)));
        }
        return found;
    }

    /** A thread that was absent from earlier readings counts as idle in them. */
    private PeakMean newThread() {
        PeakMean use = new PeakMean(window);
        lastSeconds.forEach(seconds -> use.read(seconds, 0));
        return use;
    }

    private static double cpuSeconds(Reading thread) {
        return thread.cpuNs() / 1e9;
    }
}
