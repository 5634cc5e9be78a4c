package io.github.wingload.engine;

import io.github.wingload.exchange.Transport;
import io.github.wingload.time.NanoClock;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongUnaryOperator;

/**
 * The one thread that looks at the clock: does what is due, sleeps until the next thing is, and drains at the end.
 *
 * <p>It is woken early by {@link #wake}, from any thread.
 */
final class Pacer {

    /** How long the transport may take, beyond the deadline, to end the last calls by itself. */
    private static final long DRAIN_GRACE_NS = Duration.ofSeconds(5).toNanos();

    private final NanoClock clock;
    private final long zeroNs;
    private volatile Thread thread;

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
     * @param step does all that is due at a time, and says when to come again
     * @param deadline of the calls; should the transport miss it by far, it is told to abort
     */
    void run(LoadGate gate, LongUnaryOperator step, Duration deadline, Transport transport) {
        thread = Thread.currentThread();
        while (gate.closing() == null) {
            park(step.applyAsLong(nowNs()));
        }
        long lastEndNs = nowNs() + deadline.toNanos() + DRAIN_GRACE_NS;
        while (!gate.drained()) {
            if (nowNs() > lastEndNs) {
                transport.abort();
            }
            park(lastEndNs);
        }
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
