package io.github.wingload.run;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/** How many requests were sent within the last hour, by one run or by several that follow each other. Thread-safe. */
public final class LastHour {

    private static final long HOUR_NS = Duration.ofHours(1).toNanos();

    private final Deque<Sent> lately = new ArrayDeque<>();
    private long requests;

    private record Sent(long atNs, long requests) {}

    /**
     * Counts requests.
     *
     * @param atNs when they were sent, on the clock of all runs; not before the requests that were counted last
     */
    synchronized void add(long atNs, long sent) {
        forgetOlder(atNs);
        lately.addLast(new Sent(atNs, sent));
        requests += sent;
    }

    /** How many there were in the hour that ends then, on the same clock. */
    public synchronized long requests(long untilNs) {
        forgetOlder(untilNs);
        return requests;
    }

    /** Forgets what was sent more than an hour before. */
    private void forgetOlder(long untilNs) {
        while (!lately.isEmpty() && untilNs - lately.peekFirst().atNs() > HOUR_NS) {
            requests -= lately.removeFirst().requests();
        }
    }
}
