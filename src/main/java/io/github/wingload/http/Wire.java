package io.github.wingload.http;

import org.apache.hc.core5.http.HttpConnection;
import org.apache.hc.core5.http.nio.AsyncClientExchangeHandler;
import org.apache.hc.core5.http.nio.command.RequestExecutionCommand;
import org.apache.hc.core5.http.protocol.HttpCoreContext;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.reactor.Command;
import org.apache.hc.core5.reactor.IOSession;

/**
 * One open connection, TLS included, over which exchanges go one after the other.
 *
 * <p>The reactor watches idle wires, so one that the target has closed is known to be closed before it is used again; but
 * for the moment in which the two cross.
 */
final class Wire {

    private final IOSession session;

    /** Filled anew by each exchange. */
    private final HttpCoreContext context = HttpCoreContext.create();

    private boolean used;

    Wire(IOSession session) {
        this.session = session;
    }

    /** True once an exchange has begun on it. */
    boolean used() {
        return used;
    }

    /** True if another exchange can be tried on it. */
    boolean open() {
        return session.isOpen() && session.getHandler() instanceof HttpConnection connection && connection.isOpen();
    }

    /**
     * Begins an exchange. On the I/O thread, inside the answer before, it goes out in the same turn of the reactor. If the
     * session is closed the handler is told inside this very call.
     */
    void send(AsyncClientExchangeHandler handler) {
        used = true;
        session.enqueue(new RequestExecutionCommand(handler, context), Command.Priority.NORMAL);
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
