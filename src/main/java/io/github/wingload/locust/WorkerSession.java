package io.github.wingload.locust;

import io.github.wingload.result.ClockOffset;
import io.github.wingload.result.EndReason;
import io.github.wingload.time.NanoClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;

/**
 * A worker's side of the conversation with a Locust master, from the first "ready" to the end. It neither waits nor reads a
 * socket: it is handed each message, and {@link #tick} often, at least every 100 ms. Not thread-safe.
 *
 * <p>The order of messages is that of Locust's own workers, with these differences. After a stop, the calls that ended late are
 * reported before the worker is ready again. A master that falls silent loses the worker's users after ten seconds, in place of a
 * minute, and is asked to take the worker again, as a master that was restarted needs.
 */
public final class WorkerSession {

    private static final long HEARTBEAT_NS = Duration.ofSeconds(1).toNanos();
    private static final long REPORT_NS = Duration.ofSeconds(3).toNanos();
    private static final long READY_NS = Duration.ofSeconds(5).toNanos();
    private static final long SILENCE_NS = Duration.ofSeconds(10).toNanos();

    /** Clocks drift, and are set: an older message says nothing of the clocks of now. */
    private static final long CLOCK_NS = Duration.ofMinutes(5).toNanos();

    /** A master that quits waits half a second for the last reports. */
    private static final long QUITTING_NS = Duration.ofMillis(300).toNanos();

    /** How often a master is asked to take the worker: five minutes, as Locust's workers do. */
    private static final int TRIES = 60;

    private final ClassNames classes;
    private final Duration deadline;
    private final DrivenUsers users;
    private final NanoClock clock;
    private final Consumer<WorkerMessage> out;
    private final Consumer<String> told;

    private State state = State.JOINING;
    private int tries;
    private long nextReadyNs;
    private long nextHeartbeatNs;
    private long nextReportNs;
    private long lastHeardNs;
    private boolean answersHeartbeats;
    private boolean connected = true;
    private int worker;
    private double lastSpawn = Double.NEGATIVE_INFINITY;
    private boolean resetStats;
    private Duration stopTimeout = Duration.ZERO;
    private List<Integer> counts;
    private boolean spawning;
    private long stoppedNs;
    private long reportByNs;
    private double sinceSeconds;
    private final Deque<Ahead> ahead = new ArrayDeque<>();
    private long askedNs;

    /** How long a message to the master and its answer take; a second until that is known. */
    private long waysNs = Duration.ofSeconds(1).toNanos();

    private Optional<End> end = Optional.empty();

    /**
     * How far this clock was ahead of the master's by a message, at most: the time that the message was under way is part of it.
     *
     * @param atNs when it came
     */
    private record Ahead(long atNs, double seconds) {}

    private enum State {
        /** Waits for the master to accept it. */
        JOINING("ready"),
        READY("ready"),
        RUNNING("running"),
        /** Was stopped; calls in flight may end until the master is told. */
        STOPPING("cleanup"),
        /** The master knows that the test is over; the results are being completed. */
        CLOSING("stopped"),
        /** The master is going; calls in flight may still end for a moment. */
        QUITTING("stopped"),
        GONE("stopped");

        private final String label;

        State(String label) {
            this.label = label;
        }
    }

    /** How a session ends. */
    public enum End {
        /** The master has quit. */
        QUIT,
        /** No master has accepted the worker. */
        NO_MASTER,
        /** The users cannot be played, or ended by themselves. */
        TROUBLE,
        /** The user of this process has interrupted it. */
        INTERRUPTED
    }

    /**
     * @param deadline of a call of the plan
     * @param out sends messages to the master
     * @param told receives sentences for the user
     */
    public WorkerSession(
            ClassNames classes,
            Duration deadline,
            DrivenUsers users,
            NanoClock clock,
            Consumer<WorkerMessage> out,
            Consumer<String> told) {
        this.classes = classes;
        this.deadline = deadline;
        this.users = users;
        this.clock = clock;
        this.out = out;
        this.told = told;
        long nowNs = clock.nanos();
        this.nextReadyNs = nowNs;
        this.nextHeartbeatNs = nowNs;
        this.nextReportNs = nowNs + REPORT_NS;
        this.counts = none();
        this.sinceSeconds = wallSeconds();
    }

    /** How the session has ended; empty while it goes on. */
    public Optional<End> end() {
        return end;
    }

    /** Takes a message of the master. */
    public void received(MasterMessage message) {
        lastHeardNs = clock.nanos();
        if (state == State.GONE) {
            return;
        }
        if (message instanceof MasterMessage.Ack ack) {
            worker = ack.index();
            // Only the answer to the first question is certain to be the answer to it.
            if (tries == 1) {
                waysNs = Math.min(waysNs, clock.nanos() - askedNs);
            }
            joined();
        } else if (message instanceof MasterMessage.Heartbeat) {
            answersHeartbeats = true;
        } else if (message instanceof MasterMessage.Spawn spawn) {
            spawn(spawn);
        } else if (message instanceof MasterMessage.SpawningComplete && resetStats) {
            report(false);
        } else if (message instanceof MasterMessage.Stop) {
            stop();
        } else if (message instanceof MasterMessage.Quit) {
            quit();
        } else if (message instanceof MasterMessage.Other other) {
            told.accept("a message of the type " + other.type() + " is unknown to wingload and is ignored");
        }
        tick();
    }

    /** Tells whether there is a connection to the master's address. */
    public void connected(boolean now) {
        if (now != connected) {
            lastHeardNs = clock.nanos();
        }
        connected = now;
    }

    /** Leaves the master: the test, if there is one, is stopped by the caller. */
    public void interrupt() {
        if (state != State.GONE) {
            report(true);
            leave(End.INTERRUPTED);
        }
    }

    /** Does what is due. */
    public void tick() {
        long nowNs = clock.nanos();
        switch (state) {
            case JOINING -> join(nowNs);
            case READY -> watchMaster(nowNs);
            case RUNNING -> run(nowNs);
            case STOPPING -> {
                if (users.drained() || nowNs >= reportByNs) {
                    report(true);
                    counts = none();
                    out.accept(WorkerMessage.clientStopped());
                    state = State.CLOSING;
                }
            }
            case CLOSING -> {
                if (users.idle() && nowNs >= stoppedNs + stopTimeout.toNanos()) {
                    closed(nowNs);
                }
            }
            case QUITTING -> {
                if (users.drained() || nowNs >= reportByNs) {
                    reportRest();
                    leave(End.QUIT);
                }
            }
            case GONE -> {}
        }
        if (state != State.GONE && nowNs >= nextHeartbeatNs) {
            out.accept(WorkerMessage.heartbeat(spawning ? "spawning" : state.label, users.cpuPercent()));
            nextHeartbeatNs = nowNs + HEARTBEAT_NS;
        }
        boolean reporting = state == State.READY || state == State.RUNNING || state == State.STOPPING;
        if (reporting && nowNs >= nextReportNs) {
            report(true);
        }
    }

    private void join(long nowNs) {
        if (nowNs < nextReadyNs) {
            return;
        }
        if (tries == TRIES) {
            leave(End.NO_MASTER);
            return;
        }
        tries++;
        askedNs = nowNs;
        nextReadyNs = nowNs + READY_NS;
        out.accept(WorkerMessage.clientReady());
    }

    private void joined() {
        tries = 0;
        if (state == State.JOINING) {
            state = State.READY;
            told.accept("accepted by the Locust master as worker " + worker);
        }
    }

    private void run(long nowNs) {
        if (users.idle()) {
            String trouble = users.trouble().orElse("the test has ended by itself");
            report(true);
            out.accept(WorkerMessage.exception(trouble));
            told.accept(trouble);
            leave(End.TROUBLE);
            return;
        }
        if (spawning && users.begun()) {
            spawning = false;
            out.accept(WorkerMessage.spawningComplete(classes.named(counts)));
        }
        watchMaster(nowNs);
    }

    /** A master that does not answer, or is not there, has lost the worker: it does not take it back by itself. */
    private void watchMaster(long nowNs) {
        boolean silent = (answersHeartbeats || !connected) && nowNs - lastHeardNs > SILENCE_NS;
        if (!silent) {
            return;
        }
        told.accept("the Locust master has not answered for ten seconds; waiting for it to come back");
        if (state == State.RUNNING) {
            users.stop(EndReason.MASTER_LOST);
        }
        answersHeartbeats = false;
        spawning = false;
        counts = none();
        stopTimeout = Duration.ZERO;
        state = State.CLOSING;
    }

    /** The results are complete: the worker can be given the next test. */
    private void closed(long nowNs) {
        reportRest();
        state = State.JOINING;
        nextReadyNs = nowNs;
        join(nowNs);
    }

    private void spawn(MasterMessage.Spawn spawn) {
        if (spawn.timestamp() <= lastSpawn) {
            return;
        }
        lastSpawn = spawn.timestamp();
        heardTime(spawn.timestamp());
        List<String> unknown = classes.unknown(spawn.users());
        if (!unknown.isEmpty()) {
            String trouble = "the master's file has the class " + String.join(", ", unknown) + ", and the scenario has "
                    + String.join(", ", classes.names())
                    + ": make the file with \"wingload locustfile\", or name its classes with --classes";
            out.accept(WorkerMessage.exception(trouble));
            told.accept(trouble);
            users.stop(EndReason.MASTER);
            leave(End.TROUBLE);
            return;
        }
        if (state == State.STOPPING || state == State.CLOSING || state == State.QUITTING) {
            told.accept("users that the master asked for while the last test was ending are not started");
            return;
        }
        stopTimeout = spawn.stopTimeout();
        resetStats = spawn.resetStats();
        out.accept(WorkerMessage.spawning());
        counts = classes.counts(spawn.users());
        spawning = true;
        if (state == State.RUNNING) {
            users.set(counts);
        } else {
            joined();
            state = State.RUNNING;
            sinceSeconds = wallSeconds();
            users.start(new MasterTest(
                    worker, Instant.ofEpochMilli(Math.round(spawn.timestamp() * 1e3)), offset(), spawn.host(), counts));
        }
    }

    private void heardTime(double masterSeconds) {
        long nowNs = clock.nanos();
        ahead.addLast(new Ahead(nowNs, wallSeconds() - masterSeconds));
        while (nowNs - ahead.getFirst().atNs() > CLOCK_NS) {
            ahead.removeFirst();
        }
    }

    /** By the message that was under way for the shortest time. */
    private OptionalDouble aheadSeconds() {
        return ahead.stream().mapToDouble(Ahead::seconds).min();
    }

    /** The master's message with its time was under way for as long as a message and its answer at most. */
    private ClockOffset offset() {
        Duration half = Duration.ofNanos(waysNs / 2);
        return new ClockOffset(
                Duration.ofNanos(Math.round(aheadSeconds().orElse(0) * 1e9)).minus(half), half);
    }

    private void stop() {
        spawning = false;
        if (state == State.RUNNING) {
            users.stop(EndReason.MASTER);
            long graceNs = Math.min(stopTimeout.toNanos(), deadline.toNanos());
            stoppedNs = clock.nanos();
            reportByNs = stoppedNs + graceNs;
            state = State.STOPPING;
        } else if (state == State.JOINING || state == State.READY) {
            out.accept(WorkerMessage.clientStopped());
            state = State.CLOSING;
            stoppedNs = clock.nanos();
        }
    }

    private void quit() {
        spawning = false;
        if (state == State.RUNNING) {
            users.stop(EndReason.MASTER);
        }
        // At once: the master may wait for no other.
        report(true);
        reportByNs = clock.nanos() + QUITTING_NS;
        state = State.QUITTING;
    }

    private void leave(End how) {
        out.accept(WorkerMessage.quit());
        state = State.GONE;
        end = Optional.of(how);
    }

    /** Takes the calls since the last report, and tells the master of them or drops them. */
    private void report(boolean tell) {
        nextReportNs = clock.nanos() + REPORT_NS;
        Report report = taken();
        if (tell) {
            send(report);
        }
    }

    private void reportRest() {
        Report report = taken();
        if (!report.empty()) {
            send(report);
        }
    }

    private Report taken() {
        double aheadSeconds = aheadSeconds().orElse(0);
        double since = sinceSeconds;
        sinceSeconds = wallSeconds();
        return users.report(since - aheadSeconds, aheadSeconds);
    }

    private void send(Report report) {
        Map<String, Integer> shown = classes.named(users.begun() ? counts : none());
        out.accept(WorkerMessage.stats(report, shown));
    }

    private List<Integer> none() {
        return classes.names().stream().map(name -> 0).toList();
    }

    private double wallSeconds() {
        return ReportedCalls.seconds(clock.wallTime());
    }
}
