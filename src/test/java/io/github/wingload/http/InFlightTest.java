package io.github.wingload.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.exchange.Exchange;
import io.github.wingload.exchange.FailureClass;
import io.github.wingload.exchange.Payload;
import io.github.wingload.exchange.Request;
import io.github.wingload.exchange.RequestBody;
import io.github.wingload.exchange.RequestHeads;
import io.github.wingload.exchange.StreamedAnswer;
import io.github.wingload.exchange.Times;
import io.github.wingload.plan.target.UrlTarget;
import io.github.wingload.plan.task.AnswerStream;
import io.github.wingload.time.NanoClock;
import java.net.SocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.net.NamedEndpoint;
import org.apache.hc.core5.reactor.IOSession;
import org.apache.hc.core5.util.Timeout;
import org.junit.jupiter.api.Test;

/** How a call ends, with a clock that is moved by hand and a reactor that never connects. */
class InFlightTest {

    private static final long DEADLINE_NS = 1_000_000_000L;

    private final HandMovedClock clock = new HandMovedClock();
    private static final Duration FIRST = Duration.ofMillis(500);
    private static final Duration STALL = Duration.ofMillis(200);
    private static final AnswerStream LIMITED = new AnswerStream(
            AnswerStream.OPENAI.framing(),
            AnswerStream.OPENAI.places(),
            AnswerStream.OPENAI.end(),
            Optional.of(FIRST),
            Optional.of(STALL));

    private final DeadlineQueue deadlines = new DeadlineQueue(DEADLINE_NS);
    private final DeadlineTimer timer = new DeadlineTimer(List.of(deadlines), clock);
    private final List<Exchange> ended = new ArrayList<>();
    private final List<CompletableFuture<IOSession>> connecting = new ArrayList<>();

    @Test
    void callThatIsNeverConnectedEndsAtItsDeadline() {
        startCall();
        clock.nowNs += DEADLINE_NS;
        deadlines.pollExpired(clock.nowNs).expire();

        Exchange exchange = ended.get(0);
        assertThat(exchange.failure())
                .contains(new Exchange.Failure(
                        FailureClass.DEADLINE_CONNECT, "deadline of 1 s exceeded while connecting"));
        assertThat(exchange.times().serviceTimeNs()).isEqualTo(DEADLINE_NS);
        assertThat(exchange.times().leasedNs()).isEqualTo(exchange.times().startedNs());
        assertThat(exchange.times().connectedNs()).isEqualTo(Times.NEVER);
        assertThat(connecting).hasSize(1).allMatch(CompletableFuture::isCancelled);
    }

    @Test
    void anAnswerAfterTheDeadlineIsAMissedDeadlineEvenIfNoTimerSawIt() {
        InFlight stoodStill = startCall();
        clock.nowNs += DEADLINE_NS + 1;
        stoodStill.ended();
        InFlight inTime = startCall();
        clock.nowNs += DEADLINE_NS;
        inTime.ended();

        assertThat(ended.get(0).failure())
                .contains(new Exchange.Failure(
                        FailureClass.DEADLINE_WAIT, "deadline of 1 s exceeded while waiting for the answer"));
        assertThat(ended.get(1).failure()).isEmpty();
    }

    @Test
    void callEndsOnce() {
        InFlight call = startCall();
        call.cutOff();
        call.expire();
        call.failed(new IllegalStateException("too late"));
        call.cancel();

        assertThat(ended).hasSize(1);
        assertThat(ended.get(0).failure().orElseThrow().failureClass()).isEqualTo(FailureClass.UNFINISHED);
    }

    @Test
    void endedCallHasNoDeadlineLeft() {
        startCall().cutOff();

        assertThat(deadlines.pollExpired(clock.nowNs + 2 * DEADLINE_NS)).isNull();
    }

    @Test
    void exceptionInWingloadIsAFailureOfTheGenerator() {
        startCall().failed(new IllegalStateException("a bug"));

        assertThat(ended.get(0).failure())
                .contains(new Exchange.Failure(FailureClass.GENERATOR, "java.lang.IllegalStateException: a bug"));
    }

    @Test
    void theFirstTokenHasTheTimeOfTheBytesThatCompletedIt() {
        InFlight call = startCall(streamed(AnswerStream.OPENAI));
        long startedNs = clock.nowNs;
        for (String piece : List.of(
                "data: {\"choices\":[{\"delta\":{\"role\":\"assistant\",\"content\":\"\"}}]}\n\n",
                ": ping\n\ndata: {\"choices\":[{\"delta\":{\"content\":\"A",
                "\"}}]}\n\n",
                "data: {\"choices\":[{\"delta\":{\"content\":\"B\"}}]}\n\n")) {
            clock.nowNs += 10_000_000;
            call.received(ByteBuffer.wrap(piece.getBytes(StandardCharsets.UTF_8)));
        }
        call.cutOff();

        assertThat(ended.get(0).stream().orElseThrow().answer())
                .returns(startedNs + 10_000_000, StreamedAnswer::firstEventNs)
                .returns(startedNs + 30_000_000, StreamedAnswer::firstTokenNs)
                .returns(10_000_000L, StreamedAnswer::longestGapNs)
                .returns(2L, StreamedAnswer::tokenEvents);
    }

    @Test
    void aStreamWithoutItsFirstTokenIsCutOff() {
        InFlight call = startCall(streamed(LIMITED));
        call.received(piece("data: {\"choices\":[{\"delta\":{\"content\":\"\"}}]}\n\n"));

        expireAfter(Duration.ofMillis(400), FIRST);
        assertThat(ended).isEmpty();
        expireAfter(Duration.ofMillis(100), FIRST);

        assertThat(ended.get(0).failure())
                .contains(new Exchange.Failure(FailureClass.DEADLINE_FIRST, "no token within 500 ms"));
    }

    @Test
    void aStreamThatIsSilentAfterATokenIsCutOffUnlessTheModelHasFinished() {
        InFlight finished = startCall(streamed(LIMITED));
        finished.received(piece("data: {\"choices\":[{\"text\":\"a\",\"finish_reason\":\"stop\"}]}\n\n"));
        InFlight call = startCall(streamed(LIMITED));
        for (int token = 0; token < 5; token++) {
            expireAfter(Duration.ofMillis(150), STALL);
            call.received(piece("data: {\"choices\":[{\"text\":\"a\"}]}\n\n"));
        }
        assertThat(ended).isEmpty();
        expireAfter(Duration.ofMillis(200), STALL);
        expireAfter(Duration.ofMillis(200), FIRST);

        assertThat(ended).singleElement().satisfies(exchange -> {
            assertThat(exchange.failure())
                    .contains(new Exchange.Failure(FailureClass.DEADLINE_STALL, "no further token for 200 ms"));
            assertThat(exchange.stream().orElseThrow().answer().tokenEvents()).isEqualTo(5);
        });
    }

    private void expireAfter(Duration time, Duration limit) {
        clock.nowNs += time.toNanos();
        for (DeadlineQueue.Entry expired = timer.limited(limit.toNanos()).pollExpired(clock.nowNs);
                expired != null;
                expired = timer.limited(limit.toNanos()).pollExpired(clock.nowNs)) {
            expired.expire();
        }
    }

    private static ByteBuffer piece(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Request streamed(AnswerStream format) {
        return new Request(
                "POST",
                "/",
                List.of(),
                Optional.empty(),
                RequestBody.NONE,
                Payload.NONE,
                true,
                Optional.of(format),
                "",
                List.of());
    }

    private InFlight startCall() {
        return startCall(Calls.get("/"));
    }

    private InFlight startCall(Request request) {
        Route route = Route.to(UrlTarget.of(URI.create("http://127.0.0.1:1")));
        TargetAddresses addresses = TargetAddresses.of(route.firstHop());
        CallContext calls = new CallContext(
                clock,
                deadlines,
                new DeadlineQueue(1),
                timer,
                new RequestHeads("", "localhost"),
                0,
                this::neverConnects,
                route,
                addresses,
                null,
                Timeout.DISABLED);
        InFlight call = new InFlight(calls, request, ended::add, new IdleWires());
        call.start();
        return call;
    }

    private Future<IOSession> neverConnects(
            NamedEndpoint endpoint,
            SocketAddress remote,
            SocketAddress local,
            Timeout timeout,
            Object attachment,
            FutureCallback<IOSession> callback) {
        CompletableFuture<IOSession> pending = new CompletableFuture<>();
        connecting.add(pending);
        return pending;
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
}
