package io.github.wingload.meet;

import io.github.wingload.meet.Wire.Line;
import io.github.wingload.plan.target.HostPort;
import io.github.wingload.result.ClockOffset;
import io.github.wingload.run.NotStartedException;
import io.github.wingload.run.RunControl;
import io.github.wingload.text.Printable;
import io.github.wingload.time.NanoClock;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A shard that comes to the meeting. */
final class Guest implements Meeting {

    private static final int CONNECT_MS = 2_000;
    private static final long PAUSE_MS = 200;
    private static final int QUESTIONS = 8;
    private static final Duration TO_HAND_IN = Duration.ofMinutes(10);

    private final HostPort place;
    private final Terms terms;
    private final Limits limits;
    private final NanoClock clock;
    private final BlockingQueue<Line> lines = new LinkedBlockingQueue<>();
    private Optional<ClockOffset> offset = Optional.empty();
    private @Nullable Wire wire;
    private volatile boolean done;

    Guest(HostPort place, Terms terms, Limits limits, NanoClock clock) {
        this.place = place;
        this.terms = terms;
        this.limits = limits;
        this.clock = clock;
    }

    @Override
    public void enter(NanoClock runClock, RunControl control) throws NotStartedException {
        long untilNs = clock.nanos() + terms.patience().toNanos();
        try {
            Wire open = connect(untilNs, control);
            greet(open, control);
        } catch (IOException failed) {
            throw new NotStartedException("the first shard at " + place + " cannot be reached: " + failed.getMessage()
                    + "; nothing was sent");
        }
    }

    private Wire connect(long untilNs, RunControl control) throws IOException, NotStartedException {
        while (true) {
            Socket socket = new Socket();
            try {
                socket.connect(new InetSocketAddress(place.host(), place.port()), CONNECT_MS);
                return Wire.of(socket, limits.silence());
            } catch (IOException refused) {
                socket.close();
                if (clock.nanos() > untilNs || control.stopped()) {
                    throw refused;
                }
                sleep();
            }
        }
    }

    private static void sleep() throws NotStartedException {
        try {
            Thread.sleep(PAUSE_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NotStartedException("interrupted before the load began");
        }
    }

    /** Says who this is, and compares the clocks. */
    void greet(Wire open, RunControl control) throws IOException, NotStartedException {
        wire = open;
        open.send(
                Host.HELLO,
                Integer.toString(terms.shard().index()),
                Integer.toString(terms.shard().count()),
                terms.digest(),
                terms.shard().run());
        Line answer = open.receive();
        if (answer.word().equals(Host.REFUSED)) {
            throw new NotStartedException(Printable.of(answer.rest()) + "; nothing was sent");
        }
        if (!answer.word().equals(Host.WELCOME)) {
            throw new NotStartedException("the program at " + place
                    + " is not the first shard of a wingload run; nothing was sent. Check the address of --meet");
        }
        open.keepAlive();
        List<ClockReading> readings = new ArrayList<>();
        for (int i = 0; i < QUESTIONS; i++) {
            long askedNs = Meeting.wallNs(clock);
            open.send(Host.TIME);
            Line time = open.receive();
            if (time.word().equals(Host.REFUSED)) {
                // Another shard was refused meanwhile, which ends the meeting.
                throw new NotStartedException(Printable.of(time.rest()) + "; nothing was sent");
            }
            readings.add(new ClockReading(askedNs, time.number(0), time.number(1), Meeting.wallNs(clock)));
        }
        offset = Optional.of(ClockReading.best(readings));
        Thread listener = new Thread(() -> listen(open, control), "meeting");
        listener.setDaemon(true);
        listener.start();
    }

    /** Receives until the connection ends. */
    private void listen(Wire open, RunControl control) {
        try {
            while (true) {
                Line line = open.receive();
                if (line.word().equals(Host.STOP)) {
                    Host.stop(control, line.rest());
                } else {
                    lines.add(line);
                }
            }
        } catch (IOException lost) {
            lines.add(new Line(Host.REFUSED, "the first shard was lost"));
            if (!done && !terms.goOn()) {
                control.stop("the first shard was lost");
            }
        }
    }

    @Override
    public long zeroNs(NanoClock runClock, RunControl control) throws NotStartedException {
        try {
            wire().send(Host.READY);
            Optional<Line> line = next(terms.patience(), control);
            if (line.isEmpty() || !line.get().word().equals(Host.START)) {
                throw new NotStartedException(line.map(Line::rest).orElse("the others did not get ready in time")
                        + "; the load was not started");
            }
            long aheadNs = offset.orElseThrow().ahead().toNanos();
            return clock.nanos() + line.get().number(0) + aheadNs - Meeting.wallNs(clock);
        } catch (IOException lost) {
            throw new NotStartedException("the first shard was lost; the load was not started");
        }
    }

    @Override
    public Optional<ClockOffset> clock() {
        return offset;
    }

    private Wire wire() throws IOException {
        Wire open = wire;
        if (open == null) {
            throw new IOException("not connected");
        }
        return open;
    }

    private Optional<Line> next(Duration wait, RunControl control) throws NotStartedException {
        long untilNs = clock.nanos() + wait.toNanos();
        while (clock.nanos() < untilNs && !control.stopped()) {
            try {
                Line line = lines.poll(PAUSE_MS, TimeUnit.MILLISECONDS);
                if (line != null) {
                    return Optional.of(line);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new NotStartedException("interrupted before the load began");
            }
        }
        return Optional.empty();
    }

    @Override
    public void ended(Optional<String> stopped) {
        Host.tell(wire, stopped);
    }

    @Override
    public List<Path> deliver(Path directory, Path collected) throws IOException {
        wire().send(Host.DONE);
        wire().sendDirectory(directory);
        try {
            for (Line line = lines.poll(TO_HAND_IN.toSeconds(), TimeUnit.SECONDS);
                    line == null || !line.word().equals(Host.THANKS);
                    line = lines.poll(TO_HAND_IN.toSeconds(), TimeUnit.SECONDS)) {
                if (line == null || line.word().equals(Host.REFUSED)) {
                    throw new IOException("the first shard did not take the results");
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while the results were handed in", e);
        }
        done = true;
        return List.of();
    }

    @Override
    public void close() throws IOException {
        done = true;
        if (wire != null) {
            wire.close();
        }
    }
}
