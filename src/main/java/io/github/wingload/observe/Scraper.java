package io.github.wingload.observe;

import io.github.wingload.time.NanoClock;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * Scrapes an endpoint at time zero and then at equal distances, on a thread of its own, until it is closed.
 *
 * <p>A scrape that takes longer than that leaves out those that it is in the way of: they are never made up.
 */
public final class Scraper implements AutoCloseable {

    private static final Duration LONGEST_GOODBYE = Duration.ofSeconds(2);

    private final Endpoint endpoint;
    private final long everyNs;
    private final NanoClock clock;
    private final long zeroNs;
    private final Consumer<Reading> sink;
    private final Thread thread = new Thread(this::run, "scraper");
    private volatile boolean closed;

    /**
     * A scraper that has not begun.
     *
     * @param every from one scrape to the next
     * @param zeroNs time zero, a reading of the clock
     * @param sink is given every reading, with times from time zero; called by the scraper's thread alone
     */
    public Scraper(Endpoint endpoint, Duration every, NanoClock clock, long zeroNs, Consumer<Reading> sink) {
        this.endpoint = endpoint;
        this.everyNs = every.toNanos();
        this.clock = clock;
        this.zeroNs = zeroNs;
        this.sink = sink;
        thread.setDaemon(true);
    }

    /** Begins. */
    public void start() {
        thread.start();
    }

    /**
     * When to scrape next: the first of the planned times that is not over yet. One that comes soon after a late scrape is left
     * out, since a rate over a short time says little.
     *
     * @param begunNs when the last scrape began, from time zero
     * @param nowNs when it ended
     */
    static long next(long begunNs, long nowNs, long everyNs) {
        long earliest = Math.max(nowNs, begunNs + everyNs / 2);
        return Math.floorDiv(earliest + everyNs - 1, everyNs) * everyNs;
    }

    private void run() {
        long nextNs = 0;
        while (!closed) {
            long nowNs = clock.nanos();
            if (nowNs - zeroNs < nextNs) {
                LockSupport.parkNanos(this, nextNs - (nowNs - zeroNs));
                continue;
            }
            for (Reading reading : endpoint.scrape(nowNs)) {
                if (!closed) {
                    sink.accept(reading.since(zeroNs));
                }
            }
            nextNs = next(nowNs - zeroNs, clock.nanos() - zeroNs, everyNs);
        }
    }

    /**
     * Ends it; the sink is told nothing more. A scrape that is under way is waited for, but not for long: whoever fetches should
     * have given it up before.
     */
    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
        try {
            thread.join(LONGEST_GOODBYE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
