package io.github.wingload.engine;

import io.github.wingload.exchange.Call;
import io.github.wingload.exchange.Exchange;
import io.github.wingload.exchange.Payload;
import io.github.wingload.plan.Safeguards.RateLimit;
import io.github.wingload.plan.SampleRow;
import io.github.wingload.plan.Shard;
import io.github.wingload.plan.load.Flow;
import io.github.wingload.plan.load.OpenLoad;
import io.github.wingload.plan.load.Replay;
import io.github.wingload.plan.load.UserClass;
import io.github.wingload.render.Ingredients;
import io.github.wingload.result.EndReason;
import io.github.wingload.schedule.Arrivals;
import io.github.wingload.schedule.RateProfile;
import io.github.wingload.schedule.Seed;
import io.github.wingload.schedule.Seed.Purpose;
import io.github.wingload.schedule.WeightedPick;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntConsumer;
import java.util.random.RandomGenerator;

/**
 * The open model: makes every start of the schedule at its time, or as soon after it as possible, however earlier
 * calls ended.
 *
 * <p>A late start keeps its intended time. Late starts are made up by a schedule of their own, which begins when the first of
 * them is made and runs at twice the planned rate, or at the target's rate limit if that is less. So a pause of the generator
 * does not become a burst. The thread may wake up late for this schedule too; it then makes every start that has become due, so
 * that the delays of its wake-ups do not add up. No start is dropped because it is late. A start is dropped, and recorded as
 * dropped, if the limit of calls in flight is reached.
 *
 * <p>A shard goes through all starts of the schedule at the pace of the whole load, and makes those that are its own.
 *
 * <p>A start is the start of a flow, which usually is one call. The other calls of the flow follow as in the closed model, each
 * when the one before has ended; the flow counts once against the limit. If the start is dropped, the whole flow is, and only
 * its first call is recorded; of a pair, the first call to each side. A pair that has begun is finished even after the planned end.
 */
final class OpenEngine extends Engine {

    /** Starts later than this are made up; a smaller delay is the precision with which a thread wakes up. */
    private static final long LATE_NS = Duration.ofMillis(1).toNanos();

    private static final double CATCH_UP = 2;

    /** The catch-up schedule lags behind by no more than this, so that a second pause does not become a burst either. */
    private static final long MOST_LAG_NS = Duration.ofSeconds(1).toNanos();

    private final RateProfile profile;
    private final Arrivals arrivals;

    /** The data set whose rows have the times of the starts. */
    private final Optional<Integer> replayed;

    private final int maxInFlight;
    private final long leastGapNs;
    private final WeightedPick<ClassFlows> classes;
    private final Seed seed;
    private final Shard part;

    /** The number of the next arrival. */
    private long next;

    private long nextIntendedNs;

    /** When the last start was due: by the plan, or by the catch-up schedule while that is in use. */
    private long lastDueNs = Long.MIN_VALUE / 2;

    private boolean catchingUp;
    private volatile long lastIntendedNs;

    /** A class's share of the starts, and its flows. */
    private record ClassFlows(int weight, WeightedPick<Flow> flows) {

        static ClassFlows of(UserClass users) {
            return new ClassFlows(users.weight(), new WeightedPick<>(users.flows(), Flow::weight));
        }
    }

    OpenEngine(Surroundings around) {
        super(around, Long.MAX_VALUE, Long.MAX_VALUE);
        OpenLoad load = (OpenLoad) around.plan().load();
        this.seed = new Seed(around.plan().seed());
        this.part = around.plan().part();
        this.profile = RateProfile.of(load);
        this.replayed = load.replay().map(Replay::samples);
        this.arrivals = Arrivals.of(load, profile, seed.random(Purpose.ARRIVALS, 0), this::nextReplayedRow);
        this.maxInFlight = around.plan().ownInFlightLimit().orElseThrow();
        this.leastGapNs = around.plan()
                .safeguards()
                .rateLimit()
                .filter(limit -> !around.plan().safeguards().exceedLimits())
                .map(RateLimit::requestsPerHour)
                .map(perHour -> ((long) (3600e9 / perHour)) * around.plan().longestFlowTasks())
                .orElse(0L);
        this.classes = new WeightedPick<>(
                around.plan().userClasses().stream().map(ClassFlows::of).toList(), ClassFlows::weight);
        this.nextIntendedNs = arrivals.nextNs();
    }

    /** The next row of the recording; none if the file cannot be read any more, so that starts are missing. */
    private Optional<SampleRow> nextReplayedRow() {
        try {
            return around.rows().get(replayed.orElseThrow()).next(seed.random(Purpose.SAMPLES, next));
        } catch (IllegalStateException unreadable) {
            around.sink().exception(unreadable);
            return Optional.empty();
        }
    }

    @Override
    LoadEnd end(LoadGate.Closing closing) {
        return new LoadEnd(closing.reason(), 0, closing.atNs(), lastIntendedNs, gate.peakInFlight());
    }

    @Override
    public int users() {
        return 0;
    }

    @Override
    long startedUpToNs() {
        return lastIntendedNs;
    }

    /** Makes every start that is due. */
    @Override
    long step(long nowNs) {
        long now = nowNs;
        while (!gate.closed()) {
            if (nextIntendedNs == Arrivals.NEVER) {
                return endOfLoad(now);
            }
            long dueNs = dueNs(now);
            if (dueNs > now) {
                return dueNs;
            }
            boolean late = now - nextIntendedNs > LATE_NS;
            lastDueNs = late && !catchingUp ? now : Math.max(dueNs, now - MOST_LAG_NS);
            catchingUp = late;
            arrive(next, nextIntendedNs, now);
            next++;
            nextIntendedNs = arrivals.nextNs();
            now = pacer.nowNs();
        }
        return now;
    }

    /** When the next start may be made: at its time, or, while late starts are made up, not too soon after the last one. */
    private long dueNs(long nowNs) {
        if (!catchingUp && nowNs - nextIntendedNs <= LATE_NS) {
            return nextIntendedNs;
        }
        double plannedGapNs = arrivals.plannedGapNs(nextIntendedNs);
        // Never slower than planned: a plan may exceed the limit for a while and still meet it over the hour.
        double gapNs = Math.min(plannedGapNs, Math.max(plannedGapNs / CATCH_UP, leastGapNs));
        return Math.max(nextIntendedNs, lastDueNs + (long) gapNs);
    }

    /** Keeps the load open until its planned end, although no start is left. */
    private long endOfLoad(long nowNs) {
        if (nowNs >= profile.durationNs()) {
            gate.close(EndReason.RUN_TIME, profile.durationNs());
        }
        return profile.durationNs();
    }

    /**
     * Draws what an arrival needs from generators of its own, so that nothing depends on the order in which calls end, and starts
     * its flow. The arrival of another shard only takes the rows that it uses.
     */
    private void arrive(long number, long intendedNs, long nowNs) {
        RandomGenerator tasks = seed.random(Purpose.TASKS, number);
        Flow picked = classes.next(tasks).flows().next(tasks);
        Flow flow = picked.paired() ? picked.inAnyOrder(seed.random(Purpose.SIDES, number)) : picked;
        Ingredients from = around.renderer()
                .ingredients(seed.random(Purpose.VALUES, number), seed.random(Purpose.MUTATIONS, number));
        boolean own = part.plays(number);
        arrivals.row().ifPresent(row -> from.putRow(replayed.orElseThrow(), row));
        try {
            if (!rows.draw(flow, from, seed.random(Purpose.SAMPLES, number))) {
                gate.close(EndReason.SAMPLES_EXHAUSTED, nowNs);
                return;
            }
        } catch (RuntimeException thrown) {
            if (own) {
                lastIntendedNs = intendedNs;
                eachFirst(
                        flow,
                        task -> calls.failed(
                                task, pair(flow, number), intendedNs, pacer.nowNs(), Payload.NONE, thrown));
            }
            return;
        }
        if (own) {
            start(flow, pair(flow, number), from, intendedNs, nowNs);
        }
    }

    private static long pair(Flow flow, long number) {
        return flow.paired() ? number : Call.NO_PAIR;
    }

    /** Does something for the first task of each part of a flow. */
    private static void eachFirst(Flow flow, IntConsumer task) {
        for (int step = 0; step < flow.tasks().size(); step++) {
            if (flow.beginsPart(step)) {
                task.accept(flow.tasks().get(step));
            }
        }
    }

    private void start(Flow flow, long pair, Ingredients from, long intendedNs, long nowNs) {
        boolean entered = gate.enterBelow(maxInFlight);
        if (!entered && gate.closed()) {
            return;
        }
        lastIntendedNs = intendedNs;
        if (entered) {
            new FlowRun(flow, pair, from).send(flow, 0, intendedNs);
        } else {
            eachFirst(
                    flow,
                    task -> calls.dropped(
                            task, pair, intendedNs, nowNs, around.renderer().notRendered(task, from)));
        }
    }

    /**
     * A flow: one call after the other. It counts as one call in flight from the start of its first call to the end of its last,
     * because no time passes between two of them.
     */
    private final class FlowRun extends Caller {
        private final Flow flow;
        private int step;

        FlowRun(Flow flow, long number, Ingredients ingredients) {
            super(ingredients);
            this.flow = flow;
            pair = number;
        }

        @Override
        void arrived(Exchange exchange) {
            OptionalInt next = OptionalInt.empty();
            try {
                next = next(recorded(exchange));
            } finally {
                if (next.isEmpty()) {
                    gate.leave();
                }
            }
            if (next.isPresent()) {
                step = next.getAsInt();
                send(flow, step, exchange.times().endNs() - around.zeroNs());
            }
        }

        /** The next step; empty if the flow ends here. */
        private OptionalInt next(boolean ok) {
            boolean goesOn = flow.paired() ? mayFinishPairs() : !gate.closed() && pacer.nowNs() < profile.durationNs();
            return goesOn ? flow.after(step, ok) : OptionalInt.empty();
        }

        @Override
        void notStarted() {
            OptionalInt next = next(false);
            if (next.isPresent()) {
                gate.enterLate();
                step = next.getAsInt();
                send(flow, step, pacer.nowNs());
            }
        }
    }
}
