package io.github.wingload.engine;

import io.github.wingload.result.EndReason;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Lets calls start while the load lasts, and counts those in flight.
 *
 * <p>A call {@linkplain #enter enters} before it starts and {@linkplain #leave leaves} when it has ended. It is counted before
 * it is checked whether the gate is open, so no call of the load can start once the gate is closed and the count is zero; only
 * {@linkplain #enterLate late} calls can. Thread-safe, without locks.
 */
final class LoadGate {

    private final long endNs;
    private final long maxCalls;
    private final Runnable onDrained;
    private final AtomicLong calls = new AtomicLong();
    private final AtomicInteger inFlight = new AtomicInteger();
    private volatile int peakInFlight;
    private volatile @Nullable Closing closing;

    /** Why and when it closed. */
    record Closing(EndReason reason, long atNs) {}

    /**
     * @param endNs when the load ends, from time zero; {@link Long#MAX_VALUE} for never
     * @param maxCalls how many calls may be started in all
     * @param onDrained run when the gate is closed and the last call has left; may be run more than once
     */
    LoadGate(long endNs, long maxCalls, Runnable onDrained) {
        this.endNs = endNs;
        this.maxCalls = maxCalls;
        this.onDrained = onDrained;
    }

    /**
     * True if a call may start now, which then counts as in flight. The call that is the last allowed closes the gate.
     *
     * @param counted how many of the calls that may be started in all it stands for: itself, none, or those of its pair
     */
    boolean enter(long nowNs, int counted) {
        int now = inFlight.incrementAndGet();
        if (now > peakInFlight) {
            raisePeak(now);
        }
        if (!open(nowNs)) {
            leave();
            return false;
        }
        if (counted > 0 && maxCalls != Long.MAX_VALUE) {
            long number = calls.addAndGet(counted);
            if (number >= maxCalls) {
                close(EndReason.REQUESTS, nowNs);
            }
            if (number > maxCalls) {
                leave();
                return false;
            }
        }
        return true;
    }

    /** So many of the calls that had entered are not made after all. */
    void giveBack(int counted) {
        calls.addAndGet(-counted);
    }

    /** True while calls may start; closes the gate when the load's time is over. */
    boolean open(long nowNs) {
        if (nowNs >= endNs) {
            close(EndReason.RUN_TIME, endNs);
        }
        return !closed();
    }

    /**
     * True if a call may start without exceeding this number of calls in flight; it then counts as in flight. Ignores the time
     * and the number of calls: a schedule knows each start beforehand.
     */
    boolean enterBelow(int maxInFlight) {
        int now = inFlight.incrementAndGet();
        if (now > maxInFlight || closed()) {
            leave();
            return false;
        }
        if (now > peakInFlight) {
            raisePeak(now);
        }
        return true;
    }

    /** Lets a call start whatever the load; it then counts as in flight. */
    void enterLate() {
        int now = inFlight.incrementAndGet();
        if (now > peakInFlight) {
            raisePeak(now);
        }
    }

    /** A call that had entered has ended, or could not be started after all. */
    void leave() {
        if (inFlight.decrementAndGet() == 0 && closed()) {
            onDrained.run();
        }
    }

    /** Lets no more calls through. The first reason stays. */
    synchronized void close(EndReason reason, long atNs) {
        if (closing == null) {
            closing = new Closing(reason, atNs);
        }
    }

    /** True once no more calls can start. */
    boolean closed() {
        return closing != null;
    }

    /** Why and when it closed; it must be closed. */
    Closing closing() {
        return Objects.requireNonNull(closing, "the gate is open");
    }

    /** True once it is closed and no call is in flight. */
    boolean drained() {
        return closed() && inFlight.get() == 0;
    }

    /** When the load ends, from time zero; {@link Long#MAX_VALUE} for never. */
    long endNs() {
        return endNs;
    }

    int inFlight() {
        return inFlight.get();
    }

    int peakInFlight() {
        return peakInFlight;
    }

    private synchronized void raisePeak(int seen) {
        peakInFlight = Math.max(peakInFlight, seen);
    }
}
