package io.github.wingload.schedule;

import io.github.wingload.plan.load.Flow;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.random.RandomGenerator;

/**
 * One user of the closed model: does its flow on start once, then a flow, waits, does the next flow, and so on until it leaves,
 * after its flow on stop.
 *
 * <p>The tasks of a flow follow each other without a pause; the first call that fails ends it, or its part of a pair. The first flow follows the flow on
 * start without a pause. If a call of the flow on start fails, the user waits as after any flow, at least a second, and begins it
 * again: it does no flow before. A user that has not come that far leaves without its flow on stop. Times are nanoseconds from
 * time zero. Not thread-safe: a user does one thing at a time.
 */
public final class VirtualUser {

    /** A login that fails at once must not be repeated as fast as the target can refuse it. */
    private static final long SHORTEST_PAUSE_NS = Duration.ofSeconds(1).toNanos();

    private final WeightedPick<Flow> flows;
    private final Optional<Flow> onStop;
    private final RandomGenerator random;
    private final RandomGenerator sides;
    private final Waits waits;
    private Part part;
    private Flow flow;
    private int step;
    private long wakeNs;

    private enum Part {
        ON_START,
        FLOWS,
        ON_STOP
    }

    /**
     * @param onStart done once before the first flow
     * @param onStop done once at the end
     * @param random random source for the choice of flows
     * @param sides random source for the order of a pair's parts
     * @param waits of this user
     */
    public VirtualUser(
            Optional<Flow> onStart,
            WeightedPick<Flow> flows,
            Optional<Flow> onStop,
            RandomGenerator random,
            RandomGenerator sides,
            Waits waits) {
        this.flows = flows;
        this.onStop = onStop;
        this.random = random;
        this.sides = sides;
        this.waits = waits;
        this.part = onStart.isPresent() ? Part.ON_START : Part.FLOWS;
        this.flow = onStart.orElseGet(this::drawn);
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
        OptionalInt next = flow.after(step, ok);
        if (next.isPresent()) {
            step = next.getAsInt();
            return new Action.Start(flow, step, endNs);
        }
        return switch (part) {
            case ON_START -> ok ? nextFlow(endNs) : waitUntil(nowNs + pauseNs(SHORTEST_PAUSE_NS, nowNs));
            case FLOWS -> {
                long waitNs = waits.nextNs(nowNs);
                yield waitNs == 0 ? nextFlow(nowNs) : waitUntil(nowNs + waitNs);
            }
            case ON_STOP -> new Action.Leave();
        };
    }

    /** Its call could not be made: it pauses before it starts a new flow. The other part of a pair comes without a pause. */
    public Action callImpossible(long nowNs, long restNs) {
        OptionalInt next = flow.after(step, false);
        if (next.isPresent()) {
            step = next.getAsInt();
            return new Action.Start(flow, step, nowNs);
        }
        return part == Part.ON_STOP ? new Action.Leave() : waitUntil(nowNs + pauseNs(restNs, nowNs));
    }

    /** Its wait has ended. */
    public Action woken() {
        if (part == Part.ON_START) {
            step = 0;
            return new Action.Start(flow, step, wakeNs);
        }
        return nextFlow(wakeNs);
    }

    /** It is to leave now, instead of what it was going to do. */
    public Action leaving(long nowNs) {
        if (part != Part.FLOWS || onStop.isEmpty()) {
            return new Action.Leave();
        }
        part = Part.ON_STOP;
        flow = onStop.get().inAnyOrder(sides);
        step = 0;
        return new Action.Start(flow, step, nowNs);
    }

    /** True once it does its flow on stop. */
    public boolean stopping() {
        return part == Part.ON_STOP;
    }

    private long pauseNs(long leastNs, long nowNs) {
        return Math.max(leastNs, waits.nextNs(nowNs));
    }

    private Action nextFlow(long intendedNs) {
        part = Part.FLOWS;
        flow = drawn();
        step = 0;
        return new Action.Start(flow, step, intendedNs);
    }

    private Flow drawn() {
        return flows.next(random).inAnyOrder(sides);
    }

    private Action waitUntil(long timeNs) {
        wakeNs = timeNs;
        return new Action.Wait(timeNs);
    }
}
