package io.github.wingload.http;

import io.github.wingload.exchange.Exchange;
import io.github.wingload.exchange.FailureClass;
import io.github.wingload.plan.target.HostPort;
import java.util.concurrent.CancellationException;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.nio.ssl.TlsStrategy;
import org.apache.hc.core5.http2.HttpVersionPolicy;
import org.apache.hc.core5.reactor.ssl.TransportSecurityLayer;

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
    private final AddressRace race;
    private volatile CallStage stage = CallStage.CONNECT;

    Dial(CallContext calls, InFlight call) {
        this.calls = calls;
        this.call = call;
        this.race = new AddressRace(calls, this::connected, this::failed);
    }

    CallStage stage() {
        return stage;
    }

    void start() {
        race.start();
    }

    /** Closes what was opened, and no longer notifies the call. May be called from any thread. */
    void giveUp() {
        race.giveUp();
    }

    private void connected(Wire wire) {
        if (calls.route().tunnel().isPresent()) {
            stage = CallStage.TUNNEL;
            wire.send(new TunnelRequest(
                    calls.route().tunnel().get(),
                    calls.route().tunnelAuthorization(),
                    () -> tunnelled(wire),
                    this::failed));
        } else {
            tunnelled(wire);
        }
    }

    private void tunnelled(Wire wire) {
        TlsStrategy tls = calls.tls();
        if (tls == null) {
            call.use(wire, false);
            return;
        }
        stage = CallStage.HANDSHAKE;
        HostPort name = calls.route().tlsName().orElseThrow();
        wire.secure(tls, new HttpHost("https", name.host(), name.port()), HTTP_1, new FutureCallback<>() {
            @Override
            public void completed(TransportSecurityLayer secured) {
                call.use(wire, false);
            }

            @Override
            public void failed(Exception cause) {
                Dial.this.failed(cause);
            }

            @Override
            public void cancelled() {
                Dial.this.failed(new CancellationException("handshake cancelled"));
            }
        });
    }

    private void failed(Exception cause) {
        giveUp();
        call.connectFailed(
                cause instanceof TunnelRequest.Refused
                        ? new Exchange.Failure(FailureClass.PROXY_REFUSED, "" + cause.getMessage())
                        : FailureNaming.name(cause, stage, false));
    }
}
