package io.github.wingload.http;

import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.reactor.IOSession;

/**
 * One open connection, TLS included, over which round trips go one after the other.
 *
 * <p>The reactor watches idle wires, so one that the target has closed is known to be closed before it is used again; but
 * for the moment in which the two cross.
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
     * Begins a round trip. On the I/O thread, inside the answer before, the request goes out before this returns. If the
     * session is closed the round trip is told inside this very call.
     */
    void send(RoundTrip trip) {
        used = true;
        handler.send(trip);
    }

    /** Closes after a complete answer. */
    void close() {
        session.close(CloseMode.GRACEFUL);
    }

    /** Closes at once, whatever is going on, so that the target sees it too. From any thread, any number of times. */
    void cut() {
        session.close(CloseMode.IMMEDIATE);
    }
}
