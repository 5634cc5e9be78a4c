package io.github.wingload.http;

import io.github.wingload.exchange.HeaderField;
import io.github.wingload.exchange.RequestBody;
import io.github.wingload.plan.target.HostPort;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.hc.core5.http.ConnectionClosedException;

/** Asks a proxy for a tunnel with CONNECT. */
final class TunnelRequest implements RoundTrip {

    private final HostPort goal;
    private final Optional<HeaderField> authorization;
    private final Runnable opened;
    private final Consumer<Exception> failed;
    private boolean refused;

    /** @param authorization for the proxy */
    TunnelRequest(HostPort goal, Optional<HeaderField> authorization, Runnable opened, Consumer<Exception> failed) {
        this.goal = goal;
        this.authorization = authorization;
        this.opened = opened;
        this.failed = failed;
    }

    /** The proxy's answer was not a tunnel. */
    static final class Refused extends IOException {

        private static final long serialVersionUID = 1L;

        Refused(int status) {
            super("proxy refused the tunnel with status " + status);
        }
    }

    @Override
    public String method() {
        return "CONNECT";
    }

    @Override
    public byte[] begin() {
        String head = "CONNECT " + goal + " HTTP/1.1\r\nHost: " + goal + "\r\n"
                + authorization
                        .map(field -> field.name() + ": " + field.value() + "\r\n")
                        .orElse("")
                + "\r\n";
        return head.getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public RequestBody body() {
        return RequestBody.NONE;
    }

    @Override
    public void sent() {
        // Nothing to do until the proxy answers.
    }

    @Override
    public void answered(AnswerHead head) {
        if (head.status() >= 300) {
            failed(new Refused(head.status()));
        }
    }

    @Override
    public void received(ByteBuffer piece) {
        piece.position(piece.limit());
    }

    @Override
    public void ended() {
        if (!refused) {
            opened.run();
        }
    }

    @Override
    public void failed(Exception cause) {
        if (!refused) {
            refused = true;
            failed.accept(cause);
        }
    }

    @Override
    public boolean cancel() {
        failed(new ConnectionClosedException());
        return true;
    }
}
