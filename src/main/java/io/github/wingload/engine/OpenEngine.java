package io.github.wingload.engine;

import io.github.wingload.engine.LoadEnd.Reason;
import io.github.wingload.exchange.Call;
import io.github.wingload.exchange.Exchange;
import io.github.wingload.exchange.Request;
import io.github.wingload.exchange.Transport;
import io.github.wingload.plan.OpenLoad;
import io.github.wingload.plan.Safeguards.RateLimit;
import io.github.wingload.plan.SampleRow;
import io.github.wingload.schedule.Arrivals;
import io.github.wingload.schedule.RateProfile;
import io.github.wingload.schedule.Seed;
import io.github.wingload.schedule.Seed.Purpose;
import io.github.wingload.user.FlowPick;
import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * The open model: every intended start is made, at its time or as soon after as may be, whatever became of earlier calls.
 *
 * <p>A start that is late keeps its intended time. Late starts are made up at no more than twice the planned rate, and
 * never above what the target lets us send, so that a pause of ours does not become a burst; none is dropped for being
 * late. A start that finds the most calls in flight already is dropped, and recorded as that.
 */
public final class OpenEngine implements Engine {

    /** Starts later than this are made up for; anything less is how precisely a thread can be woken. */
    private static final long LATE_NS = Duration.ofMillis(1).toNanos();

    private static final double CATCH_UP = 2;
    private static final double NS_PER_SECOND = 1e9;
    private static final double NS_PER_HOUR = 3600e9;

    private final Surroundings around;
    private final Pacer pacer;
    private final LoadGate gate;
    private final RateProfile profile;
    private final Arrivals arrivals;
    private final int maxInFlight;
    private final long leastGapNs;
    private final FlowPick flows;
    private final RandomGenerator taskRandom;
    private final RandomGenerator rowRandom;
    private final CallRecord calls;
    private long nextIntendedNs;
    private long lastStartNs = Long.MIN_VALUE / 2;
    private boolean lastWasLate;
    private volatile long lastIntendedNs;

    OpenEngine(Surroundings around) {
        this.around = around;
        OpenLoad load = (OpenLoad) around.plan().load();
        Seed seed = new Seed(around.plan().seed());
        this.pacer = new Pacer(around.clock(), around.zeroNs());
        this.gate = new LoadGate(Long.MAX_VALUE, Long.MAX_VALUE, pacer::wake);
        this.profile = RateProfile.of(load);
        this.arrivals = Arrivals.of(load, profile, seed.random(Purpose.ARRIVALS, 0));
        this.maxInFlight = load.inFlightLimit(around.plan().deadline());
        this.leastGapNs = around.plan()
                .safeguards()
                .rateLimit()
                .filter(limit -> !around.plan().safeguards().exceedLimits())
                .map(RateLimit::requestsPerHour)
                .map(perHour -> (long) (NS_PER_HOUR / perHour))
                .orElse(0L);
        this.flows = new FlowPick(around.plan().userClasses().get(0).flows());
        this.taskRandom = seed.random(Purpose.TASKS, 0);
        this.rowRandom = seed.random(Purpose.SAMPLES, 0);
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
    public void stop(Reason reason) {
        gate.close(reason, pacer.nowNs());
        pacer.wake();
    }

    @Override
    public void abort() {
        stop(Reason.STOPPED);
        around.transport().abort();
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
            // How late the thread woke up is not added to the gaps, or they would grow by it one after the other.
            lastStartNs = now - dueNs <= LATE_NS ? dueNs : now;
            lastWasLate = now - nextIntendedNs > LATE_NS;
            start(nextIntendedNs, now);
            nextIntendedNs = arrivals.nextNs();
            now = pacer.nowNs();
        }
        return now;
    }

    /** When the next start may be made: at its time, or, while late ones are made up, not too soon after the last. */
    private long dueNs(long nowNs) {
        if (!lastWasLate && nowNs - nextIntendedNs <= LATE_NS) {
            return nextIntendedNs;
        }
        double perSecond = profile.perSecondAt(nextIntendedNs);
        double plannedGapNs = perSecond > 0 ? NS_PER_SECOND / perSecond : 0;
        // Never slower than planned: a plan that is above the limit for a while is within it over the hour.
        double gapNs = Math.min(plannedGapNs, Math.max(plannedGapNs / CATCH_UP, leastGapNs));
        return Math.max(nextIntendedNs, lastStartNs + (long) gapNs);
    }

    /** The load goes on to its planned end, though nothing more is to start. */
    private long endOfLoad(long nowNs) {
        if (nowNs >= profile.durationNs()) {
            gate.close(Reason.RUN_TIME, profile.durationNs());
        }
        return profile.durationNs();
    }

    private void start(long intendedNs, long nowNs) {
        int task = flows.next(taskRandom).tasks().get(0);
        Optional<SampleRow> row = around.rows().next(rowRandom);
        if (row.isEmpty()) {
            gate.close(Reason.SAMPLES_EXHAUSTED, nowNs);
            return;
        }
        String key = row.get().key();
        boolean entered = gate.enterBelow(maxInFlight);
        if (!entered && gate.closing() != null) {
            return;
        }
        lastIntendedNs = intendedNs;
        if (!entered) {
            around.sink().ended(CallRecord.dropped(task, intendedNs, nowNs, key));
            return;
        }
        try {
            Request request = around.renderer().render(task, row.get());
            around.transport().connection().start(request, new Pending(task, intendedNs, key));
        } catch (RuntimeException thrown) {
            try {
                around.sink().exception(thrown);
                around.sink().ended(CallRecord.failed(task, intendedNs, pacer.nowNs(), key, thrown));
            } finally {
                gate.leave();
            }
        }
    }

    /** A call in flight. */
    private final class Pending implements Transport.ExchangeListener {

        private final int task;
        private final long intendedNs;
        private final String key;

        Pending(int task, long intendedNs, String key) {
            this.task = task;
            this.intendedNs = intendedNs;
            this.key = key;
        }

        @Override
        public void ended(Exchange exchange) {
            try {
                Call call = calls.of(task, intendedNs, key, exchange);
                around.sink().ended(call);
            } catch (RuntimeException thrown) {
                around.sink().exception(thrown);
            } finally {
                gate.leave();
            }
        }
    }
}
