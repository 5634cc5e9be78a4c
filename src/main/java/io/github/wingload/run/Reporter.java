package io.github.wingload.run;

import io.github.wingload.result.Progress;
import io.github.wingload.stats.SecondStats;
import io.github.wingload.time.NanoClock;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;

/** Ends the seconds of a run, on a thread of its own, and hands each to a listener. */
final class Reporter implements AutoCloseable {

    private static final long SECOND_NS = Duration.ofSeconds(1).toNanos();

    private final Recording recording;
    private final Function<SecondStats, Progress> progress;
    private final RunListener listener;
    private final NanoClock clock;
    private final long zeroNs;
    private final Thread thread = new Thread(this::report, "reporter");
    private volatile boolean closed;

    /** @param progress how the run stands at the end of a second */
    Reporter(
            Recording recording,
            Function<SecondStats, Progress> progress,
            RunListener listener,
            NanoClock clock,
            long zeroNs) {
        this.recording = recording;
        this.progress = progress;
        this.listener = listener;
        this.clock = clock;
        this.zeroNs = zeroNs;
        thread.setDaemon(true);
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
        listener.second(progress.apply(recording.endSecond(endNs)));
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
