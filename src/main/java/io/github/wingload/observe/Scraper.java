package io.github.wingload.observe;

import io.github.wingload.time.NanoClock;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * Scrapes an endpoint at time zero and then at a fixed interval, on a thread of its own, until it is closed.
 *
 * <p>Scrapes that are due while another one is under way are skipped.
 */
public final class Scraper implements AutoCloseable {

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);

    private final FigureSource source;
    private final long everyNs;
    private final NanoClock clock;
    private final long zeroNs;
    private final Consumer<Reading> sink;
    private final Thread thread = new Thread(this::run, "scraper");
    private volatile boolean closed;

    /**
     * A scraper that has not started.
     *
     * @param every from one scrape to the next
     * @param zeroNs time zero, a reading of the clock
     * @param sink receives every reading, with times from time zero; called by the scraper's thread alone
     */
    public Scraper(FigureSource source, Duration every, NanoClock clock, long zeroNs, Consumer<Reading> sink) {
        this.source = source;
        this.everyNs = every.toNanos();
        this.clock = clock;
        this.zeroNs = zeroNs;
        this.sink = sink;
        thread.setDaemon(true);
    }

    /** Starts scraping. */
    public void start() {
        thread.start();
    }

    /**
     * When to scrape next: the first planned time that is not over yet. A time soon after a late scrape is skipped, because a
     * rate over a short time says little.
     *
     * @param begunNs when the last scrape started, from time zero
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
            for (Reading reading : source.scrape(nowNs)) {
                if (!closed) {
                    sink.accept(reading.since(zeroNs));
                }
            }
            nextNs = next(nowNs - zeroNs, clock.nanos() - zeroNs, everyNs);
        }
    }

    /**
     * Stops scraping; the sink receives nothing more. Waits up to two seconds for a scrape that is under way; the caller should
     * abort it before.
     */
    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
        try {
            thread.join(LONGEST_WAIT.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
