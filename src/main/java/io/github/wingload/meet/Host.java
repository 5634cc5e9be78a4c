package io.github.wingload.meet;

import io.github.wingload.meet.Wire.Line;
import io.github.wingload.plan.Shard;
import io.github.wingload.plan.target.HostPort;
import io.github.wingload.run.NotStartedException;
import io.github.wingload.run.RunControl;
import io.github.wingload.time.NanoClock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The first shard, to which the others come. One thread accepts them, and each has a thread that receives from it.
 *
 * <p>All fields that change are guarded by this object's lock.
 */
final class Host implements Meeting {

    static final String HELLO = "wingload-shard-1";
    static final String WELCOME = "welcome";
    static final String REFUSED = "refused";
    static final String TIME = "time";
    static final String READY = "ready";
    static final String START = "start";
    static final String STOP = "stop";
    static final String DONE = "done";
    static final String THANKS = "thanks";

    private static final String WHO =
            "the shards of a wingload run meet here, and the other end is not a shard of this version of wingload";

    /** A shard was stopped from outside. */
    private static final String INTERRUPTED = "interrupted";

    /** A stop rule of the scenario held; the rest of the line is the rule. */
    private static final String RULE = "rule ";

    /** From the message to time zero: it reaches all shards by then. */
    private static final Duration TO_START = Duration.ofSeconds(1);

    /** DNS servers remember for half a minute that they did not know a name. */
    private static final Duration TO_BE_KNOWN = Duration.ofMinutes(2);

    private static final Duration TO_HAND_IN = Duration.ofMinutes(10);
    private static final long PAUSE_MS = 100;

    /** Connections at a time that have not told who they are. Each does so soon, or is closed. */
    private static final int MOST_STRANGERS = 64;

    private final @Nullable ServerSocket server;
    private final Terms terms;
    private final Limits limits;
    private final NanoClock clock;
    private final Semaphore strangers = new Semaphore(MOST_STRANGERS);
    private final Map<Integer, Came> guests = new TreeMap<>();
    private Optional<String> problem = Optional.empty();
    private Optional<Path> collected = Optional.empty();
    private Optional<RunControl> control = Optional.empty();
    private boolean started;
    private boolean closed;

    /** A shard that came. */
    private static final class Came {
        private final Wire wire;
        private boolean ready;
        private boolean lost;
        private Optional<Path> delivered = Optional.empty();

        Came(Wire wire) {
            this.wire = wire;
        }
    }

    Host(@Nullable ServerSocket server, Terms terms, Limits limits, NanoClock clock) {
        this.server = server;
        this.terms = terms;
        this.limits = limits;
        this.clock = clock;
    }

    static Host listening(HostPort place, Terms terms, Limits limits, NanoClock clock) throws IOException {
        ServerSocket server = new ServerSocket();
        try {
            server.setReuseAddress(true);
            server.bind(new InetSocketAddress(address(place.host(), terms.patience(), clock), place.port()));
        } catch (IOException taken) {
            server.close();
            throw new IOException("the first shard cannot listen on " + place + ": " + taken.getMessage(), taken);
        }
        Host host = new Host(server, terms, limits, clock);
        start("meeting", () -> host.accept(server));
        return host;
    }

    /** The address of this machine's own name. In a cluster, a name becomes known some seconds after its process has started. */
    private static InetAddress address(String host, Duration patience, NanoClock clock) throws IOException {
        Duration wait = patience.compareTo(TO_BE_KNOWN) < 0 ? patience : TO_BE_KNOWN;
        long untilNs = clock.nanos() + wait.toNanos();
        while (true) {
            try {
                return InetAddress.getByName(host);
            } catch (UnknownHostException yet) {
                if (clock.nanos() > untilNs) {
                    throw new IOException("the name " + host + " is unknown", yet);
                }
                sleep();
            }
        }
    }

    private static void sleep() throws IOException {
        try {
            Thread.sleep(PAUSE_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private static void start(String name, Runnable body) {
        Thread thread = new Thread(body, name);
        thread.setDaemon(true);
        thread.start();
    }

    private void accept(ServerSocket listening) {
        while (!listening.isClosed()) {
            strangers.acquireUninterruptibly();
            try {
                Wire wire = Wire.of(listening.accept(), limits.silence());
                start("guest", () -> receive(wire));
            } catch (IOException failed) {
                // The place was closed, the stranger has left already, or this process has too many files open.
                strangers.release();
                LockSupport.parkNanos(Duration.ofMillis(PAUSE_MS).toNanos());
            }
        }
    }

    /** Receives from a guest until it leaves. */
    void receive(Wire wire) {
        int index = -1;
        try (wire) {
            try {
                index = hello(wire);
            } finally {
                strangers.release();
            }
            if (index < 0) {
                return;
            }
            Came guest = guest(index);
            for (Line line = wire.receive(); ; line = wire.receive()) {
                switch (line.word()) {
                    case TIME -> {
                        long heardNs = Meeting.wallNs(clock);
                        wire.send(TIME, Long.toString(heardNs), Long.toString(Meeting.wallNs(clock)));
                    }
                    case READY -> change(() -> guest.ready = true);
                    case STOP -> stopAll(line.rest());
                    case DONE -> {
                        Path directory = take(wire, index);
                        // First, because the connection may be closed as soon as all have handed in.
                        wire.send(THANKS);
                        change(() -> guest.delivered = Optional.of(directory));
                    }
                    default -> throw new IOException("an unknown line: " + line.word());
                }
            }
        } catch (IOException left) {
            lost(index);
        }
    }

    private synchronized Came guest(int index) {
        return Optional.ofNullable(guests.get(index)).orElseThrow();
    }

    private synchronized void change(Runnable change) {
        change.run();
        notifyAll();
    }

    /** The number of the shard; below 0 if it does not belong here. */
    private int hello(Wire wire) throws IOException {
        Line line;
        try {
            line = wire.receive(clock, limits.hello());
        } catch (IOException noLine) {
            send(wire, REFUSED, WHO + ": " + noLine.getMessage());
            return -1;
        }
        String[] words = line.rest().split(" ");
        if (!line.word().equals(HELLO) || words.length != 4) {
            wire.send(REFUSED, WHO);
            return -1;
        }
        Shard own = terms.shard();
        int index = (int) line.number(0);
        Optional<String> refused = Optional.empty();
        synchronized (this) {
            if (!words[3].equals(own.run())) {
                refused = Optional.of(
                        "the first shard belongs to the run " + own.run() + ", this shard to the run " + words[3]);
            } else if (line.number(1) != own.count() || index < 1 || index >= own.count()) {
                refused = Optional.of("the first shard is one of " + own.count() + " shards, this is shard " + index
                        + " of " + words[1]);
            } else if (!words[2].equals(terms.digest())) {
                refused = Optional.of("shard " + index + " has another plan, other samples or another version of"
                        + " wingload than the first shard");
                problem = problem.or(() -> Optional.of(
                        "shard " + index + " has another plan, other samples or another version of wingload"));
            } else if (guests.containsKey(index)) {
                refused = Optional.of("shard " + index + " has come already");
            } else {
                guests.put(index, new Came(wire));
            }
            notifyAll();
        }
        if (refused.isPresent()) {
            wire.send(REFUSED, refused.get());
            return -1;
        }
        try {
            wire.send(WELCOME);
        } catch (IOException left) {
            lost(index);
            throw left;
        }
        wire.keepAlive();
        return index;
    }

    private Path take(Wire wire, int index) throws IOException {
        Path directory;
        synchronized (this) {
            long untilNs = clock.nanos() + TO_HAND_IN.toNanos();
            while (collected.isEmpty() && !closed && clock.nanos() < untilNs) {
                pause();
            }
            directory = collected
                    .orElseThrow(() -> new IOException("the first shard did not wait for the results"))
                    .resolve(Integer.toString(index));
        }
        Files.createDirectories(directory);
        wire.receiveDirectory(directory);
        return directory;
    }

    private void lost(int index) {
        synchronized (this) {
            Came guest = guests.get(index);
            if (guest == null || guest.delivered.isPresent()) {
                return;
            }
            guest.lost = true;
            notifyAll();
            if (!started || terms.goOn()) {
                return;
            }
        }
        stopAll(RULE + "shard " + index + " was lost");
    }

    /** Stops this shard and all others. */
    private void stopAll(String how) {
        Optional<RunControl> own;
        synchronized (this) {
            own = control;
        }
        own.ifPresent(run -> stop(run, how));
        broadcast(STOP, how);
    }

    /** Stops a run for the reason that a line says. */
    static void stop(RunControl run, String how) {
        if (how.startsWith(RULE)) {
            run.stop(how.substring(RULE.length()));
        } else {
            run.stop();
        }
    }

    /** Tells the other end that this shard was stopped. */
    static void tell(@Nullable Wire wire, Optional<String> stopped) {
        if (wire != null) {
            send(wire, STOP, message(stopped));
        }
    }

    private static String message(Optional<String> rule) {
        return rule.map(RULE::concat).orElse(INTERRUPTED);
    }

    private void broadcast(String... words) {
        List<Wire> all;
        synchronized (this) {
            all = guests.values().stream()
                    .filter(guest -> !guest.lost)
                    .map(guest -> guest.wire)
                    .toList();
        }
        all.forEach(wire -> send(wire, words));
    }

    /** Sends a line; if that fails, the thread that receives from the other end finds the same, and acts on it. */
    private static void send(Wire wire, String... words) {
        try {
            wire.send(words);
        } catch (IOException lost) {
            return;
        }
    }

    @Override
    public void enter(NanoClock runClock, RunControl run) throws NotStartedException {
        synchronized (this) {
            control = Optional.of(run);
        }
        await(terms.patience(), run, () -> guests.size() == terms.shard().count() - 1);
        refuseIf("did not come within " + terms.patience().toSeconds() + " s", guest -> guest == null);
    }

    @Override
    public long zeroNs(NanoClock runClock, RunControl run) throws NotStartedException {
        await(terms.patience(), run, () -> guests.values().stream().allMatch(guest -> guest.ready || guest.lost));
        refuseIf(
                "left before the load began, or did not get ready",
                guest -> guest == null || guest.lost || !guest.ready);
        long startNs = Meeting.wallNs(clock) + TO_START.toNanos();
        synchronized (this) {
            started = true;
        }
        broadcast(START, Long.toString(startNs));
        return clock.nanos() + startNs - Meeting.wallNs(clock);
    }

    /** Ends the meeting if there is a problem, or if some shards have one. */
    private void refuseIf(String what, Predicate<@Nullable Came> bad) throws NotStartedException {
        String message;
        synchronized (this) {
            List<Integer> those = IntStream.range(1, terms.shard().count())
                    .filter(index -> bad.test(guests.get(index)))
                    .boxed()
                    .toList();
            if (problem.isEmpty() && those.isEmpty()) {
                return;
            }
            message = problem.orElseGet(() -> (those.size() == 1 ? "shard " : "shards ")
                    + those.stream().map(String::valueOf).collect(Collectors.joining(", "))
                    + " of " + terms.shard().count() + " " + what);
        }
        broadcast(REFUSED, message);
        throw new NotStartedException(message + "; the load was not started");
    }

    private synchronized void await(Duration wait, RunControl run, BooleanSupplier there) throws NotStartedException {
        long untilNs = clock.nanos() + wait.toNanos();
        while (!there.getAsBoolean() && problem.isEmpty() && clock.nanos() < untilNs && !run.stopped()) {
            try {
                pause();
            } catch (IOException interrupted) {
                throw new NotStartedException("interrupted before the load began");
            }
        }
    }

    @SuppressWarnings("WaitNotInLoop") // Each caller has the loop.
    private synchronized void pause() throws IOException {
        try {
            wait(PAUSE_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    @Override
    public void ended(Optional<String> stopped) {
        broadcast(STOP, message(stopped));
    }

    @Override
    public synchronized List<Path> deliver(Path directory, Path into) throws IOException {
        collected = Optional.of(into);
        notifyAll();
        long untilNs = clock.nanos() + TO_HAND_IN.toNanos();
        while (guests.values().stream().anyMatch(guest -> !guest.lost && guest.delivered.isEmpty())
                && clock.nanos() < untilNs) {
            pause();
        }
        List<Path> all = new ArrayList<>(List.of(directory));
        guests.values().forEach(guest -> guest.delivered.ifPresent(all::add));
        return all;
    }

    @Override
    public void close() throws IOException {
        List<Wire> all;
        synchronized (this) {
            closed = true;
            all = guests.values().stream().map(guest -> guest.wire).toList();
            notifyAll();
        }
        if (server != null) {
            server.close();
        }
        for (Wire wire : all) {
            wire.close();
        }
    }
}
