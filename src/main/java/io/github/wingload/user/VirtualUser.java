package io.github.wingload.user;

import io.github.wingload.schedule.Waits;
import java.util.random.RandomGenerator;

/**
 * One user of the closed model: does a task as soon as it has started, waits, does the next, for ever.
 *
 * <p>Times are nanoseconds from time zero. Not thread-safe: a user does one thing at a time.
 */
public final class VirtualUser {

    private final FlowPick flows;
    private final RandomGenerator random;
    private final Waits waits;
    private long wakeNs;

    /**
     * @param random where the picks of flows come from
     * @param waits of this user
     */
    public VirtualUser(FlowPick flows, RandomGenerator random, Waits waits) {
        this.flows = flows;
        this.random = random;
        this.waits = waits;
    }

    /**
     * The user starts.
     *
     * @param intendedNs when it was to start
     */
    public Action spawned(long intendedNs) {
        return new Action.Start(flows.next(random).tasks().get(0), intendedNs);
    }

    /** Its call has ended, now. */
    public Action callEnded(long nowNs) {
        long waitNs = waits.nextNs(nowNs);
        if (waitNs == 0) {
            return new Action.Start(flows.next(random).tasks().get(0), nowNs);
        }
        wakeNs = nowNs + waitNs;
        return new Action.Wait(wakeNs);
    }

    /** The time it waited for has come. */
    public Action woken() {
        return new Action.Start(flows.next(random).tasks().get(0), wakeNs);
    }
}
