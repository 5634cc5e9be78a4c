package io.github.wingload.engine;

import io.github.wingload.exchange.Exchange;
import io.github.wingload.exchange.Payload;
import io.github.wingload.plan.Flow;
import io.github.wingload.plan.Load;
import io.github.wingload.plan.UserClass;
import io.github.wingload.render.Ingredients;
import io.github.wingload.result.EndReason;
import io.github.wingload.schedule.Action;
import io.github.wingload.schedule.ClassTurns;
import io.github.wingload.schedule.Population;
import io.github.wingload.schedule.Population.Change;
import io.github.wingload.schedule.Seed;
import io.github.wingload.schedule.Seed.Purpose;
import io.github.wingload.schedule.VirtualUser;
import io.github.wingload.schedule.Waits;
import io.github.wingload.schedule.WeightedPick;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.random.RandomGenerator;

/**
 * The closed model: a population of users, each of which starts its next call when its last call has ended.
 *
 * <p>Users belong to the plan's classes in turn, by weight. If the population shrinks, the users that started last leave, each
 * when its call has ended, even in the middle of a flow. No user starts a call after the end of the load, so the last flows
 * may stay unfinished.
 */
final class ClosedEngine extends Engine {

    /** How long a user pauses after an exception of wingload, so that a bug does not become a busy loop. */
    private static final long REST_AFTER_EXCEPTION_NS = Duration.ofSeconds(1).toNanos();

    private final Queue<Change> changes;
    private final Seed seed;
    private final List<UserClass> classes;
    private final ClassTurns turns;
    private final List<WeightedPick<Flow>> flowsOfClass;
    private final WakeQueue<UserLoop> sleepers = new WakeQueue<>();
    private final Deque<UserLoop> users = new ArrayDeque<>();
    private int nextUser;
    private volatile int userCount;
    private volatile int mostUsers;

    ClosedEngine(Surroundings around) {
        super(around, endNs(around.plan().load()), mostCalls(around.plan().load()));
        this.changes = new ArrayDeque<>(Population.of(around.plan().load()).changes());
        this.seed = new Seed(around.plan().seed());
        this.classes = around.plan().userClasses();
        this.turns = new ClassTurns(classes);
        this.flowsOfClass = classes.stream()
                .map(users -> new WeightedPick<>(users.flows(), Flow::weight))
                .toList();
    }

    private static long endNs(Load load) {
        return load.plannedEnd().map(Duration::toNanos).orElse(Long.MAX_VALUE);
    }

    private static long mostCalls(Load load) {
        return load.requests().orElse(Long.MAX_VALUE);
    }

    @Override
    LoadEnd end(LoadGate.Closing closing) {
        return new LoadEnd(closing.reason(), mostUsers, closing.atNs(), closing.atNs(), gate.peakInFlight());
    }

    @Override
    public int users() {
        return gate.closed() ? gate.inFlight() : userCount;
    }

    @Override
    long startedUpToNs() {
        return Long.MAX_VALUE;
    }

    /** Starts, stops and wakes users, and ends the load. */
    @Override
    long step(long nowNs) {
        while (nextChangeNs() <= nowNs && gate.open(nowNs)) {
            Change change = changes.remove();
            change(change.timeNs(), change.users());
        }
        for (Optional<UserLoop> user = sleepers.poll(nowNs); user.isPresent(); user = sleepers.poll(nowNs)) {
            user.get().perform(user.get().state.woken(), nowNs);
        }
        return gate.open(nowNs) ? Math.min(Math.min(nextChangeNs(), sleepers.nextNs()), gate.endNs()) : nowNs;
    }

    private long nextChangeNs() {
        Change next = changes.peek();
        return next == null ? Long.MAX_VALUE : next.timeNs();
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
        // By the number of users now, not of all so far: new users replace those that left.
        int userClass = turns.at(users.size());
        VirtualUser state = new VirtualUser(
                flowsOfClass.get(userClass),
                seed.random(Purpose.TASKS, index),
                Waits.of(classes.get(userClass).waitTime(), seed.random(Purpose.WAITS, index), intendedNs));
        return new UserLoop(
                state,
                around.renderer()
                        .ingredients(seed.random(Purpose.VALUES, index), seed.random(Purpose.MUTATIONS, index)),
                seed.random(Purpose.SAMPLES, index));
    }

    /** One user: does what its state machine wants, on the thread on which its last event came. */
    private final class UserLoop extends Caller {
        private final VirtualUser state;
        private final RandomGenerator rowRandom;
        private volatile boolean leaving;

        UserLoop(VirtualUser state, Ingredients ingredients, RandomGenerator rowRandom) {
            super(ingredients);
            this.state = state;
            this.rowRandom = rowRandom;
        }

        void perform(Action action, long nowNs) {
            if (!leaving && action instanceof Action.Wait wait) {
                sleepUntil(wait.untilNs());
            } else if (!leaving && action instanceof Action.Start start && gate.enter(nowNs)) {
                start(start, nowNs);
            } else {
                retire();
            }
        }

        private void start(Action.Start start, long nowNs) {
            boolean rowsLeft;
            try {
                rowsLeft = !start.first() || drawRows(start);
            } catch (RuntimeException thrown) {
                task = start.task();
                intendedNs = start.intendedNs();
                failed(Payload.NONE, thrown);
                return;
            }
            if (rowsLeft) {
                send(start.task(), start.intendedNs());
            } else {
                gate.close(EndReason.SAMPLES_EXHAUSTED, nowNs);
                gate.leave();
                retire();
            }
        }

        private boolean drawRows(Action.Start start) {
            ingredients.clear();
            return rows.draw(start.flow(), ingredients, rowRandom);
        }

        @Override
        void arrived(Exchange exchange) {
            long nowNs;
            Action next;
            try {
                boolean ok = recorded(exchange);
                // The user continues when it receives the end, not before: without a wait its next start is never late.
                nowNs = pacer.nowNs();
                next = state.callEnded(ok, exchange.times().endNs() - around.zeroNs(), nowNs);
            } finally {
                gate.leave();
            }
            perform(next, nowNs);
        }

        @Override
        void notStarted() {
            long nowNs = pacer.nowNs();
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
