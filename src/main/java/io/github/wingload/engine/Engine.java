package io.github.wingload.engine;

import io.github.wingload.exchange.Call;
import io.github.wingload.exchange.Exchange;
import io.github.wingload.exchange.Payload;
import io.github.wingload.exchange.Request;
import io.github.wingload.exchange.Transport;
import io.github.wingload.plan.load.Flow;
import io.github.wingload.plan.load.Load;
import io.github.wingload.render.Ingredients;
import io.github.wingload.result.EndReason;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Makes one load, once.
 *
 * <p>{@link #run} is called by the thread that becomes the pacer; all other methods may be called from any thread.
 */
public abstract sealed class Engine permits ClosedEngine, OpenEngine {

    /** A start that is due may take this long to be made. */
    private static final long BEING_MADE_NS = Duration.ofMillis(100).toNanos();

    /** Who has a call in flight. */
    private final Set<Caller> inFlight = ConcurrentHashMap.newKeySet();

    final Surroundings around;
    final Pacer pacer;
    final LoadGate gate;
    final FlowRows rows;
    final CallRecord calls;
    private final LongChecks longChecks = new LongChecks();
    private volatile boolean aborted;

    /**
     * @param endNs when the load ends, from time zero; {@link Long#MAX_VALUE} for never
     * @param maxCalls the most calls to start
     */
    Engine(Surroundings around, long endNs, long maxCalls) {
        this.around = around;
        this.pacer = new Pacer(around.clock(), around.zeroNs());
        this.gate = new LoadGate(endNs, maxCalls, pacer::wake);
        this.rows = new FlowRows(around.renderer(), around.rows());
        this.calls = CallRecord.of(around);
    }

    /** The engine for a plan's load. */
    public static Engine of(Surroundings around) {
        return around.plan().load().open() ? new OpenEngine(around) : new ClosedEngine(around);
    }

    /** Makes the load and drains it; returns when the last call has ended. */
    public final LoadEnd run() {
        try (longChecks) {
            pacer.run(this);
        }
        return end(gate.closing());
    }

    /** Stops starting calls; calls in flight continue to their end. */
    public final void stop(EndReason reason) {
        gate.close(reason, pacer.nowNs());
        pacer.wake();
    }

    /**
     * Sets how many users of each class there are, at once and until the next call of this method. Only for a {@link
     * io.github.wingload.plan.load.LocustLoad}.
     *
     * @param ofClasses one number for each of the plan's classes, in its order
     */
    public void setUsers(List<Integer> ofClasses) {
        throw new IllegalStateException("the plan sets the load");
    }

    /** The plan's load, with what is known of it only now. */
    public Load load() {
        return around.plan().load();
    }

    /** Cuts off calls in flight, and those whose answers wait for their checks. */
    public final void abort() {
        aborted = true;
        longChecks.abort();
        around.transport().abort();
    }

    /** The number of running users; 0 in the open model. After the end of the load, those whose call is in flight. */
    public abstract int users();

    /** Calls that have started and not ended. */
    public final int inFlight() {
        return gate.inFlight();
    }

    /**
     * Every call that was to start before this time, counted from time zero, has ended and was passed on, unless the generator made
     * a start more than 100 ms late.
     */
    public final long settledNs() {
        long settledNs = Math.min(pacer.nowNs() - BEING_MADE_NS, startedUpToNs());
        for (Caller caller : inFlight) {
            settledNs = Math.min(settledNs, caller.intendedNs);
        }
        return settledNs;
    }

    /** Every start that was to be made before this time has been made; {@link Long#MAX_VALUE} if starts do not wait for each other. */
    abstract long startedUpToNs();

    /**
     * Does all that is due.
     *
     * @return when to do the next step, in nanoseconds from time zero
     */
    abstract long step(long nowNs);

    /**
     * Does what is due after the end of the load.
     *
     * @return the most calls that anybody makes one after the other from now on, those in flight included
     */
    int drain(long nowNs) {
        return around.plan().compares() ? around.plan().longestFlowTasks() : 1;
    }

    /** True if a pair that has begun may be finished: the load goes on, or came to its planned end. */
    final boolean mayFinishPairs() {
        return !aborted && (!gate.closed() || gate.closing().reason().planned());
    }

    /** True once no call is in flight and no user or arrival has another to make. */
    boolean drained() {
        return gate.drained();
    }

    /** True once calls in flight were cut off. */
    final boolean aborted() {
        return aborted;
    }

    abstract LoadEnd end(LoadGate.Closing closing);

    /** Sends calls, one after the other, over one connection to each side that it calls. Each has entered the gate. */
    abstract class Caller implements Transport.ExchangeListener {

        /** By side; null before the first call to it. */
        private final Transport.@Nullable Connection[] connections =
                new Transport.@Nullable Connection[around.plan().sides().size()];

        final Ingredients ingredients;
        int task;
        long pair = Call.NO_PAIR;
        long intendedNs;

        @Nullable Request request;

        Caller(Ingredients ingredients) {
            this.ingredients = ingredients;
        }

        /** Starts the call of a step; if an exception prevents that, the call is reported as failed and leaves the gate. */
        final void send(Flow flow, int step, long nextIntendedNs) {
            task = flow.tasks().get(step);
            intendedNs = nextIntendedNs;
            if (flow.paired() && flow.beginsPart(step)) {
                ingredients.beginPart();
            }
            try {
                request = around.renderer().render(task, ingredients);
                inFlight.add(this);
                connection().start(request, this);
            } catch (RuntimeException thrown) {
                failed(around.renderer().notRendered(task, ingredients), thrown);
            }
        }

        private Transport.Connection connection() {
            int side = around.plan().tasks().get(task).side().orElse(0);
            Transport.Connection known = connections[side];
            if (known == null) {
                known = around.transport().connection(side);
                connections[side] = known;
            }
            return known;
        }

        final void disconnect() {
            for (Transport.@Nullable Connection connection : connections) {
                if (connection != null) {
                    connection.close();
                }
            }
        }

        @Override
        public final void ended(Exchange exchange) {
            if (calls.takesLong(task, exchange)) {
                longChecks.add(exchange, this::arrived);
            } else {
                arrived(exchange);
            }
        }

        /** The call's exchange has ended, and its checks may be made on this thread. */
        abstract void arrived(Exchange exchange);

        /** Records the call that this exchange ends; true if the call was ok. */
        final boolean recorded(Exchange exchange) {
            Request sent = Objects.requireNonNull(request, "a call ends only after it was sent");
            try {
                return calls.ended(task, pair, intendedNs, sent, exchange, ingredients);
            } finally {
                inFlight.remove(this);
            }
        }

        final void failed(Payload payload, RuntimeException thrown) {
            try {
                calls.failed(task, pair, intendedNs, pacer.nowNs(), payload, thrown);
            } finally {
                inFlight.remove(this);
                gate.leave();
            }
            notStarted();
        }

        /** The call could not be started. */
        abstract void notStarted();
    }
}
