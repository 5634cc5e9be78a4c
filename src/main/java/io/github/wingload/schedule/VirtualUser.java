package io.github.wingload.schedule;

import io.github.wingload.plan.Flow;
import java.util.random.RandomGenerator;

/**
 * One user of the closed model: starts with a flow, waits, does the next flow, and so on without end.
 *
 * <p>The tasks of a flow follow each other without a pause; the first call that fails ends it. Times are nanoseconds from
 * time zero. Not thread-safe: a user does one thing at a time.
 */
public final class VirtualUser {

    private final WeightedPick<Flow> flows;
    private final RandomGenerator random;
    private final Waits waits;
    private Flow flow;
    private int step;
    private long wakeNs;

    /**
     * @param random random source for the choice of flows
     * @param waits of this user
     */
    public VirtualUser(WeightedPick<Flow> flows, RandomGenerator random, Waits waits) {
        this.flows = flows;
        this.random = random;
        this.waits = waits;
        this.flow = flows.next(random);
    }

    /**
     * The user starts.
     *
     * @param intendedNs when it was to start
     */
    public Action spawned(long intendedNs) {
        return new Action.Start(flow, step, intendedNs);
    }

    /**
     * Its call has ended.
     *
     * @param ok true if the flow can go on
     * @param endNs when the call ended: what follows in the flow was intended for then
     * @param nowNs when the user is notified: its wait starts
     */
    public Action callEnded(boolean ok, long endNs, long nowNs) {
        if (ok && step + 1 < flow.tasks().size()) {
            step++;
            return new Action.Start(flow, step, endNs);
        }
        long waitNs = waits.nextNs(nowNs);
        return waitNs == 0 ? nextFlow(nowNs) : waitUntil(nowNs + waitNs);
    }

    /** Its call could not be made: it pauses before it starts a new flow. */
    public Action callImpossible(long nowNs, long restNs) {
        return waitUntil(nowNs + Math.max(restNs, waits.nextNs(nowNs)));
    }

    /** Its wait has ended. */
    public Action woken() {
        return nextFlow(wakeNs);
    }

    private Action nextFlow(long intendedNs) {
        flow = flows.next(random);
        step = 0;
        return new Action.Start(flow, step, intendedNs);
    }

    private Action waitUntil(long timeNs) {
        wakeNs = timeNs;
        return new Action.Wait(timeNs);
    }
}
