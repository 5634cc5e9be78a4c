package io.github.wingload.http;

import io.github.wingload.exchange.Request;
import io.github.wingload.exchange.RequestHeads;
import io.github.wingload.exchange.Transport;
import io.github.wingload.plan.load.Connections;
import io.github.wingload.plan.target.UrlTarget;
import io.github.wingload.time.NanoClock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hc.core5.http.nio.ssl.TlsStrategy;
import org.apache.hc.core5.reactor.DefaultConnectingIOReactor;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * Carries requests over HTTP/1.1 to one target.
 *
 * <p>The target's name is resolved once, at opening, and the addresses stay the same for the run. A call costs no thread;
 * {@link HttpSettings#ioThreads()} I/O threads and one deadline thread do all the work. All are daemons.
 *
 * <p>Listeners are called on one of these threads, outside of all locks and never inside {@code start}, so a listener that
 * starts the next call does not fill the stack. A call started there, on the I/O thread, sends the next request of a kept
 * connection in the same turn.
 */
public final class HttpTransport implements Transport {

    private static final Duration AFTER_THE_DEADLINE = Duration.ofSeconds(1);

    private final CallContext calls;
    private final DefaultConnectingIOReactor reactor;

    /** The connections that all users share; empty if each user keeps its own. */
    private final Optional<IdleWires> shared;

    private HttpTransport(CallContext calls, DefaultConnectingIOReactor reactor, Optional<IdleWires> shared) {
        this.calls = calls;
        this.reactor = reactor;
        this.shared = shared;
    }

    /**
     * Reads the target's certificate files, resolves its name and starts the threads. Sends nothing.
     *
     * <p>A host name that cannot be resolved is not an error here; every call then fails with DNS.
     *
     * @throws TlsFileException if a certificate or key file of an {@code https} target cannot be used
     */
    public static HttpTransport open(UrlTarget target, HttpSettings settings, NanoClock clock) throws TlsFileException {
        return open(target, TargetAddresses.of(Route.to(target).firstHop()), settings, clock);
    }

    /** @param addresses of the first hop */
    static HttpTransport open(UrlTarget target, TargetAddresses addresses, HttpSettings settings, NanoClock clock)
            throws TlsFileException {
        Route route = Route.to(target);
        @Nullable TlsStrategy tls = target.secure() ? TlsSetup.strategyFor(target) : null;
        DeadlineQueue deadlines = new DeadlineQueue(settings.deadline().toNanos());
        DeadlineQueue patience =
                new DeadlineQueue(Duration.ofMillis(AddressRace.PATIENCE_MS).toNanos());
        DeadlineTimer timer =
                new DeadlineTimer(addresses.size() > 1 ? List.of(deadlines, patience) : List.of(deadlines), clock);
        DefaultConnectingIOReactor reactor = Reactor.start(settings.ioThreads());
        timer.start();
        CallContext calls = new CallContext(
                clock,
                deadlines,
                patience,
                timer,
                RequestHeads.to(target),
                settings.bodyStartBytes(),
                reactor,
                route,
                addresses,
                tls,
                Timeout.of(settings.deadline().plus(AFTER_THE_DEADLINE)));
        Optional<IdleWires> shared =
                settings.connections() == Connections.SHARED ? Optional.of(new IdleWires()) : Optional.empty();
        return new HttpTransport(calls, reactor, shared);
    }

    /** The addresses with ports, in the order in which they are tried at first; empty if the name could not be resolved. */
    public List<String> resolvedAddresses() {
        return calls.addresses().inWords();
    }

    /** How many connections each address accepted so far; without addresses that accepted none. */
    public Map<String, Long> connectionsByAddress() {
        return calls.addresses().connections();
    }

    @Override
    public Connection connection() {
        return new Way(shared.orElseGet(IdleWires::new));
    }

    @Override
    public void abort() {
        calls.deadlines().close().forEach(DeadlineQueue.Entry::cutOff);
    }

    @Override
    public void close() {
        abort();
        Reactor.stop(reactor);
        calls.timer().close();
    }

    /** A user's access to the target. */
    private final class Way implements Connection {

        private final IdleWires idle;

        Way(IdleWires idle) {
            this.idle = idle;
        }

        @Override
        public void start(Request request, ExchangeListener listener) {
            new InFlight(calls, request, listener, idle).start();
        }

        @Override
        public void close() {
            if (shared.isEmpty()) {
                idle.close();
            }
        }
    }
}
