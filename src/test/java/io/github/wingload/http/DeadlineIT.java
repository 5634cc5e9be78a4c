package io.github.wingload.http;

import static io.github.wingload.http.Calls.await;
import static io.github.wingload.http.Calls.call;
import static io.github.wingload.http.Calls.failureClass;
import static io.github.wingload.http.Calls.get;
import static io.github.wingload.http.Calls.message;
import static io.github.wingload.http.Calls.open;
import static io.github.wingload.http.Calls.start;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.wingload.exchange.Exchange;
import io.github.wingload.exchange.FailureClass;
import io.github.wingload.exchange.Outcome;
import io.github.wingload.exchange.Request;
import io.github.wingload.exchange.Transport.Connection;
import io.github.wingload.exchange.Transport.ExchangeListener;
import io.github.wingload.plan.load.Connections;
import io.github.wingload.testserver.FullBacklog;
import io.github.wingload.testserver.Script;
import io.github.wingload.testserver.ScriptedServer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The deadline ends a call wherever it is, names where that was, and closes the socket. */
class DeadlineIT {

    private static final Duration DEADLINE = Duration.ofSeconds(1);

    private static final Script SCRIPT = Script.byPath(Map.of(
            "/ok", Script.answer(200, "ok"),
            "/stall", Script.stall(),
            "/drip", Script.drip(200),
            "/failing-drip", Script.drip(503)));

    /**
     * An answer that does not come or does not end.
     *
     * @param status 0 if no answer has started
     */
    private record Unfinished(String path, boolean reused, FailureClass expected, String during, int status) {}

    /** All wait for the same second. */
    @Test
    void answersThatDoNotComeOrEndMissTheirDeadline() throws Exception {
        List<Unfinished> cases = new ArrayList<>();
        for (boolean reused : List.of(false, true)) {
            cases.add(new Unfinished("/stall", reused, FailureClass.DEADLINE_WAIT, "waiting for the answer", 0));
            cases.add(new Unfinished("/drip", reused, FailureClass.DEADLINE_BODY, "receiving the answer's body", 200));
            cases.add(new Unfinished(
                    "/failing-drip", reused, FailureClass.DEADLINE_BODY, "receiving the answer's body", 503));
        }
        try (ScriptedServer server = ScriptedServer.start(SCRIPT);
                HttpTransport transport = open(server.url(), Connections.PER_USER, DEADLINE)) {
            List<Connection> connections = new ArrayList<>();
            List<CompletableFuture<Exchange>> ends = new ArrayList<>();
            for (Unfinished some : cases) {
                Connection connection = transport.connection();
                connections.add(connection);
                if (some.reused()) {
                    assertThat(call(connection, get("/ok")).failure()).isEmpty();
                }
            }
            for (int i = 0; i < cases.size(); i++) {
                ends.add(start(connections.get(i), get(cases.get(i).path())));
            }
            for (int i = 0; i < cases.size(); i++) {
                Unfinished some = cases.get(i);
                Exchange exchange = await(ends.get(i));
                assertDeadline(exchange, some.expected(), some.during());
                assertThat(exchange.reused()).as(some.toString()).isEqualTo(some.reused());
                assertThat(exchange.status()).as(some.toString()).isEqualTo(some.status());
                assertThat(exchange.bytes() > 0).as(some.toString()).isEqualTo(some.status() > 0);
            }
            await().until(() -> server.open() == 0);
            for (Connection connection : connections) {
                assertThat(failureClass(call(connection, get("/ok")))).isEqualTo(FailureClass.OK);
            }
            assertThat(server.accepted()).isEqualTo(2 * cases.size());
        }
    }

    @Test
    void requestThatIsNotRead() throws Exception {
        byte[] large = new byte[32 * 1024 * 1024];
        try (ServerSocket deaf = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
                HttpTransport transport =
                        open(URI.create("http://127.0.0.1:" + deaf.getLocalPort()), Connections.PER_USER, DEADLINE)) {
            Exchange exchange = call(transport.connection(), new Request("POST", "/", List.of(), large));

            assertDeadline(exchange, FailureClass.DEADLINE_SEND, "sending the request");
        }
    }

    @Test
    void handshakeThatIsNotAnswered() throws Exception {
        try (ScriptedServer server = ScriptedServer.startMute();
                HttpTransport transport =
                        open(URI.create("https://127.0.0.1:" + server.port()), Connections.PER_USER, DEADLINE)) {
            Exchange exchange = call(transport, "/");

            assertDeadline(exchange, FailureClass.DEADLINE_CONNECT, "negotiating TLS");
            await().until(() -> server.open() == 0);
        }
    }

    @Test
    void connectionThatIsNotAccepted() throws Exception {
        try (FullBacklog server = FullBacklog.start();
                HttpTransport transport = open(server.url(), Connections.PER_USER, DEADLINE)) {
            assertDeadline(call(transport, "/"), FailureClass.DEADLINE_CONNECT, "connecting");
        }
    }

    @Test
    void stalledCallsLeakNothing() throws Exception {
        int rounds = 2;
        try (ScriptedServer server = ScriptedServer.start(SCRIPT);
                HttpTransport transport = open(server.url(), Connections.SHARED, DEADLINE)) {
            for (int round = 0; round < rounds; round++) {
                List<CompletableFuture<Exchange>> stalled = new ArrayList<>();
                List<CompletableFuture<Exchange>> answered = new ArrayList<>();
                for (int i = 0; i < 40; i++) {
                    (i < 12 ? stalled : answered).add(start(transport.connection(), get(i < 12 ? "/stall" : "/ok")));
                }
                for (CompletableFuture<Exchange> end : answered) {
                    assertThat(failureClass(await(end))).isEqualTo(FailureClass.OK);
                }
                for (CompletableFuture<Exchange> end : stalled) {
                    assertThat(failureClass(await(end))).isEqualTo(FailureClass.DEADLINE_WAIT);
                }
            }
            await().until(() -> server.open() <= 28);
        }
    }

    /** Deadlines that fall into every moment of connecting and answering. */
    @ParameterizedTest
    @EnumSource(Connections.class)
    void deadlinesThatRaceWithAnswersLeaveNoSocketAndLoseNoCall(Connections connections) throws Exception {
        int users = 20;
        int callsEach = 300;
        Duration tight = Duration.ofMillis(1);
        try (ScriptedServer server = ScriptedServer.start(SCRIPT);
                HttpTransport transport = open(server.url(), connections, tight)) {
            Set<Outcome> seen = ConcurrentHashMap.newKeySet();
            CountDownLatch done = new CountDownLatch(users);
            for (int i = 0; i < users; i++) {
                Connection connection = transport.connection();
                AtomicInteger left = new AtomicInteger(callsEach);
                connection.start(get("/ok"), new ExchangeListener() {
                    @Override
                    public void ended(Exchange exchange) {
                        seen.add(failureClass(exchange).outcome());
                        if (left.decrementAndGet() > 0) {
                            connection.start(get("/ok"), this);
                        } else {
                            done.countDown();
                        }
                    }
                });
            }

            assertThat(done.await(60, TimeUnit.SECONDS)).isTrue();
            assertThat(seen).isSubsetOf(Outcome.OK, Outcome.DEADLINE);
            await().until(() -> server.open() <= users);
        }
    }

    private static void assertDeadline(Exchange exchange, FailureClass expected, String during) {
        assertThat(failureClass(exchange)).isEqualTo(expected);
        assertThat(message(exchange)).isEqualTo("deadline of 1 s exceeded while " + during);
        assertThat(exchange.times().serviceTimeNs()).isGreaterThanOrEqualTo(DEADLINE.toNanos());
    }
}
