package io.github.wingload.http;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.reactor.IOSession;
import org.jspecify.annotations.Nullable;

/**
 * TCP connections to a target's addresses, of which the first that opens is used ("happy eyeballs", RFC 8305).
 *
 * <p>The next address is tried when the one before fails, or has not answered for {@value #PATIENCE_MS} ms, which it may still do.
 * The other connections are closed when one has opened. Steps run on I/O threads and the timer's thread, one at a time.
 */
final class AddressRace {

    /** How long an address may take before the next is tried as well. */
    static final int PATIENCE_MS = 250;

    private final CallContext calls;
    private final Consumer<Wire> won;
    private final Consumer<Exception> lost;
    private final int first;
    private final List<Attempt> attempts = new ArrayList<>(1);
    private int failures;
    private boolean over;

    /**
     * @param won gets the open connection, on its I/O thread
     * @param lost gets the last failure if every address has failed
     */
    AddressRace(CallContext calls, Consumer<Wire> won, Consumer<Exception> lost) {
        this.calls = calls;
        this.won = won;
        this.lost = lost;
        this.first = calls.addresses().preferred();
    }

    void start() {
        tryNext(0);
    }

    /** Closes all connections and ends the race without a result. May be called from any thread, repeatedly. */
    void giveUp() {
        List<Attempt> all;
        synchronized (this) {
            over = true;
            all = List.copyOf(attempts);
        }
        all.forEach(Attempt::giveUp);
    }

    /** Tries an address, unless it has been tried. */
    private void tryNext(int turn) {
        Attempt attempt;
        synchronized (this) {
            if (over || turn != attempts.size() || turn == calls.addresses().size()) {
                return;
            }
            attempt = new Attempt(turn);
            attempts.add(attempt);
        }
        if (turn + 1 < calls.addresses().size()) {
            calls.patience().add(attempt);
        }
        attempt.start();
    }

    private void opened(Attempt attempt) {
        boolean late;
        synchronized (this) {
            late = over;
            over = true;
        }
        if (late) {
            attempt.giveUp();
            return;
        }
        calls.addresses().opened(first, attempt.turn);
        calls.patience().remove(attempt);
        for (Attempt other : attempts) {
            if (other != attempt) {
                other.giveUp();
            }
        }
        won.accept(attempt.openedWire());
    }

    private void failed(Exception cause) {
        int next;
        synchronized (this) {
            if (over) {
                return;
            }
            failures++;
            over = failures == calls.addresses().size();
            next = over ? 0 : attempts.size();
        }
        if (next == 0) {
            lost.accept(cause);
        } else {
            tryNext(next);
        }
    }

    /** A connection to one address. */
    final class Attempt extends DeadlineQueue.Entry implements FutureCallback<IOSession> {

        private final int turn;
        private volatile @Nullable Future<IOSession> pending;
        private volatile @Nullable Wire wire;
        private volatile boolean givenUp;

        private Attempt(int turn) {
            super(calls.clock().nanos());
            this.turn = turn;
        }

        private void start() {
            try {
                pending = calls.reactor()
                        .connect(
                                calls.firstHop(),
                                calls.addresses().get(first, turn),
                                null,
                                calls.connectTimeout(),
                                this,
                                this);
            } catch (RuntimeException e) {
                // For example, the reactor has been shut down. The caller may be in a loop of calls that fail at once.
                calls.timer().later(() -> AddressRace.this.failed(e));
            }
            if (givenUp) {
                giveUp();
            }
        }

        @Override
        void expire() {
            tryNext(turn + 1);
        }

        @Override
        void cutOff() {
            giveUp();
        }

        private void giveUp() {
            givenUp = true;
            calls.patience().remove(this);
            // Whatever is opened after this line is closed by the code that opened it, since givenUp is set.
            Future<IOSession> request = pending;
            if (request != null) {
                request.cancel(true);
            }
            Wire made = wire;
            if (made != null) {
                made.cut();
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

        private Wire openedWire() {
            Wire made = wire;
            if (made == null) {
                throw new IllegalStateException("the reactor reports a connection before it hands over its session");
            }
            return made;
        }

        @Override
        public void completed(IOSession session) {
            AddressRace.this.opened(this);
        }

        @Override
        public void failed(Exception cause) {
            AddressRace.this.failed(cause);
        }

        @Override
        public void cancelled() {
            // Cancelling a request again from its own cancellation would leave its socket open.
            if (!givenUp) {
                AddressRace.this.failed(new CancellationException("connection request cancelled"));
            }
        }
    }
}
