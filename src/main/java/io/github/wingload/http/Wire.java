package io.github.wingload.http;

import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.reactor.IOSession;

/**
 * One open connection, with TLS where the target needs it, that carries one round trip at a time.
 *
 * <p>The reactor watches idle wires, so a wire that the target has closed is not used again, except when the close and the
 * next request cross on the way.
 */
final class Wire {

    private final IOSession session;
    private final WireHandler handler;
    private boolean used;

    /** @param session made by the {@link Reactor} */
    Wire(IOSession session) {
        this.session = session;
        this.handler = (WireHandler) session.getHandler();
    }

    /** True once a request has been sent over it. */
    boolean used() {
        return used;
    }

    /** True if another round trip can be tried on it. */
    boolean open() {
        return handler.open();
    }

    /**
     * Starts a round trip. On the I/O thread the request is written before this returns. If the session is closed, the round
     * trip fails inside this call.
     */
    void send(RoundTrip trip) {
        used = true;
        handler.send(trip);
    }

    /** Closes after a complete answer. */
    void close() {
        session.close(CloseMode.GRACEFUL);
    }

    /** Closes at once, in any state, so that the target sees it too. May be called from any thread, repeatedly. */
    void cut() {
        session.close(CloseMode.IMMEDIATE);
    }
}
