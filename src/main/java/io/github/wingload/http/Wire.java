package io.github.wingload.http;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.reactor.Command;
import org.apache.hc.core5.reactor.IOEventHandler;
import org.apache.hc.core5.reactor.IOSession;
import org.apache.hc.core5.reactor.ProtocolIOSession;
import org.apache.hc.core5.reactor.ssl.TransportSecurityLayer;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * One open connection, with TLS where the target needs it. It carries one round trip at a time: it writes the request and reads
 * the answer.
 *
 * <p>The reactor watches idle wires, so a wire that the target has closed is not used again, except when the close and the
 * next request cross on the way. With TLS, the session decrypts what arrives and encrypts what is written; nothing else differs.
 *
 * <p>Thread rule: all methods run on the I/O thread, except {@link #send}, {@link #open}, {@link #close} and {@link #cut}.
 */
final class Wire implements IOEventHandler {

    private final ProtocolIOSession session;
    private final IoBuffers buffers;
    private ResponseReader reader = new ResponseReader();
    private final Outbox outbox = new Outbox();

    /** Null while the wire is idle. */
    private @Nullable RoundTrip current;

    private volatile boolean open = true;

    /** Must be called on the I/O thread that owns the buffers. */
    Wire(ProtocolIOSession session, IoBuffers buffers) {
        this.session = session;
        this.buffers = buffers;
    }

    /** The connection, for the TLS handshake. */
    TransportSecurityLayer security() {
        return session;
    }

    /** True if another round trip can be tried on it. */
    boolean open() {
        return open && session.isOpen();
    }

    /** Closes after a complete answer. */
    void close() {
        session.close(CloseMode.GRACEFUL);
    }

    /** Closes at once, in any state, so that the target sees it too. May be called from any thread, repeatedly. */
    void cut() {
        session.close(CloseMode.IMMEDIATE);
    }

    /**
     * Starts a round trip. On the I/O thread the request is written before this returns; from another thread, the I/O thread
     * writes it as soon as it can. If the session is closed, the round trip fails inside this call.
     */
    void send(RoundTrip trip) {
        if (!buffers.here()) {
            session.enqueue(trip, Command.Priority.NORMAL);
            return;
        }
        try {
            begin(trip);
        } catch (IOException | RuntimeException e) {
            // The caller is another call, which this failure does not concern.
            exception(session, e);
        }
    }

    @Override
    public void connected(IOSession connected) {
        session.setEvent(SelectionKey.OP_READ);
    }

    /** @param decrypted the decrypted bytes; null if they must be read from the session */
    @Override
    public void inputReady(IOSession ready, @Nullable ByteBuffer decrypted) throws IOException {
        ByteBuffer in = decrypted;
        int read = 1;
        if (in == null) {
            in = buffers.in();
            in.clear();
            read = session.read(in);
            in.flip();
        }
        try {
            if (read < 0) {
                endOfInput();
            } else if (in.hasRemaining()) {
                take(in);
            }
        } catch (HttpException e) {
            exception(session, e);
        }
    }

    @Override
    public void outputReady(IOSession ready) throws IOException {
        if (!outbox.isEmpty()) {
            write();
        } else {
            // In this order: a round trip that another thread adds after the poll asks for output again.
            session.clearEvent(SelectionKey.OP_WRITE);
            if (session.poll() instanceof RoundTrip next) {
                begin(next);
            }
        }
    }

    @Override
    public void timeout(IOSession late, Timeout timeout) {
        exception(session, new SocketTimeoutException(timeout.toString()));
    }

    @Override
    public void exception(IOSession failing, Exception cause) {
        RoundTrip trip = leave();
        if (trip != null) {
            trip.failed(cause);
        }
        session.close(CloseMode.GRACEFUL);
        while (session.poll() instanceof RoundTrip waiting) {
            waiting.failed(cause);
        }
    }

    @Override
    public void disconnected(IOSession closed) {
        RoundTrip trip = leave();
        if (trip != null) {
            trip.failed(new ConnectionClosedException());
        }
        Command waiting;
        while ((waiting = session.poll()) != null) {
            waiting.cancel();
        }
    }

    private void begin(RoundTrip trip) throws IOException {
        current = trip;
        outbox.put(trip.begin(), trip.body());
        write();
    }

    private void write() throws IOException {
        boolean all = outbox.writeTo(session, buffers.out());
        RoundTrip trip = current;
        if (all && trip != null) {
            trip.sent();
        }
        if (!all || session.getTlsDetails() != null) {
            // A secured session has encrypted what it took, and sends it with the next output.
            session.setEvent(SelectionKey.OP_WRITE);
        }
    }

    private void take(ByteBuffer in) throws HttpException, IOException {
        RoundTrip trip = current;
        if (trip == null) {
            throw new HttpException("Unexpected response");
        }
        if (reader.read(in, trip)) {
            // Bytes after an answer belong to no request, so the connection cannot be used again.
            end(trip, reader.keepsConnection() && !in.hasRemaining());
        } else if (reader.refuses()) {
            outbox.clear();
        }
    }

    private void endOfInput() throws HttpException, IOException {
        RoundTrip trip = current;
        if (trip == null) {
            open = false;
            session.close(CloseMode.GRACEFUL);
        } else if (reader.endOfInput(trip)) {
            end(trip, false);
        }
    }

    private void end(RoundTrip trip, boolean reusable) {
        current = null;
        reader = new ResponseReader();
        outbox.clear();
        open = reusable;
        trip.ended();
    }

    /** Ends the use of this wire, and returns the round trip that was under way. */
    private @Nullable RoundTrip leave() {
        RoundTrip trip = current;
        current = null;
        open = false;
        outbox.clear();
        return trip;
    }
}
