package io.github.wingload.http;

import io.github.wingload.exchange.Exchange;
import io.github.wingload.exchange.Exchange.Failure;
import io.github.wingload.exchange.ReadStream;
import io.github.wingload.exchange.Request;
import io.github.wingload.exchange.RequestBody;
import io.github.wingload.exchange.ResponseHeaders;
import io.github.wingload.exchange.StreamReader;
import io.github.wingload.exchange.Times;
import io.github.wingload.exchange.Transport.ExchangeListener;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One call from its start to its end: gets a wire, sends, reads the answer, takes the times and notifies the listener once.
 *
 * <p>The I/O thread advances the call; the deadline thread or an abort may end it at any moment. One compare-and-set decides
 * which of them ends it; the winner takes the end time, frees or closes the wire and notifies the listener. Fields that the
 * I/O thread writes are volatile, so that the other threads can see how far the call had come.
 */
final class InFlight extends DeadlineQueue.Entry implements RoundTrip {

    private static final Logger LOG = LoggerFactory.getLogger(InFlight.class);

    private static final AtomicIntegerFieldUpdater<InFlight> STATE =
            AtomicIntegerFieldUpdater.newUpdater(InFlight.class, "state");

    private static final int ACTIVE = 0;
    private static final int ENDED = 1;

    private final CallContext calls;
    private final Request request;
    private final ExchangeListener listener;
    private final IdleWires idle;
    private final BodyStart body;

    private volatile int state = ACTIVE;
    private volatile @Nullable Wire wire;
    private volatile @Nullable Dial dial;

    private volatile long leasedNs = Times.NEVER;
    private volatile long connectedNs = Times.NEVER;
    private volatile long sentNs = Times.NEVER;
    private volatile long bodySentNs = Times.NEVER;
    private volatile long firstByteNs = Times.NEVER;

    /** Null if the answer is not read as a stream. */
    private final @Nullable StreamReader stream;

    /** Null if the stream may be silent for as long as the deadline. */
    private final @Nullable TokenWait tokens;

    private boolean reused;
    private @Nullable AnswerHead head;

    /** The thread on whose stack the call is being started, else null. A thread only asks whether it is itself the starter. */
    private @Nullable Thread starter;

    /** @param idle the wires that this call may use again, and to which it returns its own */
    InFlight(CallContext calls, Request request, ExchangeListener listener, IdleWires idle) {
        super(calls.clock().nanos());
        this.calls = calls;
        this.request = request;
        this.listener = listener;
        this.idle = idle;
        this.stream = request.stream().map(StreamReader::new).orElse(null);
        this.tokens = request.stream()
                .flatMap(format -> TokenWait.of(format, this, calls.timer()))
                .orElse(null);
        this.body = new BodyStart(request.keepsBody() ? Request.MOST_KEPT_BYTES : calls.bodyStartBytes());
    }

    // Getting a wire.

    void start() {
        starter = Thread.currentThread();
        TokenWait wait = tokens;
        if (wait != null) {
            wait.begin();
        }
        if (!calls.deadlines().add(this)) {
            cutOff();
        } else if (calls.addresses().isEmpty()) {
            end(FailureNaming.dns(calls.route().firstHop().host()), false);
        } else {
            try {
                getWire();
            } catch (RuntimeException thrown) {
                // The target closed the wire at this moment; the call still ends only once.
                failed(thrown);
            }
        }
        starter = null;
    }

    private void getWire() {
        Wire kept = idle.poll();
        leasedNs = calls.clock().nanos();
        if (kept != null) {
            use(kept, true);
            return;
        }
        Dial made = new Dial(calls, this);
        dial = made;
        // From here on, the thread that ends the call finds the dial and gives it up.
        if (state != ENDED) {
            made.start();
        }
    }

    /**
     * Sends the request over a wire, which this call keeps until its end.
     *
     * @param keptWire true if an earlier call used the wire
     */
    void use(Wire given, boolean keptWire) {
        starter = Thread.currentThread();
        reused = keptWire;
        connectedNs = reused ? leasedNs : calls.clock().nanos();
        wire = given;
        if (state == ENDED) {
            // The thread that ended the call may have looked for a wire before this one was set.
            given.cut();
        } else {
            given.send(this);
        }
        starter = null;
    }

    void connectFailed(Failure failure) {
        end(failure, false);
    }

    // Sending.

    @Override
    public String method() {
        return request.method();
    }

    @Override
    public byte[] begin() {
        sentNs = calls.clock().nanos();
        return calls.requests().of(request);
    }

    @Override
    public RequestBody body() {
        return request.body();
    }

    @Override
    public void sent() {
        bodySentNs = request.body().length() == 0 ? sentNs : calls.clock().nanos();
    }

    // Listening.

    @Override
    public void answered(AnswerHead answer) {
        head = answer;
        firstByteNs = calls.clock().nanos();
    }

    @Override
    public void received(ByteBuffer piece) {
        StreamReader reader = stream;
        if (reader != null) {
            // Before the bytes are looked into, which takes time of its own.
            long nowNs = calls.clock().nanos();
            int start = piece.position();
            boolean token = reader.read(piece, nowNs);
            piece.position(start);
            TokenWait wait = tokens;
            if (wait != null && (token || reader.finished())) {
                wait.arrived(nowNs, reader.finished());
            }
        }
        body.add(piece);
    }

    // Ending.

    @Override
    public void ended() {
        // After an answer that arrived before the whole request was sent, the connection cannot be reused.
        Wire used = wire;
        end(null, bodySentNs != Times.NEVER && used != null && used.open());
    }

    @Override
    public void failed(Exception cause) {
        end(FailureNaming.name(cause, stage(), reused), false);
    }

    @Override
    public boolean cancel() {
        failed(new ConnectionClosedException());
        return true;
    }

    @Override
    void expire() {
        end(FailureNaming.deadline(calls.deadlines().deadlineNs(), stage()), false);
    }

    /** A token did not come in time. */
    void silent(Failure failure) {
        end(failure, false);
    }

    @Override
    void cutOff() {
        end(FailureNaming.unfinished(), false);
    }

    private void end(@Nullable Failure failure, boolean reusable) {
        if (STATE.getAndSet(this, ENDED) == ENDED) {
            return;
        }
        // Before the end time: the I/O thread may still read, and no event is later than the end.
        Optional<ReadStream> read = Optional.ofNullable(stream).map(reader -> reader.end(failure == null));
        long endNs = calls.clock().nanos();
        calls.deadlines().remove(this);
        TokenWait wait = tokens;
        if (wait != null) {
            wait.end();
        }
        Exchange exchange = exchange(endNs, read, failure == null ? afterDeadline(endNs) : failure);
        freeWire(failure == null, reusable);
        if (starter == Thread.currentThread()) {
            calls.timer().later(() -> tell(exchange));
        } else {
            tell(exchange);
        }
    }

    /**
     * The failure of a complete answer that ended after the deadline; null if it was in time. That happens if the process stood
     * still when the deadline passed, so that no thread could end the call.
     */
    private @Nullable Failure afterDeadline(long endNs) {
        long deadlineNs = calls.deadlines().deadlineNs();
        if (endNs - startedNs() <= deadlineNs) {
            return null;
        }
        boolean headInTime = firstByteNs != Times.NEVER && firstByteNs - startedNs() <= deadlineNs;
        return FailureNaming.deadline(deadlineNs, headInTime ? CallStage.BODY : CallStage.WAIT);
    }

    private void freeWire(boolean complete, boolean reusable) {
        Wire used = wire;
        Dial making = dial;
        if (used == null) {
            if (making != null) {
                making.giveUp();
            }
        } else if (reusable) {
            idle.add(used);
        } else if (complete) {
            used.close();
        } else {
            used.cut();
        }
    }

    private void tell(Exchange exchange) {
        try {
            listener.ended(exchange);
        } catch (Throwable e) {
            // The I/O thread or the timer thread must survive, since other calls depend on it.
            LOG.error("the listener of an ended call failed", e);
        }
    }

    private CallStage stage() {
        if (firstByteNs != Times.NEVER) {
            return CallStage.BODY;
        }
        if (bodySentNs != Times.NEVER) {
            return CallStage.WAIT;
        }
        if (connectedNs != Times.NEVER) {
            return CallStage.SEND;
        }
        Dial making = dial;
        return making == null ? CallStage.CONNECT : making.stage();
    }

    private Exchange exchange(long endNs, Optional<ReadStream> read, @Nullable Failure failure) {
        // Read first: fields written before this volatile one are then visible.
        long answeredNs = firstByteNs;
        AnswerHead answer = answeredNs == Times.NEVER ? null : head;
        long bytes = body.bytes();
        return new Exchange(
                new Times(startedNs(), leasedNs, connectedNs, sentNs, bodySentNs, answeredNs, endNs),
                reused,
                answer == null ? 0 : answer.status(),
                answer == null ? ResponseHeaders.NONE : new AnswerHeaders(answer),
                bytes,
                body.bytesKept(),
                read,
                Optional.ofNullable(failure));
    }
}
