package io.github.wingload.engine;

import io.github.wingload.exchange.Exchange;
import io.github.wingload.exchange.FailureClass;
import io.github.wingload.exchange.Request;
import io.github.wingload.exchange.ResponseHeaders;
import io.github.wingload.exchange.Times;
import io.github.wingload.exchange.Transport;
import io.github.wingload.time.NanoClock;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps what was started until the test ends it. */
final class FakeTransport implements Transport {

    private final NanoClock clock;
    private final List<Started> inFlight = new CopyOnWriteArrayList<>();
    private final List<Request> sent = new CopyOnWriteArrayList<>();
    private int connections;
    private int closedConnections;

    FakeTransport(NanoClock clock) {
        this.clock = clock;
    }

    /** A call that was started. */
    record Started(int connection, int side, Request request, long atNs, ExchangeListener listener) {}

    List<Started> inFlight() {
        return List.copyOf(inFlight);
    }

    /** Everything that was started, in order. */
    List<Request> sent() {
        return sent;
    }

    int openConnections() {
        return connections - closedConnections;
    }

    /** Answers the oldest call now. */
    void answerOldest(int status) {
        end(inFlight.remove(0), status, Optional.empty());
    }

    /** Answers the oldest call now, with a JSON body. */
    void answerOldest(int status, String json) {
        end(inFlight.remove(0), status, json, Optional.empty());
    }

    /** Answers a call now. */
    void answer(Started started, int status) {
        inFlight.remove(started);
        end(started, status, Optional.empty());
    }

    void answerAll(int status) {
        for (Started started : inFlight()) {
            answer(started, status);
        }
    }

    private void end(Started started, int status, Optional<Exchange.Failure> failure) {
        end(started, status, "", failure);
    }

    private void end(Started started, int status, String json, Optional<Exchange.Failure> failure) {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        long now = clock.nanos();
        started.listener()
                .ended(new Exchange(
                        new Times(
                                started.atNs(),
                                started.atNs(),
                                started.atNs(),
                                started.atNs(),
                                started.atNs(),
                                now,
                                now),
                        false,
                        status,
                        ResponseHeaders.NONE,
                        body.length,
                        body,
                        failure));
    }

    @Override
    public Connection connection(int side) {
        int number = connections++;
        return new Connection() {
            @Override
            public void start(Request request, ExchangeListener listener) {
                sent.add(request);
                inFlight.add(new Started(number, side, request, clock.nanos(), listener));
            }

            @Override
            public void close() {
                closedConnections++;
            }
        };
    }

    @Override
    public void abort() {
        for (Started started : inFlight()) {
            inFlight.remove(started);
            end(started, 0, Optional.of(new Exchange.Failure(FailureClass.UNFINISHED, "cut off")));
        }
    }

    @Override
    public void close() {
        abort();
    }
}
