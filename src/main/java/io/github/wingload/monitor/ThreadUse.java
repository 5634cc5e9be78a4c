package io.github.wingload.monitor;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which thread had the highest CPU use over five seconds. Not thread-safe. */
final class ThreadUse {

    private final int window;
    private final Deque<Double> lastSeconds = new ArrayDeque<>();
    private final Map<Long, PeakMean> alive = new HashMap<>();
    private Busiest busiest = new Busiest("", 0);

    /**
     * A thread and the CPU time it has used since it started.
     *
     * @param id not used for another thread before the JVM ends
     */
    record Reading(long id, String name, long cpuNs) {}

    /** @param percent of a core */
    record Busiest(String thread, double percent) {

        private Busiest or(String otherThread, double otherPercent) {
            return otherPercent > percent ? new Busiest(otherThread, otherPercent) : this;
        }
    }

    /** @param window how many gaps between readings a mean is over */
    ThreadUse(int window) {
        this.window = window;
    }

    /** Takes a reading of all threads that are alive; those that were there before and are not now have ended. */
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

    /** The busiest of all that were ever read, as of now. */
    Busiest busiest(double seconds, List<Reading> threads) {
        Busiest found = busiest;
        for (Reading thread : threads) {
            PeakMean use = alive.getOrDefault(thread.id(), newThread());
            found = found.or(thread.name(), 100 * use.peakOrMean(seconds, cpuSeconds(thread)));
        }
        return found;
    }

    /** A thread that was not there at the last readings had used nothing then. */
    private PeakMean newThread() {
        PeakMean use = new PeakMean(window);
        lastSeconds.forEach(seconds -> use.read(seconds, 0));
        return use;
    }

    private static double cpuSeconds(Reading thread) {
        return thread.cpuNs() / 1e9;
    }
}
