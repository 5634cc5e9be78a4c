package io.github.wingload.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.exchange.RequestHeads;
import io.github.wingload.plan.target.UrlTarget;
import io.github.wingload.time.NanoClock;
import java.lang.reflect.Proxy;
import java.net.SocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.net.NamedEndpoint;
import org.apache.hc.core5.reactor.ConnectionInitiator;
import org.apache.hc.core5.reactor.IOSession;
import org.apache.hc.core5.reactor.ProtocolIOSession;
import org.apache.hc.core5.util.Timeout;
import org.junit.jupiter.api.Test;

class DialTest {

    private final List<Request> requests = new ArrayList<>();
    private final List<AddressRace.Attempt> attempts = new ArrayList<>();
    private final ConnectionInitiator reactor = new ConnectionInitiator() {
        @Override
        public Future<IOSession> connect(
                NamedEndpoint endpoint,
                SocketAddress remote,
                SocketAddress local,
                Timeout timeout,
                Object attachment,
                FutureCallback<IOSession> callback) {
            attempts.add((AddressRace.Attempt) attachment);
            Request request = new Request(callback);
            requests.add(request);
            return request;
        }
    };

    /** HttpCore closes a pending socket only if the request is cancelled once, and not again from its own callback. */
    @Test
    void givingUpCancelsThePendingRequestOnce() {
        Dial dial = new Dial(context(), null);
        dial.start();
        dial.giveUp();

        assertThat(requests).hasSize(1);
        assertThat(requests.get(0).cancels).isEqualTo(1);
    }

    @Test
    void sessionThatOpensAfterTheDialWasGivenUpIsClosed() {
        Dial dial = new Dial(context(), null);
        dial.start();
        dial.giveUp();
        List<CloseMode> closes = new ArrayList<>();
        attempts.get(0).opened(new Wire(session(closes), IoBuffers.ofThisThread()));

        assertThat(closes).containsOnly(CloseMode.IMMEDIATE).isNotEmpty();
    }

    /** A session of which only the closing matters. */
    private static ProtocolIOSession session(List<CloseMode> closes) {
        return (ProtocolIOSession) Proxy.newProxyInstance(
                DialTest.class.getClassLoader(),
                new Class<?>[] {ProtocolIOSession.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("close")) {
                        closes.add((CloseMode) arguments[0]);
                        return null;
                    }
                    throw new UnsupportedOperationException(method.getName());
                });
    }

    private CallContext context() {
        Route route = Route.to(UrlTarget.of(URI.create("http://127.0.0.1:1")));
        TargetAddresses addresses = TargetAddresses.of(route.firstHop());
        DeadlineQueue deadlines = new DeadlineQueue(1);
        DeadlineTimer timer = new DeadlineTimer(List.of(deadlines), NanoClock.system());
        return new CallContext(
                NanoClock.system(),
                deadlines,
                new DeadlineQueue(1),
                timer,
                new RequestHeads("", "localhost"),
                0,
                reactor,
                route,
                addresses,
                null,
                Timeout.DISABLED);
    }

    /** A connect request that tells its callback as it is cancelled, as HttpCore's does. */
    private static final class Request extends CompletableFuture<IOSession> {

        private final FutureCallback<IOSession> callback;
        private int cancels;

        Request(FutureCallback<IOSession> callback) {
            this.callback = callback;
        }

        @Override
        public boolean cancel(boolean mayInterruptIfRunning) {
            cancels++;
            boolean cancelled = super.cancel(mayInterruptIfRunning);
            if (cancelled) {
                callback.cancelled();
            }
            return cancelled;
        }
    }
}
