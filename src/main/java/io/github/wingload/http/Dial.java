package io.github.wingload.http;

import io.github.wingload.exchange.Exchange;
import io.github.wingload.exchange.FailureClass;
import io.github.wingload.plan.HostPort;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.nio.ssl.TlsStrategy;
import org.apache.hc.core5.http2.HttpVersionPolicy;
import org.apache.hc.core5.reactor.IOSession;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * One connection being opened: TCP to the first address that accepts, the proxy's tunnel, the TLS handshake.
 *
 * <p>The call's deadline may give it up at any stage; its socket is then closed. Its steps run on the I/O thread.
 */
final class Dial {

    private static final TlsConfig HTTP_1 =
            TlsConfig.custom().setVersionPolicy(HttpVersionPolicy.FORCE_HTTP_1).build();

    private final CallContext calls;
    private final InFlight call;
    private volatile CallStage stage = CallStage.CONNECT;
    private volatile @Nullable Future<IOSession> connecting;
    private volatile @Nullable Wire wire;
    private volatile boolean givenUp;

    Dial(CallContext calls, InFlight call) {
        this.calls = calls;
        this.call = call;
    }

    CallStage stage() {
        return stage;
    }

    void start() {
        connect(0);
    }

    /** Closes what was opened, and no longer notifies the call. May be called from any thread. */
    void giveUp() {
        givenUp = true;
        // Whatever is opened after this line is closed by the code that opened it, since givenUp is set.
        Future<IOSession> pending = connecting;
        if (pending != null) {
            pending.cancel(true);
        }
        Wire made = wire;
        if (made != null) {
            made.cut();
        }
    }

    private void connect(int index) {
        List<InetSocketAddress> addresses = calls.route().addresses();
        try {
            connecting = calls.reactor()
                    .connect(
                            calls.firstHop(),
                            addresses.get(index),
                            null,
                            calls.connectTimeout(),
                            this,
                            step(opened -> connected(), cause -> {
                                if (index + 1 < addresses.size() && !givenUp) {
                                    connect(index + 1);
                                } else {
                                    failed(cause);
                                }
                            }));
        } catch (RuntimeException e) {
            // For example, the reactor has been shut down. The caller may be in a loop of calls that fail at once.
            calls.timer().later(() -> failed(e));
        }
        if (givenUp) {
            giveUp();
        }
    }

    /**
     * The reactor has opened the wire. This is called even if the connect request was cancelled in the meantime, which the
     * reactor does not notice: the socket would stay open, unused.
     */
    void opened(Wire made) {
        wire = made;
        if (givenUp) {
            giveUp();
        }
    }

    private void connected() {
        if (calls.route().tunnel().isPresent()) {
            stage = CallStage.TUNNEL;
            wire().send(new TunnelRequest(calls.route().tunnel().get(), this::tunnelled, this::failed));
        } else {
            tunnelled();
        }
    }

    private void tunnelled() {
        TlsStrategy tls = calls.tls();
        if (tls == null) {
            ready();
            return;
        }
        stage = CallStage.HANDSHAKE;
        HostPort name = calls.route().tlsName().orElseThrow();
        tls.upgrade(
                wire().security(),
                new HttpHost("https", name.host(), name.port()),
                HTTP_1,
                Timeout.DISABLED,
                step(secured -> ready(), this::failed));
    }

    private void ready() {
        call.use(wire(), false);
    }

    private Wire wire() {
        return Objects.requireNonNull(wire, "the reactor reports a connection before it hands over its session");
    }

    private void failed(Exception cause) {
        giveUp();
        call.connectFailed(
                cause instanceof TunnelRequest.Refused
                        ? new Exchange.Failure(FailureClass.CONNECT_FAILED, "" + cause.getMessage())
                        : FailureNaming.name(cause, stage, false));
    }

    /** The callback of a step. It is silent once the dial was given up. */
    private <T> FutureCallback<T> step(Consumer<T> next, Consumer<Exception> failed) {
        return new FutureCallback<>() {
            @Override
            public void completed(T result) {
                next.accept(result);
            }

            @Override
            public void failed(Exception cause) {
                failed.accept(cause);
            }

            @Override
            public void cancelled() {
                // Cancelling a request again from its own cancellation would leave its socket open.
                if (!givenUp) {
                    failed.accept(new CancellationException("connection request cancelled"));
                }
            }
        };
    }
}
