package io.github.wingload.engine;

import io.github.wingload.exchange.Exchange;
import io.github.wingload.exchange.Request;
import io.github.wingload.exchange.Transport;
import io.github.wingload.plan.ClosedLoad;
import io.github.wingload.plan.Flow;
import io.github.wingload.plan.Load;
import io.github.wingload.plan.UserClass;
import io.github.wingload.render.Ingredients;
import io.github.wingload.result.EndReason;
import io.github.wingload.schedule.Action;
import io.github.wingload.schedule.ClassTurns;
import io.github.wingload.schedule.Population;
import io.github.wingload.schedule.Seed;
import io.github.wingload.schedule.Seed.Purpose;
import io.github.wingload.schedule.VirtualUser;
import io.github.wingload.schedule.Waits;
import io.github.wingload.schedule.WeightedPick;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * The closed model: a population of users over a transport, until the load ends and the last call has.
 *
 * <p>Users are of the plan's classes in turn, by weight. Where the population shrinks, those who started last leave, each when
 * its call has ended, in the middle of a flow if need be. Once the load has ended no user starts another call, so that the
 * last flows may stay unfinished.
 */
public final class ClosedEngine implements Engine {

    /** How long a user rests after an exception of ours, so that a bug does not become a busy loop. */
    private static final long REST_AFTER_EXCEPTION_NS = Duration.ofSeconds(1).toNanos();

    private final Surroundings around;
    private final Pacer pacer;
    private final Population population;
    private final Seed seed;
    private final List<UserClass> classes;
    private final ClassTurns turns;
    private final List<WeightedPick<Flow>> flowsOfClass;
    private final FlowRows rows;
    private final LoadGate gate;
    private final WakeQueue<UserLoop> sleepers = new WakeQueue<>();
    private final Deque<UserLoop> users = new ArrayDeque<>();
    private final CallRecord calls;
    private int nextChange;
    private int nextUser;
    private volatile int userCount;
    private volatile int mostUsers;

    ClosedEngine(Surroundings around) {
        this.around = around;
        Load load = around.plan().load();
        this.pacer = new Pacer(around.clock(), around.zeroNs());
        this.population = Population.of(load);
        this.seed = new Seed(around.plan().seed());
        this.classes = around.plan().userClasses();
        this.turns = new ClassTurns(classes);
        this.flowsOfClass = classes.stream()
                .map(users -> new WeightedPick<>(users.flows(), Flow::weight))
                .toList();
        this.rows = new FlowRows(around.renderer(), around.rows());
        this.gate = new LoadGate(
                load.duration().map(load.warmUp()::plus).map(Duration::toNanos).orElse(Long.MAX_VALUE),
                load instanceof ClosedLoad closed ? closed.requests().orElse(Long.MAX_VALUE) : Long.MAX_VALUE,
                pacer::wake);
        this.calls = CallRecord.of(around);
    }

    @Override
    public LoadEnd run() {
        pacer.run(gate, this::step, around);
        LoadGate.Closing closing = gate.closing();
        return new LoadEnd(closing.reason(), mostUsers, closing.atNs(), closing.atNs(), gate.peakInFlight());
    }

    @Override
    public void stop(EndReason reason) {
        gate.close(reason, pacer.nowNs());
        pacer.wake();
    }

    @Override
    public int users() {
        return gate.closing() == null ? userCount : gate.inFlight();
    }

    @Override
    public int inFlight() {
        return gate.inFlight();
    }

    /**
     * Does all that is due: starts, stops and wakes users, ends the load.
     *
     * @return when to come again
     */
    long step(long nowNs) {
        while (nextChange < population.changes() && population.timeNs(nextChange) <= nowNs && gate.open(nowNs)) {
            change(population.timeNs(nextChange), population.users(nextChange));
            nextChange++;
        }
        for (UserLoop user = sleepers.poll(nowNs); user != null; user = sleepers.poll(nowNs)) {
            user.perform(user.state.woken(), nowNs);
        }
        long nextChangeNs = nextChange < population.changes() ? population.timeNs(nextChange) : Long.MAX_VALUE;
        return gate.open(nowNs) ? Math.min(Math.min(nextChangeNs, sleepers.nextNs()), gate.endNs()) : nowNs;
    }

    private void change(long timeNs, int level) {
        while (users.size() < level) {
            UserLoop user = spawn(timeNs);
            users.push(user);
            userCount = users.size();
            mostUsers = Math.max(mostUsers, users.size());
            user.perform(user.state.spawned(timeNs), pacer.nowNs());
        }
        while (users.size() > level) {
            users.pop().leaving = true;
            userCount = users.size();
        }
    }

    private UserLoop spawn(long intendedNs) {
        int index = nextUser++;
        // By place and not by number: when users have left and others come, these fill the gaps that those left.
        int userClass = turns.at(users.size());
        VirtualUser state = new VirtualUser(
                flowsOfClass.get(userClass),
                seed.random(Purpose.TASKS, index),
                Waits.of(classes.get(userClass).waitTime(), seed.random(Purpose.WAITS, index), intendedNs));
        return new UserLoop(
                state,
                around.transport().connection(),
                around.renderer()
                        .ingredients(seed.random(Purpose.VALUES, index), seed.random(Purpose.MUTATIONS, index)),
                seed.random(Purpose.SAMPLES, index));
    }

    /** One user at work: does what its state machine wants, on whichever thread its last event came. */
    private final class UserLoop implements Transport.ExchangeListener {

        private final VirtualUser state;
        private final Transport.Connection connection;
        private final Ingredients ingredients;
        private final RandomGenerator rowRandom;
        private volatile boolean leaving;
        private int task;
        private long intendedNs;
        private Request request;
        private String key = "";

        UserLoop(
                VirtualUser state,
                Transport.Connection connection,
                Ingredients ingredients,
                RandomGenerator rowRandom) {
            this.state = state;
            this.connection = connection;
            this.ingredients = ingredients;
            this.rowRandom = rowRandom;
        }

        void perform(Action action, long nowNs) {
            if (leaving) {
                retire();
                return;
            }
            if (action instanceof Action.Wait wait) {
                sleepUntil(wait.untilNs());
                return;
            }
            Action.Start start = (Action.Start) action;
            task = start.task();
            intendedNs = start.intendedNs();
            if (!gate.enter(nowNs)) {
                retire();
                return;
            }
            key = "";
            try {
                if (start.first() && !drawRows(start)) {
                    gate.close(EndReason.SAMPLES_EXHAUSTED, nowNs);
                    gate.leave();
                    retire();
                    return;
                }
                key = around.renderer().keyBeforehand(task, ingredients);
                request = around.renderer().render(task, ingredients);
                connection.start(request, this);
            } catch (RuntimeException thrown) {
                failed(thrown);
            }
        }

        private boolean drawRows(Action.Start start) {
            ingredients.clear();
            return rows.draw(start.flow(), ingredients, rowRandom);
        }

        @Override
        public void ended(Exchange exchange) {
            long nowNs;
            Action next;
            try {
                boolean ok = calls.ended(task, intendedNs, request, exchange, ingredients);
                // The user goes on when it hears of the end, not before: without a wait its next start is never late.
                nowNs = pacer.nowNs();
                next = state.callEnded(ok, exchange.times().endNs() - around.zeroNs(), nowNs);
            } finally {
                gate.leave();
            }
            perform(next, nowNs);
        }

        private void failed(Throwable thrown) {
            long nowNs = pacer.nowNs();
            try {
                around.sink().exception(thrown);
                around.sink().ended(CallRecord.failed(task, intendedNs, nowNs, key, thrown));
            } finally {
                gate.leave();
            }
            perform(state.callImpossible(nowNs, REST_AFTER_EXCEPTION_NS), nowNs);
        }

        private void sleepUntil(long timeNs) {
            if (sleepers.add(timeNs, this)) {
                pacer.wake();
            }
        }

        private void retire() {
            connection.close();
            pacer.wake();
        }
    }
}
