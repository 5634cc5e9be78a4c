package io.github.wingload.http;

import static io.github.wingload.http.Calls.await;
import static io.github.wingload.http.Calls.call;
import static io.github.wingload.http.Calls.failureClass;
import static io.github.wingload.http.Calls.get;
import static io.github.wingload.http.Calls.message;
import static io.github.wingload.http.Calls.open;
import static io.github.wingload.http.Calls.start;
import static io.github.wingload.http.Calls.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.wingload.exchange.Exchange;
import io.github.wingload.exchange.FailureClass;
import io.github.wingload.exchange.Request;
import io.github.wingload.exchange.Transport.Connection;
import io.github.wingload.plan.load.Connections;
import io.github.wingload.plan.target.UrlTarget;
import io.github.wingload.testserver.Script;
import io.github.wingload.testserver.ScriptedServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Connections whose bytes do not come and go in the usual portions. */
class WireIT {

    private static final String ANSWER = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

    @Test
    void bytesAfterAnAnswerCloseTheConnectionAndFailNoCall() throws Exception {
        try (ScriptedServer server = ScriptedServer.start(Script.raw(ANSWER + "HTTP/1.1 500 Nobody asked\r\n"));
                HttpTransport transport = open(server.url())) {
            Connection connection = transport.connection();
            for (int i = 0; i < 5; i++) {
                Exchange exchange = call(connection, get("/"));

                assertThat(message(exchange)).isEmpty();
                assertThat(text(exchange)).isEqualTo("ok");
                assertThat(exchange.reused()).isFalse();
            }
            await().until(() -> server.open() == 0);
        }
    }

    @Test
    void unexpectedBytesCloseAnIdleConnection() throws Exception {
        Script later = Script.raw(ANSWER).then(Script.after(Duration.ofMillis(100), Script.raw(ANSWER)));
        try (ScriptedServer server = ScriptedServer.start(later);
                HttpTransport transport = open(server.url())) {
            assertThat(call(transport, "/").failure()).isEmpty();

            await().until(() -> server.open() == 0);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void largeBodiesArriveWholeBothWays(boolean secure) throws Exception {
        byte[] large = new byte[3_000_001];
        new Random(1).nextBytes(large);
        Script echo = (request, peer) -> {
            peer.send("HTTP/1.1 200 OK\r\nContent-Length: " + request.body().length + "\r\n\r\n");
            peer.send(request.body());
        };
        HttpSettings whole = new HttpSettings(Connections.PER_USER, Calls.PATIENT, large.length, 1);
        try (ScriptedServer server = serverOf(secure, echo);
                HttpTransport transport = open(target(secure, server), whole)) {
            Connection connection = transport.connection();
            for (int i = 0; i < 3; i++) {
                Exchange exchange = call(connection, new Request("POST", "/", List.of(), large));

                assertThat(message(exchange)).isEmpty();
                assertThat(exchange.bytes()).isEqualTo(large.length);
                assertThat(exchange.bodyStart()).isEqualTo(large);
            }
            assertThat(server.accepted()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void anAnswerMayEndWithItsConnection(boolean secure) throws Exception {
        Script closing = Script.raw("HTTP/1.1 200 OK\r\n\r\nall of it").then(Script.close());
        try (ScriptedServer server = serverOf(secure, closing);
                HttpTransport transport =
                        open(target(secure, server), HttpSettings.of(Connections.PER_USER, Calls.PATIENT))) {
            Connection connection = transport.connection();
            for (int i = 0; i < 3; i++) {
                Exchange exchange = call(connection, get("/"));

                assertThat(message(exchange)).isEmpty();
                assertThat(text(exchange)).isEqualTo("all of it");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void severalThreadsShareTheConnections(boolean secure) throws Exception {
        HttpSettings settings = new HttpSettings(Connections.SHARED, Calls.PATIENT, 0, 3);
        try (ScriptedServer server = serverOf(secure, Script.answer(200, "ok"));
                HttpTransport transport = open(target(secure, server), settings)) {
            for (int round = 0; round < 50; round++) {
                List<CompletableFuture<Exchange>> ends = new ArrayList<>();
                for (int i = 0; i < 20; i++) {
                    ends.add(start(transport.connection(), get("/")));
                }
                for (CompletableFuture<Exchange> end : ends) {
                    assertThat(failureClass(await(end))).isEqualTo(FailureClass.OK);
                }
            }

            assertThat(server.accepted()).isBetween(1, 20);
            assertThat(server.received()).hasSize(1_000);
        }
    }

    /** Callers write on their own threads, beside the I/O thread that reads the answers of the connections they share. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void callersMayWriteWhileTheIoThreadReads(boolean secure) throws Exception {
        int callers = 4;
        int callsOfEach = 250;
        ExecutorService threads = Executors.newFixedThreadPool(callers);
        try (ScriptedServer server = serverOf(secure, Script.answer(200, "ok"));
                HttpTransport transport =
                        open(target(secure, server), HttpSettings.of(Connections.SHARED, Calls.PATIENT))) {
            Callable<List<FailureClass>> caller = () -> {
                List<FailureClass> classes = new ArrayList<>();
                for (int i = 0; i < callsOfEach; i++) {
                    classes.add(failureClass(await(start(transport.connection(), get("/")))));
                }
                return classes;
            };
            for (Future<List<FailureClass>> done : threads.invokeAll(Collections.nCopies(callers, caller))) {
                assertThat(done.get()).hasSize(callsOfEach).containsOnly(FailureClass.OK);
            }

            assertThat(server.accepted()).isBetween(1, callers);
            assertThat(server.received()).hasSize(callers * callsOfEach);
        } finally {
            threads.shutdownNow();
        }
    }

    private static ScriptedServer serverOf(boolean secure, Script script) throws Exception {
        return secure
                ? ScriptedServer.startTls(TlsFixtures.server("server.p12"), false, script)
                : ScriptedServer.start(script);
    }

    private static UrlTarget target(boolean secure, ScriptedServer server) throws Exception {
        return secure ? TlsFixtures.trusting(server.url(), "authority.pem") : UrlTarget.of(server.url());
    }
}
