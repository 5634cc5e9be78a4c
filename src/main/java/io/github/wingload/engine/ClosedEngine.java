package io.github.wingload.engine;

import io.github.wingload.engine.LoadEnd.Reason;
import io.github.wingload.exchange.Exchange;
import io.github.wingload.exchange.Request;
import io.github.wingload.exchange.Transport;
import io.github.wingload.plan.ClosedLoad;
import io.github.wingload.plan.Plan;
import io.github.wingload.plan.SampleRow;
import io.github.wingload.plan.Task;
import io.github.wingload.render.Renderer;
import io.github.wingload.samples.RowCursor;
import io.github.wingload.schedule.Population;
import io.github.wingload.schedule.Seed;
import io.github.wingload.schedule.Seed.Purpose;
import io.github.wingload.schedule.Waits;
import io.github.wingload.time.NanoClock;
import io.github.wingload.user.Action;
import io.github.wingload.user.TaskPick;
import io.github.wingload.user.VirtualUser;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;

/**
 * The closed model: a population of users over a transport, until the load ends and the last call has.
 *
 * <p>{@link #run} is called once, by the thread that becomes the pacer; all other methods may be called from any thread.
 */
public final class ClosedEngine {

    /** How long a user rests after an exception of ours, so that a bug does not become a busy loop. */
    private static final long REST_AFTER_EXCEPTION_NS = Duration.ofSeconds(1).toNanos();

    /** How long the transport may take, beyond the deadline, to end the last calls by itself. */
    private static final long DRAIN_GRACE_NS = Duration.ofSeconds(5).toNanos();

    private final Plan plan;
    private final Population population;
    private final Renderer renderer;
    private final RowCursor rows;
    private final Transport transport;
    private final NanoClock clock;
    private final CallSink sink;
    private final Seed seed;
    private final TaskPick tasks;
    private final LoadGate gate;
    private final WakeQueue<UserLoop> sleepers = new WakeQueue<>();
    private final CallRecord calls;
    private final long zeroNs;
    private volatile Thread pacer;
    private volatile int usersStarted;

    /**
     * @param zeroNs the clock's reading at time zero, when the first user starts
     */
    public ClosedEngine(
            Plan plan,
            ClosedLoad load,
            Renderer renderer,
            RowCursor rows,
            Transport transport,
            NanoClock clock,
            long zeroNs,
            CallSink sink) {
        this.plan = plan;
        this.population = new Population(load.users(), load.spawnRate());
        this.renderer = renderer;
        this.rows = rows;
        this.transport = transport;
        this.clock = clock;
        this.zeroNs = zeroNs;
        this.sink = sink;
        this.seed = new Seed(plan.seed());
        this.tasks = new TaskPick(plan.tasks());
        this.gate = new LoadGate(
                load.runTime().map(Duration::toNanos).orElse(Long.MAX_VALUE),
                load.requests().orElse(Long.MAX_VALUE),
                this::wakePacer);
        this.calls = new CallRecord(
                plan.tasks().stream().map(Task::expect).toList(),
                plan.reporting().upstreamHeader(),
                zeroNs);
    }

    /** Makes the load and drains it; returns when the last call has ended. */
    public LoadEnd run() {
        pacer = Thread.currentThread();
        while (gate.closing() == null) {
            long nextNs = step(nowNs());
            park(nextNs);
        }
        long lastEndNs = nowNs() + plan.deadline().toNanos() + DRAIN_GRACE_NS;
        while (!gate.drained()) {
            if (nowNs() > lastEndNs) {
                transport.abort();
            }
            park(lastEndNs);
        }
        LoadGate.Closing closing = gate.closing();
        return new LoadEnd(closing.reason(), usersStarted, closing.atNs(), gate.peakInFlight());
    }

    /** No more calls are started; those in flight go on to their end. */
    public void stop() {
        gate.close(Reason.STOPPED, nowNs());
        wakePacer();
    }

    /** As {@link #stop}, and calls in flight are cut off. */
    public void abort() {
        stop();
        transport.abort();
    }

    /** Users that are there: all that have started, and after the end of the load those whose call is in flight. */
    public int users() {
        return gate.closing() == null ? usersStarted : gate.inFlight();
    }

    public int inFlight() {
        return gate.inFlight();
    }

    /**
     * Does all that is due: starts users, wakes users, ends the load.
     *
     * @return when to come again
     */
    long step(long nowNs) {
        while (usersStarted < population.users() && population.startNs(usersStarted) <= nowNs && gate.open(nowNs)) {
            spawn(usersStarted);
        }
        for (UserLoop user = sleepers.poll(nowNs); user != null; user = sleepers.poll(nowNs)) {
            user.perform(user.state.woken());
        }
        long nextSpawnNs = usersStarted < population.users() ? population.startNs(usersStarted) : Long.MAX_VALUE;
        return gate.open(nowNs) ? Math.min(Math.min(nextSpawnNs, sleepers.nextNs()), gate.endNs()) : nowNs;
    }

    private void spawn(int index) {
        long intendedNs = population.startNs(index);
        usersStarted = index + 1;
        VirtualUser state = new VirtualUser(
                tasks,
                seed.random(Purpose.TASKS, index),
                Waits.of(plan.waitTime(), seed.random(Purpose.WAITS, index), intendedNs));
        UserLoop user = new UserLoop(state, transport.connection(), seed.random(Purpose.SAMPLES, index));
        user.perform(state.spawned(intendedNs));
    }

    private long nowNs() {
        return clock.nanos() - zeroNs;
    }

    private void park(long untilNs) {
        long leftNs = untilNs - nowNs();
        if (leftNs > 0) {
            LockSupport.parkNanos(this, leftNs);
        }
    }

    private void wakePacer() {
        LockSupport.unpark(pacer);
    }

    /** One user at work: does what its state machine wants, on whichever thread its last event came. */
    private final class UserLoop implements Transport.ExchangeListener {

        private final VirtualUser state;
        private final Transport.Connection connection;
        private final RandomGenerator rowRandom;
        private int task;
        private long intendedNs;
        private String key = "";

        UserLoop(VirtualUser state, Transport.Connection connection, RandomGenerator rowRandom) {
            this.state = state;
            this.connection = connection;
            this.rowRandom = rowRandom;
        }

        void perform(Action action) {
            if (action instanceof Action.Wait wait) {
                sleepUntil(wait.untilNs());
                return;
            }
            Action.Start start = (Action.Start) action;
            task = start.task();
            intendedNs = start.intendedNs();
            if (!gate.enter(nowNs())) {
                retire();
                return;
            }
            try {
                Optional<SampleRow> row = rows.next(rowRandom);
                if (row.isEmpty()) {
                    gate.close(Reason.SAMPLES_EXHAUSTED, nowNs());
                    gate.leave();
                    retire();
                    return;
                }
                key = row.get().key();
                Request request = renderer.render(task, row.get());
                connection.start(request, this);
            } catch (RuntimeException thrown) {
                failed(thrown);
            }
        }

        @Override
        public void ended(Exchange exchange) {
            try {
                sink.ended(calls.of(task, intendedNs, key, exchange));
            } catch (RuntimeException thrown) {
                sink.exception(thrown);
            }
            Action next = state.callEnded(exchange.endNs() - zeroNs);
            gate.leave();
            perform(next);
        }

        private void failed(Throwable thrown) {
            long nowNs = nowNs();
            sink.exception(thrown);
            sink.ended(CallRecord.failed(task, intendedNs, nowNs, key, thrown));
            gate.leave();
            state.callEnded(nowNs);
            sleepUntil(nowNs + REST_AFTER_EXCEPTION_NS);
        }

        private void sleepUntil(long timeNs) {
            if (sleepers.add(timeNs, this)) {
                wakePacer();
            }
        }

        private void retire() {
            connection.close();
            wakePacer();
        }
    }
}
