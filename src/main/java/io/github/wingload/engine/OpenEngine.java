package io.github.wingload.engine;

import io.github.wingload.exchange.Exchange;
import io.github.wingload.exchange.Request;
import io.github.wingload.exchange.Transport;
import io.github.wingload.plan.Flow;
import io.github.wingload.plan.OpenLoad;
import io.github.wingload.plan.Safeguards.RateLimit;
import io.github.wingload.plan.UserClass;
import io.github.wingload.render.Ingredients;
import io.github.wingload.result.EndReason;
import io.github.wingload.schedule.Arrivals;
import io.github.wingload.schedule.RateProfile;
import io.github.wingload.schedule.Seed;
import io.github.wingload.schedule.Seed.Purpose;
import io.github.wingload.schedule.WeightedPick;
import java.time.Duration;
import java.util.Random;
import java.util.random.RandomGenerator;

/**
 * The open model: every intended start is made, at its time or as soon after as may be, whatever became of earlier calls.
 *
 * <p>A start that is late keeps its intended time. Late starts are made up for by a schedule of their own, which begins when
 * the first of them is made and runs at twice the planned rate, or at the target's rate limit if that is less. So a pause of the
 * generator does not become a burst. The thread may wake up late for this schedule too; it then makes every start that has become
 * due, so that the delays of its wake-ups do not add up. No start is dropped for being late. A start that finds the most calls in flight already is dropped, and recorded as that.
 *
 * <p>What starts is a flow: one call, as a rule. The others follow as in the closed model, each when the one before has ended,
 * without counting against the limit anew; one that is dropped takes the whole flow with it, of which only the first call is
 * recorded.
 */
public final class OpenEngine implements Engine {

    /** Starts later than this are made up for; anything less is how precisely a thread can be woken. */
    private static final long LATE_NS = Duration.ofMillis(1).toNanos();

    private static final double CATCH_UP = 2;

    /** The catch-up schedule lags behind by no more than this, so that a second pause does not become a burst either. */
    private static final long MOST_LAG_NS = Duration.ofSeconds(1).toNanos();

    private static final double NS_PER_SECOND = 1e9;
    private static final double NS_PER_HOUR = 3600e9;

    private final Surroundings around;
    private final Pacer pacer;
    private final LoadGate gate;
    private final RateProfile profile;
    private final Arrivals arrivals;
    private final int maxInFlight;
    private final long leastGapNs;
    private final WeightedPick<ClassFlows> classes;
    private final FlowRows rows;
    private final RandomGenerator taskRandom;
    private final RandomGenerator rowRandom;

    /** Later steps of flows draw from these two on the transport's threads, while the pacer does for first ones. */
    private final Random valueRandom;

    private final Random mutationRandom;
    private final CallRecord calls;
    private long nextIntendedNs;

    /** When the last start was due: by the plan, or by the catch-up schedule while that is in use. */
    private long lastDueNs = Long.MIN_VALUE / 2;

    private boolean catchingUp;
    private volatile long lastIntendedNs;

    /** A class's share of the starts, and what they can be. */
    private record ClassFlows(int weight, WeightedPick<Flow> flows) {

        static ClassFlows of(UserClass users) {
            return new ClassFlows(users.weight(), new WeightedPick<>(users.flows(), Flow::weight));
        }
    }

    OpenEngine(Surroundings around) {
        this.around = around;
        OpenLoad load = (OpenLoad) around.plan().load();
        Seed seed = new Seed(around.plan().seed());
        this.pacer = new Pacer(around.clock(), around.zeroNs());
        this.gate = new LoadGate(Long.MAX_VALUE, Long.MAX_VALUE, pacer::wake);
        this.profile = RateProfile.of(load);
        this.arrivals = Arrivals.of(load, profile, seed.random(Purpose.ARRIVALS, 0));
        this.maxInFlight = load.inFlightLimit(around.plan().longestFlow());
        this.leastGapNs = around.plan()
                .safeguards()
                .rateLimit()
                .filter(limit -> !around.plan().safeguards().exceedLimits())
                .map(RateLimit::requestsPerHour)
                .map(perHour -> (long) (NS_PER_HOUR / perHour) * around.plan().longestFlowTasks())
                .orElse(0L);
        this.classes = new WeightedPick<>(
                around.plan().userClasses().stream().map(ClassFlows::of).toList(), ClassFlows::weight);
        this.rows = new FlowRows(around.renderer(), around.rows());
        this.taskRandom = seed.random(Purpose.TASKS, 0);
        this.rowRandom = seed.random(Purpose.SAMPLES, 0);
        this.valueRandom = seed.random(Purpose.VALUES, 0);
        this.mutationRandom = seed.random(Purpose.MUTATIONS, 0);
        this.calls = CallRecord.of(around);
        this.nextIntendedNs = arrivals.nextNs();
    }

    @Override
    public LoadEnd run() {
        pacer.run(gate, this::step, around);
        LoadGate.Closing closing = gate.closing();
        return new LoadEnd(closing.reason(), 0, closing.atNs(), lastIntendedNs, gate.peakInFlight());
    }

    @Override
    public void stop(EndReason reason) {
        gate.close(reason, pacer.nowNs());
        pacer.wake();
    }

    @Override
    public int users() {
        return 0;
    }

    @Override
    public int inFlight() {
        return gate.inFlight();
    }

    /**
     * Makes every start that is due.
     *
     * @return when to come again
     */
    long step(long nowNs) {
        long now = nowNs;
        while (gate.closing() == null) {
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
            start(nextIntendedNs, now);
            nextIntendedNs = arrivals.nextNs();
            now = pacer.nowNs();
        }
        return now;
    }

    /** When the next start may be made: at its time, or, while late ones are made up, not too soon after the last. */
    private long dueNs(long nowNs) {
        if (!catchingUp && nowNs - nextIntendedNs <= LATE_NS) {
            return nextIntendedNs;
        }
        double perSecond = profile.perSecondAt(nextIntendedNs);
        double plannedGapNs = perSecond > 0 ? NS_PER_SECOND / perSecond : 0;
        // Never slower than planned: a plan that is above the limit for a while is within it over the hour.
        double gapNs = Math.min(plannedGapNs, Math.max(plannedGapNs / CATCH_UP, leastGapNs));
        return Math.max(nextIntendedNs, lastDueNs + (long) gapNs);
    }

    /** The load goes on to its planned end, though nothing more is to start. */
    private long endOfLoad(long nowNs) {
        if (nowNs >= profile.durationNs()) {
            gate.close(EndReason.RUN_TIME, profile.durationNs());
        }
        return profile.durationNs();
    }

    private void start(long intendedNs, long nowNs) {
        Flow flow = classes.next(taskRandom).flows().next(taskRandom);
        int first = flow.tasks().get(0);
        Ingredients from = around.renderer().ingredients(valueRandom, mutationRandom);
        try {
            if (!rows.draw(flow, from, rowRandom)) {
                gate.close(EndReason.SAMPLES_EXHAUSTED, nowNs);
                return;
            }
        } catch (RuntimeException thrown) {
            lastIntendedNs = intendedNs;
            around.sink().exception(thrown);
            around.sink().ended(CallRecord.failed(first, intendedNs, pacer.nowNs(), "", thrown));
            return;
        }
        boolean entered = gate.enterBelow(maxInFlight);
        if (!entered && gate.closing() != null) {
            return;
        }
        lastIntendedNs = intendedNs;
        if (entered) {
            new FlowRun(flow, from).start(first, intendedNs);
        } else {
            String key = around.renderer().keyBeforehand(first, from);
            around.sink().ended(CallRecord.dropped(first, intendedNs, nowNs, key));
        }
    }

    /**
     * A flow under way: its one call in flight, and what follows it. It counts as one in flight from its first call's start to
     * its last one's end, as no time passes in between.
     */
    private final class FlowRun implements Transport.ExchangeListener {

        private final Flow flow;
        private final Ingredients ingredients;
        private final Transport.Connection connection = around.transport().connection();
        private int step;
        private int task;
        private long intendedNs;
        private Request request;

        FlowRun(Flow flow, Ingredients ingredients) {
            this.flow = flow;
            this.ingredients = ingredients;
        }

        void start(int nextTask, long nextIntendedNs) {
            task = nextTask;
            intendedNs = nextIntendedNs;
            try {
                request = around.renderer().render(task, ingredients);
                connection.start(request, this);
            } catch (RuntimeException thrown) {
                failed(thrown);
            }
        }

        @Override
        public void ended(Exchange exchange) {
            boolean goesOn = false;
            try {
                goesOn = calls.ended(task, intendedNs, request, exchange, ingredients)
                        && step + 1 < flow.tasks().size()
                        && loadGoesOn();
            } finally {
                if (!goesOn) {
                    gate.leave();
                }
            }
            if (goesOn) {
                step++;
                start(flow.tasks().get(step), exchange.times().endNs() - around.zeroNs());
            }
        }

        private boolean loadGoesOn() {
            return gate.closing() == null && pacer.nowNs() < profile.durationNs();
        }

        private void failed(Throwable thrown) {
            try {
                String key = around.renderer().keyBeforehand(task, ingredients);
                around.sink().exception(thrown);
                around.sink().ended(CallRecord.failed(task, intendedNs, pacer.nowNs(), key, thrown));
            } finally {
                gate.leave();
            }
        }
    }
}
