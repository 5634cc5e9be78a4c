package io.github.wingload.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.exchange.Exchange;
import io.github.wingload.exchange.FailureClass;
import io.github.wingload.exchange.Times;
import io.github.wingload.time.NanoClock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How a call ends, with a clock that is moved by hand and a source that keeps calls waiting. */
class InFlightTest {

    private static final long DEADLINE_NS = 1_000_000_000L;

    private final HandMovedClock clock = new HandMovedClock();
    private final DeadlineQueue deadlines = new DeadlineQueue(DEADLINE_NS);
    private final List<Exchange> ended = new ArrayList<>();
    private final WaitingSource source = new WaitingSource();

    @Test
    void callThatWaitsForAConnectionAllItsTimeSaysSo() {
        startCall();
        clock.nowNs += DEADLINE_NS;
        deadlines.pollExpired(clock.nowNs).expire();

        Exchange exchange = ended.get(0);
        assertThat(exchange.failure())
                .contains(new Exchange.Failure(
                        FailureClass.DEADLINE_QUEUE, "deadline of 1 s exceeded while queueing for a connection"));
        assertThat(exchange.times().serviceTimeNs()).isEqualTo(DEADLINE_NS);
        assertThat(exchange.times().leasedNs()).isEqualTo(Times.NEVER);
        assertThat(source.givenBack).isZero();
    }

    @Test
    void connectionThatComesTooLateIsNotTaken() {
        startCall();
        clock.nowNs += DEADLINE_NS;

        assertThat(source.waiting.get(0).leased()).isFalse();
    }

    @Test
    void leaveIsGivenBackOnceHoweverOftenTheCallIsEnded() {
        startCall();
        InFlight call = source.waiting.get(0);
        assertThat(call.leased()).isTrue();
        call.cutOff();
        call.expire();
        call.failed(new IllegalStateException("too late"));
        call.cancel();

        assertThat(ended).hasSize(1);
        assertThat(ended.get(0).failure().orElseThrow().failureClass()).isEqualTo(FailureClass.UNFINISHED);
        assertThat(source.givenBack).isEqualTo(1);
        assertThat(call.leased()).isFalse();
    }

    @Test
    void endedCallHasNoDeadlineLeft() {
        startCall();
        source.waiting.get(0).cutOff();

        assertThat(deadlines.pollExpired(clock.nowNs + 2 * DEADLINE_NS)).isNull();
    }

    @Test
    void ownFaultIsTheGenerators() {
        startCall();
        source.waiting.get(0).failed(new IllegalStateException("a bug"));

        assertThat(ended.get(0).failure())
                .contains(new Exchange.Failure(FailureClass.GENERATOR, "java.lang.IllegalStateException: a bug"));
    }

    private void startCall() {
        CallContext calls = new CallContext(
                clock,
                deadlines,
                new DeadlineTimer(deadlines, clock),
                new RequestHeads("", "localhost"),
                0,
                Optional.empty());
        new InFlight(calls, Calls.get("/"), ended::add, source).start();
    }

    private static final class HandMovedClock implements NanoClock {

        private long nowNs = 5;

        @Override
        public long nanos() {
            return nowNs;
        }

        @Override
        public Instant wallTime() {
            return Instant.EPOCH;
        }
    }

    /** A pool that never has a connection. */
    private static final class WaitingSource implements WireSource {

        private final List<InFlight> waiting = new ArrayList<>();
        private int givenBack;

        @Override
        public void lease(InFlight call) {
            waiting.add(call);
        }

        @Override
        public void giveBack(Wire wire) {
            givenBack++;
        }
    }
}
