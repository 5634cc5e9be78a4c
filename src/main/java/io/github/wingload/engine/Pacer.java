package io.github.wingload.engine;

import io.github.wingload.time.NanoClock;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The one thread that reads the clock: does what is due, sleeps until the next step is due, and drains at the end.
 *
 * <p>It is woken early by {@link #wake}, from any thread.
 */
final class Pacer {

    /** How long the transport may take, beyond the deadline, to end the last calls by itself. */
    private static final long DRAIN_GRACE_NS = Duration.ofSeconds(5).toNanos();

    /**
     * The least time between two wake-ups. Waking up costs more than a start, so at 10,000 starts a second and more, some
     * starts share one.
     */
    private static final long LEAST_SLEEP_NS = 150_000;

    private final NanoClock clock;
    private final long zeroNs;
    private volatile @Nullable Thread thread;

    Pacer(NanoClock clock, long zeroNs) {
        this.clock = clock;
        this.zeroNs = zeroNs;
    }

    /** Nanoseconds from time zero. */
    long nowNs() {
        return clock.nanos() - zeroNs;
    }

    /**
     * Steps until the gate closes, then waits for the last call to leave it.
     *
     * <p>If calls exceed the deadline by far, they are cut off. Calls that do not end even then are given up and reported
     * as an exception of wingload.
     */
    void run(Engine engine) {
        thread = Thread.currentThread();
        while (!engine.gate.closed()) {
            long steppedNs = nowNs();
            park(wakeUpNs(engine.step(steppedNs), steppedNs));
        }
        Surroundings around = engine.around;
        int calls = engine.drain(nowNs());
        long lastEndNs = nowNs() + around.plan().deadline().multipliedBy(calls).toNanos() + DRAIN_GRACE_NS;
        if (!drained(engine, lastEndNs)) {
            engine.abort();
            if (!drained(engine, nowNs() + DRAIN_GRACE_NS)) {
                around.sink().exception(new IllegalStateException(engine.inFlight() + " calls never ended"));
            }
        }
    }

    /** When to wake up for a step that is due at some time, after the last step. */
    static long wakeUpNs(long dueNs, long lastStepNs) {
        return Math.max(dueNs, lastStepNs + LEAST_SLEEP_NS);
    }

    /** Waits for the last call to leave; false if it has not by a time. */
    private boolean drained(Engine engine, long untilNs) {
        while (!engine.drained()) {
            if (nowNs() > untilNs) {
                return false;
            }
            park(untilNs);
            engine.drain(nowNs());
        }
        return true;
    }

    void wake() {
        LockSupport.unpark(thread);
    }

    private void park(long untilNs) {
        long leftNs = untilNs - nowNs();
        if (leftNs > 0) {
            LockSupport.parkNanos(this, leftNs);
        }
    }
}
