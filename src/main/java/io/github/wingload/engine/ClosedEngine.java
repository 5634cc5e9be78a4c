package io.github.wingload.engine;

import io.github.wingload.exchange.Call;
import io.github.wingload.exchange.Exchange;
import io.github.wingload.exchange.Payload;
import io.github.wingload.plan.Plan;
import io.github.wingload.plan.Shard;
import io.github.wingload.plan.load.Flow;
import io.github.wingload.plan.load.Load;
import io.github.wingload.plan.load.LocustLoad;
import io.github.wingload.plan.load.LocustLoad.Level;
import io.github.wingload.plan.load.UserClass;
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
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The closed model: a population of users, each of which starts its next call when its last call has ended.
 *
 * <p>A shard plays the users whose place it has, and leaves the places of the others empty; places, numbers and classes are those
 * of the whole load.
 *
 * <p>Users belong to the plan's classes in turn, by weight. If the population shrinks, the users that started last leave, each
 * when its call has ended, even in the middle of a flow. Under a Locust master, each class has as many users as the master last
 * asked for. After the end of the load, no user starts a call of its flows, so the last
 * flows may stay unfinished. A pair that has begun is finished, by a user that leaves and after the planned end of the load too.
 *
 * <p>A user whose class has a flow on stop does it when it leaves: when its call or wait has ended, and after the end of the load
 * at once. It does not if a stop rule ended the load, because then nothing more is to be sent, or if calls were cut off.
 */
final class ClosedEngine extends Engine {

    /** How long a user pauses after an exception of wingload, so that a bug does not become a busy loop. */
    private static final long REST_AFTER_EXCEPTION_NS = Duration.ofSeconds(1).toNanos();

    /** The number of a user's first pair is the user's own times this; no user makes as many pairs. */
    private static final long PAIRS_OF_USER = 1_000_000_000;

    private final Queue<Change> changes;
    private final Seed seed;
    private final List<UserClass> classes;
    private final ClassTurns turns;
    private final List<WeightedPick<Flow>> flowsOfClass;
    private final WakeQueue<UserLoop> sleepers = new WakeQueue<>();

    /** One place for each user of the whole load, in order of their start; the users of other shards are not here. */
    private final Deque<Optional<UserLoop>> places = new ArrayDeque<>();

    /** Users that have a flow on stop and have not left. */
    private final AtomicInteger toStop = new AtomicInteger();

    /** What the Locust master asks for, for each class, until it has been done; null if there is nothing to do. */
    private final AtomicReference<@Nullable List<Integer>> asked = new AtomicReference<>();

    /** Grows with each change; guarded by itself. */
    private final List<Level> levels = new ArrayList<>();

    private int nextUser;
    private volatile int userCount;
    private volatile int mostUsers;

    ClosedEngine(Surroundings around) {
        super(around, endNs(around.plan().load()), mostCalls(around.plan()));
        this.changes = new ArrayDeque<>(Population.of(around.plan().load()).changes());
        this.nextUser = around.plan().load() instanceof LocustLoad locust ? locust.firstUser() : 0;
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

    private static long mostCalls(Plan plan) {
        OptionalLong requests = plan.load().requests();
        if (requests.isEmpty()) {
            return Long.MAX_VALUE;
        }
        // Both calls of a pair are made by one shard.
        int together = plan.sides().size();
        return together
                * plan.part().quota(requests.getAsLong() / together, plan.load().peakUsers());
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
    public void setUsers(List<Integer> ofClasses) {
        if (!(around.plan().load() instanceof LocustLoad) || ofClasses.size() != classes.size()) {
            throw new IllegalArgumentException(ofClasses + " users of " + classes.size() + " classes");
        }
        asked.set(List.copyOf(ofClasses));
        pacer.wake();
    }

    @Override
    public Load load() {
        synchronized (levels) {
            return around.plan().load() instanceof LocustLoad locust ? locust.with(levels) : super.load();
        }
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
        // Nothing starts before time zero.
        boolean early = nowNs < 0;
        if (!early && gate.open(nowNs)) {
            doAsked(nowNs);
        }
        for (Optional<UserLoop> user = sleepers.poll(nowNs); user.isPresent(); user = sleepers.poll(nowNs)) {
            user.get().perform(user.get().state.woken(), nowNs);
        }
        long nextNs = Math.min(early ? 0 : nextChangeNs(), sleepers.nextNs());
        return gate.open(nowNs) ? Math.min(nextNs, gate.endNs()) : nowNs;
    }

    /** Lets users leave who wait. Those whose calls are in flight leave when these have ended. */
    @Override
    int drain(long nowNs) {
        for (Optional<UserLoop> user = sleepers.poll(Long.MAX_VALUE);
                user.isPresent();
                user = sleepers.poll(Long.MAX_VALUE)) {
            user.get().leave(nowNs);
        }
        return super.drain(nowNs)
                + classes.stream()
                        .flatMap(users -> users.onStop().stream())
                        .mapToInt(flow -> flow.tasks().size())
                        .max()
                        .orElse(0);
    }

    @Override
    boolean drained() {
        return super.drained() && toStop.get() == 0;
    }

    private long nextChangeNs() {
        Change next = changes.peek();
        return next == null ? Long.MAX_VALUE : next.timeNs();
    }

    /** Starts and stops users, so that each class has as many as the Locust master asks for. */
    private void doAsked(long nowNs) {
        List<Integer> wanted = asked.getAndSet(null);
        if (wanted == null) {
            return;
        }
        int[] missing = wanted.stream().mapToInt(count -> count).toArray();
        places.forEach(place -> place.ifPresent(user -> missing[user.turn]--));
        for (Iterator<Optional<UserLoop>> newest = places.iterator(); newest.hasNext(); ) {
            UserLoop user = newest.next().orElseThrow();
            if (missing[user.turn] < 0) {
                missing[user.turn]++;
                user.leaving = true;
                newest.remove();
            }
        }
        synchronized (levels) {
            levels.add(new Level(Duration.ofNanos(nowNs), wanted));
        }
        for (int turn = 0; turn < missing.length; turn++) {
            for (; missing[turn] > 0; missing[turn]--) {
                place(nowNs, turn, Shard.WHOLE);
            }
        }
        userCount = places.size();
    }

    private void change(long timeNs, int level) {
        Shard part = around.plan().part();
        while (places.size() < level) {
            // By place, not by number, so that the users of every level are divided equally. The class is that of the
            // place too: new users replace those that left.
            place(timeNs, turns.at(places.size()), part);
        }
        while (places.size() > level) {
            places.pop().ifPresent(user -> user.leaving = true);
            userCount = part.share(places.size());
        }
    }

    /** Fills the next place, with a user if it is this part's. */
    private void place(long intendedNs, int turn, Shard part) {
        Optional<UserLoop> own = part.plays(places.size()) ? Optional.of(spawn(intendedNs, turn)) : Optional.empty();
        nextUser++;
        places.push(own);
        userCount = part.share(places.size());
        mostUsers = Math.max(mostUsers, userCount);
        own.ifPresent(user -> user.perform(user.state.spawned(intendedNs), pacer.nowNs()));
    }

    private UserLoop spawn(long intendedNs, int turn) {
        int index = nextUser;
        UserClass userClass = classes.get(turn);
        VirtualUser state = new VirtualUser(
                userClass.onStart(),
                flowsOfClass.get(turn),
                userClass.onStop(),
                seed.random(Purpose.TASKS, index),
                seed.random(Purpose.SIDES, index),
                Waits.of(userClass.waitTime(), seed.random(Purpose.WAITS, index), intendedNs));
        return new UserLoop(
                state,
                turn,
                index * PAIRS_OF_USER,
                around.renderer()
                        .ingredients(
                                around.plan().lastingValues(userClass),
                                seed.random(Purpose.VALUES, index),
                                seed.random(Purpose.MUTATIONS, index)),
                seed.random(Purpose.SAMPLES, index),
                userClass.onStop().isPresent());
    }

    /** One user: does what its state machine wants, on the thread on which its last event came. */
    private final class UserLoop extends Caller {
        private final VirtualUser state;
        private final int turn;
        private final RandomGenerator rowRandom;
        private final boolean stops;
        private volatile boolean leaving;
        private long nextPair;

        /** The calls of its pair that have entered the gate and not been made. */
        private int promised;

        /**
         * @param turn the index of its class
         * @param firstPair the number of its first pair
         * @param stops true if it has a flow on stop
         */
        UserLoop(
                VirtualUser state,
                int turn,
                long firstPair,
                Ingredients ingredients,
                RandomGenerator rowRandom,
                boolean stops) {
            super(ingredients);
            this.state = state;
            this.turn = turn;
            this.nextPair = firstPair;
            this.rowRandom = rowRandom;
            this.stops = stops;
            if (stops) {
                toStop.incrementAndGet();
            }
        }

        void perform(Action action, long nowNs) {
            if (state.stopping()) {
                stop(action, nowNs);
            } else if (!leaving && action instanceof Action.Wait wait) {
                sleepUntil(wait.untilNs());
            } else if (!leaving && action instanceof Action.Start start && gate.enter(nowNs, counted(start))) {
                start(start, nowNs);
            } else {
                leave(nowNs);
            }
        }

        /** The number of calls that the start lets through: all of a pair with its first one. */
        private int counted(Action.Start start) {
            if (start.endsPair()) {
                return 0;
            }
            if (start.flow().paired()) {
                promised = start.flow().tasks().size();
                return promised;
            }
            return around.plan().tasks().get(start.task()).counted() ? 1 : 0;
        }

        /** Does the flow on stop, if the user has one to do, and retires. */
        void leave(long nowNs) {
            stop(state.leaving(nowNs), nowNs);
        }

        private void stop(Action action, long nowNs) {
            if (action instanceof Action.Start start && maySend()) {
                gate.enterLate();
                start(start, nowNs);
            } else {
                retire();
            }
        }

        private boolean maySend() {
            return !aborted() && !(gate.closed() && gate.closing().reason() == EndReason.STOP_RULE);
        }

        private void start(Action.Start start, long nowNs) {
            if (start.first()) {
                pair = start.flow().paired() && !state.stopping() ? nextPair++ : Call.NO_PAIR;
            }
            promised--;
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
                send(start.flow(), start.step(), start.intendedNs());
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
            boolean endsPair = false;
            try {
                boolean ok = recorded(exchange);
                // The user continues when it receives the end, not before: without a wait its next start is never late.
                nowNs = pacer.nowNs();
                next = state.callEnded(ok, exchange.times().endNs() - around.zeroNs(), nowNs);
                endsPair = next instanceof Action.Start start && start.endsPair() && mayFinishPairs();
                if (!endsPair) {
                    gate.giveBack(Math.max(0, promised));
                    promised = 0;
                }
            } finally {
                if (!endsPair) {
                    gate.leave();
                }
            }
            if (endsPair) {
                start((Action.Start) next, nowNs);
            } else {
                perform(next, nowNs);
            }
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
            disconnect();
            if (stops) {
                toStop.decrementAndGet();
            }
            pacer.wake();
        }
    }
}
