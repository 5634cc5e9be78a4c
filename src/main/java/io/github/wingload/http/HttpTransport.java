package io.github.wingload.http;

import io.github.wingload.exchange.Request;
import io.github.wingload.exchange.RequestHeads;
import io.github.wingload.exchange.Transport;
import io.github.wingload.plan.load.Connections;
import io.github.wingload.plan.target.UrlTarget;
import io.github.wingload.time.NanoClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hc.core5.http.nio.ssl.TlsStrategy;
import org.apache.hc.core5.reactor.DefaultConnectingIOReactor;
import org.apache.hc.core5.util.Timeout;

/**
 * Carries requests over HTTP/1.1 to one target, or to the sides of a comparison.
 *
 * <p>A target's name is resolved once, at opening, and the addresses stay the same for the run. A call costs no thread;
 * {@link HttpSettings#ioThreads()} I/O threads and one deadline thread do all the work. All are daemons.
 *
 * <p>Listeners are called on one of these threads, outside of all locks and never inside {@code start}, so a listener that
 * starts the next call does not fill the stack. A call started there, on the I/O thread, sends the next request of a kept
 * connection in the same turn.
 */
public final class HttpTransport implements Transport {

    private static final Duration AFTER_THE_DEADLINE = Duration.ofSeconds(1);

    private final List<Line> lines;
    private final DeadlineQueue deadlines;
    private final DeadlineTimer timer;
    private final DefaultConnectingIOReactor reactor;

    /**
     * What calls to one target need.
     *
     * @param shared the connections that all users share; empty if each user keeps its own
     */
    private record Line(CallContext calls, Optional<IdleWires> shared) {}

    private HttpTransport(
            List<Line> lines, DeadlineQueue deadlines, DeadlineTimer timer, DefaultConnectingIOReactor reactor) {
        this.lines = lines;
        this.deadlines = deadlines;
        this.timer = timer;
        this.reactor = reactor;
    }

    /** A transport to one target; see {@link #open(List, HttpSettings, NanoClock)}. */
    public static HttpTransport open(UrlTarget target, HttpSettings settings, NanoClock clock) throws TlsFileException {
        return open(List.of(target), settings, clock);
    }

    /**
     * Reads the certificate files of the targets, resolves their names and starts the threads, which all targets share. Sends
     * nothing.
     *
     * <p>A host name that cannot be resolved is not an error here; every call then fails with DNS.
     *
     * @param targets one, or the sides of a comparison
     * @throws TlsFileException if a certificate or key file of an {@code https} target cannot be used
     */
    public static HttpTransport open(List<UrlTarget> targets, HttpSettings settings, NanoClock clock)
            throws TlsFileException {
        return open(
                targets,
                targets.stream()
                        .map(target -> TargetAddresses.of(Route.to(target).firstHop()))
                        .toList(),
                settings,
                clock);
    }

    /** @param addresses of the first hop to each target */
    static HttpTransport open(
            List<UrlTarget> targets, List<TargetAddresses> addresses, HttpSettings settings, NanoClock clock)
            throws TlsFileException {
        List<Optional<TlsStrategy>> tls = new ArrayList<>();
        for (UrlTarget target : targets) {
            tls.add(target.secure() ? Optional.of(TlsSetup.strategyFor(target)) : Optional.empty());
        }
        DeadlineQueue deadlines = new DeadlineQueue(settings.deadline().toNanos());
        DeadlineQueue patience =
                new DeadlineQueue(Duration.ofMillis(AddressRace.PATIENCE_MS).toNanos());
        boolean races = addresses.stream().anyMatch(some -> some.size() > 1);
        DeadlineTimer timer = new DeadlineTimer(races ? List.of(deadlines, patience) : List.of(deadlines), clock);
        DefaultConnectingIOReactor reactor = Reactor.start(settings.ioThreads());
        timer.start();
        List<Line> lines = new ArrayList<>();
        for (int side = 0; side < targets.size(); side++) {
            CallContext calls = new CallContext(
                    clock,
                    deadlines,
                    patience,
                    timer,
                    RequestHeads.to(targets.get(side)),
                    settings.bodyStartBytes(),
                    reactor,
                    Route.to(targets.get(side)),
                    addresses.get(side),
                    tls.get(side).orElse(null),
                    Timeout.of(settings.deadline().plus(AFTER_THE_DEADLINE)));
            lines.add(new Line(
                    calls,
                    settings.connections() == Connections.SHARED ? Optional.of(new IdleWires()) : Optional.empty()));
        }
        return new HttpTransport(List.copyOf(lines), deadlines, timer, reactor);
    }

    /**
     * The addresses of a target with ports, in the order in which they are tried at first; empty if the name could not be resolved.
     *
     * @param side which of the targets, from 0
     */
    public List<String> resolvedAddresses(int side) {
        return lines.get(side).calls().addresses().inWords();
    }

    /** How many connections each address accepted so far; without addresses that accepted none. */
    public Map<String, Long> connectionsByAddress() {
        Map<String, Long> all = new LinkedHashMap<>();
        lines.forEach(line -> line.calls()
                .addresses()
                .connections()
                .forEach((address, accepted) -> all.merge(address, accepted, Long::sum)));
        return all;
    }

    @Override
    public Connection connection(int side) {
        return new Way(lines.get(side));
    }

    @Override
    public void abort() {
        deadlines.close().forEach(DeadlineQueue.Entry::cutOff);
    }

    @Override
    public void close() {
        abort();
        Reactor.stop(reactor);
        timer.close();
    }

    /** A user's access to a target. */
    private static final class Way implements Connection {

        private final Line line;
        private final IdleWires idle;

        Way(Line line) {
            this.line = line;
            this.idle = line.shared().orElseGet(IdleWires::new);
        }

        @Override
        public void start(Request request, ExchangeListener listener) {
            new InFlight(line.calls(), request, listener, idle).start();
        }

        @Override
        public void close() {
            if (line.shared().isEmpty()) {
                idle.close();
            }
        }
    }
}
