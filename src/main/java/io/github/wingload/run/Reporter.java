package io.github.wingload.run;

import io.github.wingload.result.Progress;
import io.github.wingload.stats.Recorder;
import io.github.wingload.time.NanoClock;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Ends the seconds of a run, on a thread of its own, and hands each to the listener. */
final class Reporter implements AutoCloseable {

    private static final long SECOND_NS = Duration.ofSeconds(1).toNanos();

    private final Recorder recorder;
    private final ExceptionLog exceptions;
    private final Gauges gauges;
    private final RunListener listener;
    private final NanoClock clock;
    private final long zeroNs;
    private final Thread thread = new Thread(this::report, "reporter");
    private volatile boolean closed;

    /** How many users and calls there are right now. */
    interface Gauges {
        int users();

        int inFlight();
    }

    Reporter(
            Recorder recorder,
            ExceptionLog exceptions,
            Gauges gauges,
            RunListener listener,
            NanoClock clock,
            long zeroNs) {
        this.recorder = recorder;
        this.exceptions = exceptions;
        this.gauges = gauges;
        this.listener = listener;
        this.clock = clock;
        this.zeroNs = zeroNs;
    }

    void start() {
        thread.start();
    }

    private void report() {
        long nextNs = SECOND_NS;
        while (!closed) {
            long nowNs = clock.nanos() - zeroNs;
            if (nowNs < nextNs) {
                LockSupport.parkNanos(this, nextNs - nowNs);
                continue;
            }
            endSecond(nowNs);
            // After a pause the seconds that were missed are one long one.
            nextNs = (nowNs / SECOND_NS + 1) * SECOND_NS;
        }
    }

    private void endSecond(long endNs) {
        var second = recorder.flip(endNs);
        listener.second(
                new Progress(second, recorder.totals(), exceptions.groups(), gauges.users(), gauges.inFlight()));
    }

    /** Stops the thread and ends the last second here and now; everything recorded is then in a second. */
    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException later) {
                interrupted = true;
            }
        }
        endSecond(clock.nanos() - zeroNs);
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
