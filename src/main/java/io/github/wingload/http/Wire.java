package io.github.wingload.http;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import javax.net.ssl.SSLException;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.nio.ssl.TlsStrategy;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.net.NamedEndpoint;
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
 * {@link #send} writes on its caller's thread, so that a start need not wait until the I/O thread wakes up. Since the I/O thread
 * may read the answer before that write has returned, both take the lock; round trips are ended outside of it.
 */
final class Wire implements IOEventHandler {

    private final ProtocolIOSession session;
    private final IoBuffers buffers;
    private ResponseReader reader = new ResponseReader();
    private final Outbox outbox = new Outbox();

    /** Null while the wire is idle. Written in the lock. */
    private volatile @Nullable RoundTrip current;

    /** Null unless a TLS handshake has begun. */
    private @Nullable FutureCallback<TransportSecurityLayer> handshake;

    /** True while the bytes are read that had arrived before the connection broke. */
    private boolean readingRest;

    /** True if the last input brought bytes. */
    private boolean gotBytes;

    private volatile boolean open = true;

    /** Must be called on the I/O thread that owns the buffers. */
    Wire(ProtocolIOSession session, IoBuffers buffers) {
        this.session = session;
        this.buffers = buffers;
    }

    /**
     * Starts the TLS handshake, on the I/O thread.
     *
     * @param end told once when TLS is ready, or at least once that it will not be: the session does not tell when the target
     *     ends the connection, so the wire does
     */
    void secure(TlsStrategy tls, NamedEndpoint name, Object config, FutureCallback<TransportSecurityLayer> end) {
        handshake = end;
        tls.upgrade(session, name, config, Timeout.DISABLED, end);
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
     * Starts a round trip. The request is written before this returns, as far as the connection accepts it. With TLS, only the
     * I/O thread can do that, so another thread leaves the request to it. If the session is closed, the round trip fails inside
     * this call.
     */
    void send(RoundTrip trip) {
        boolean onIoThread = buffers.here();
        if (!onIoThread && session.getTlsDetails() != null) {
            session.enqueue(trip, Command.Priority.NORMAL);
            return;
        }
        try {
            begin(trip);
        } catch (IOException | RuntimeException e) {
            // The caller is another call, which this failure does not concern.
            if (onIoThread) {
                exception(session, e);
            } else {
                failedElsewhere(e);
            }
        }
    }

    /** A write has failed on another thread. An open connection may hold an answer, which the I/O thread finds in the same way. */
    private void failedElsewhere(Exception cause) {
        if (outbox.isEmpty() || !session.isOpen()) {
            fail(cause);
        } else {
            session.setEvent(SelectionKey.OP_WRITE);
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
        gotBytes = read > 0;
        try {
            RoundTrip complete = read < 0 ? endOfInput() : take(in);
            if (complete != null) {
                complete.ended();
            }
            if (read < 0) {
                endOfHandshake();
            }
        } catch (HttpException | IOException e) {
            // A broken connection ends here too; why it broke is what the call is told.
            if (!readingRest || !(e instanceof ConnectionClosedException)) {
                fail(e);
            }
        }
    }

    @Override
    public synchronized void outputReady(IOSession ready) throws IOException {
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
        // Only a closed TLS session waits for something: that the target closes too.
        exception(session, new SocketTimeoutException(timeout.toString()));
    }

    /**
     * The connection is broken. A target that refuses a request may answer and close while the request is being sent; the next
     * write then fails, and the answer waits to be read.
     */
    @Override
    public void exception(IOSession failing, Exception cause) {
        boolean gone = cause instanceof IOException && !(cause instanceof SSLException);
        if (gone && current != null && !readingRest) {
            readRest();
        }
        fail(cause);
        if (gone) {
            // A TLS session would wait for the target to close too, and meet the same exception again and again.
            cut();
        }
    }

    @Override
    public void disconnected(IOSession closed) {
        endOfHandshake();
        RoundTrip trip = leave();
        if (trip != null) {
            trip.failed(new ConnectionClosedException());
        }
        Command waiting;
        while ((waiting = session.poll()) != null) {
            waiting.cancel();
        }
    }

    /** Reads what had arrived before the connection broke. Goes through the session's handler, which decrypts. */
    private void readRest() {
        RoundTrip trip = current;
        readingRest = true;
        try {
            do {
                gotBytes = false;
                session.getHandler().inputReady(session, null);
            } while (gotBytes && current == trip);
        } catch (IOException e) {
            // That nothing can be read any more is no news.
            gotBytes = false;
        }
        readingRest = false;
    }

    private void fail(Exception cause) {
        RoundTrip trip = leave();
        if (trip != null) {
            trip.failed(cause);
        }
        session.close(CloseMode.GRACEFUL);
        while (session.poll() instanceof RoundTrip waiting) {
            waiting.failed(cause);
        }
    }

    private synchronized void begin(RoundTrip trip) throws IOException {
        current = trip;
        outbox.put(trip.begin(), trip.body());
        write();
    }

    /** Called in the lock. */
    private void write() throws IOException {
        boolean all = outbox.writeTo(session, IoBuffers.ofThisThread().out());
        RoundTrip trip = current;
        if (all && trip != null) {
            trip.sent();
        }
        if (!all || session.getTlsDetails() != null) {
            // A secured session has encrypted what it took, and sends it with the next output.
            session.setEvent(SelectionKey.OP_WRITE);
        }
    }

    /** Reads a piece of the answer; returns the round trip if that completes it. */
    private synchronized @Nullable RoundTrip take(ByteBuffer in) throws HttpException, IOException {
        if (!in.hasRemaining()) {
            return null;
        }
        RoundTrip trip = current;
        if (trip == null) {
            throw new HttpException("Unexpected response");
        }
        if (reader.read(in, trip)) {
            // Bytes after an answer belong to no request, so the connection cannot be used again.
            release(reader.keepsConnection() && !in.hasRemaining());
            return trip;
        }
        if (reader.refuses()) {
            outbox.clear();
        }
        return null;
    }

    /** Returns the round trip if the end of the connection completes its answer. */
    private synchronized @Nullable RoundTrip endOfInput() throws HttpException, IOException {
        RoundTrip trip = current;
        if (trip == null) {
            open = false;
            session.close(CloseMode.GRACEFUL);
        } else if (reader.endOfInput(trip)) {
            release(false);
            return trip;
        }
        return null;
    }

    private void endOfHandshake() {
        FutureCallback<TransportSecurityLayer> waiting = handshake;
        handshake = null;
        if (waiting != null && session.getTlsDetails() == null) {
            waiting.failed(new ConnectionClosedException());
        }
    }

    /** The answer is complete. */
    private void release(boolean reusable) {
        current = null;
        reader = new ResponseReader();
        outbox.clear();
        open = reusable && !readingRest;
    }

    /** Ends the use of this wire, and returns the round trip that was under way. */
    private synchronized @Nullable RoundTrip leave() {
        RoundTrip trip = current;
        current = null;
        open = false;
        outbox.clear();
        return trip;
    }
}
