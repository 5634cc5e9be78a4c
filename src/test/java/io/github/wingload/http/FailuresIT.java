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
import io.github.wingload.exchange.Request;
import io.github.wingload.exchange.Times;
import io.github.wingload.exchange.Transport.Connection;
import io.github.wingload.plan.load.Connections;
import io.github.wingload.testserver.Script;
import io.github.wingload.testserver.ScriptedServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A target's faults come back as data, each under its name, and the next call works. */
class FailuresIT {

    private static final Script SCRIPT = Script.byPath(Map.ofEntries(
            Map.entry("/ok", Script.answer(200, "ok")),
            Map.entry("/stall", Script.stall()),
            Map.entry("/close", Script.close()),
            Map.entry("/reset", Script.reset()),
            Map.entry("/truncate", Script.truncate()),
            Map.entry(
                    "/reset-in-body",
                    Script.raw("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n12345")
                            .then(Script.after(Duration.ofMillis(100), Script.reset()))),
            Map.entry("/half-head", Script.raw("HTTP/1.1 200 OK\r\nContent-Le").then(Script.close())),
            Map.entry(
                    "/garbage",
                    Script.raw("this is not HTTP at all 4711\r\n\r\n").then(Script.close())),
            Map.entry("/bad-length", Script.raw("HTTP/1.1 200 OK\r\nContent-Length: many\r\n\r\n")),
            Map.entry("/bad-chunk", Script.raw("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n")),
            Map.entry(
                    "/half-chunk",
                    Script.raw("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n8\r\nabc")
                            .then(Script.close()))));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/close | false | CLOSED | connection closed without an answer",
                "/close | true | STALE_CONNECTION | kept connection was closed by the target as it was used again",
                "/reset | false | RESET | connection reset while waiting for the answer",
                "/reset | true | STALE_CONNECTION | kept connection was closed by the target as it was used again",
                "/truncate | false | PROTOCOL | connection closed before the end of the answer's body",
                "/truncate | true | PROTOCOL | connection closed before the end of the answer's body",
                "/reset-in-body | false | RESET | connection reset while receiving the answer's body",
                "/half-head | false | PROTOCOL | answer is not HTTP/1.1",
                "/garbage | false | PROTOCOL | answer is not HTTP/1.1",
                "/garbage | true | PROTOCOL | answer is not HTTP/1.1",
                "/bad-length | false | PROTOCOL | answer is not HTTP/1.1",
                "/bad-chunk | false | PROTOCOL | answer's body is not well-formed chunks or ended early",
                "/half-chunk | false | PROTOCOL | answer's body is not well-formed chunks or ended early"
            })
    void faultIsNamed(String path, boolean reused, FailureClass expected, String words) throws Exception {
        try (ScriptedServer server = ScriptedServer.start(SCRIPT);
                HttpTransport transport = open(server.url())) {
            Connection connection = transport.connection();
            if (reused) {
                call(connection, get("/ok"));
            }
            Exchange exchange = call(connection, get(path));

            assertThat(failureClass(exchange)).isEqualTo(expected);

            assertThat(message(exchange)).startsWith(words).doesNotContainPattern("\\d{2,}");
            assertThat(exchange.reused()).isEqualTo(reused);
            assertThat(call(connection, get("/ok")).failure()).isEmpty();
            await().until(() -> server.open() == 1);
        }
    }

    @Test
    void truncatedAnswerKeepsTheReceivedBytes() throws Exception {
        try (ScriptedServer server = ScriptedServer.start(SCRIPT);
                HttpTransport transport = open(server.url())) {
            Exchange exchange = call(transport, "/truncate");

            assertThat(exchange.status()).isEqualTo(200);
            assertThat(exchange.bytes()).isEqualTo(5);
            assertThat(Calls.text(exchange)).isEqualTo("12345");
        }
    }

    @Test
    void refusedConnection() throws Exception {
        int port;
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = taken.getLocalPort();
        }
        try (HttpTransport transport = open(URI.create("http://127.0.0.1:" + port))) {
            Exchange exchange = call(transport, "/");

            assertThat(failureClass(exchange)).isEqualTo(FailureClass.CONNECT_REFUSED);
            assertThat(message(exchange)).isEqualTo("connection refused");
            assertThat(exchange.times().leasedNs())
                    .isGreaterThanOrEqualTo(exchange.times().startedNs());
            assertThat(exchange.times().connectedNs()).isEqualTo(Times.NEVER);
        }
    }

    @Test
    void earlyAnswerToAHalfSentBodyEndsTheConnection() throws Exception {
        String refusal = "HTTP/1.1 413 Content Too Large\r\nContent-Length: 5\r\n\r\nlarge";
        byte[] large = new byte[64 * 1024 * 1024];
        try (ServerSocket listening = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
                HttpTransport transport = open(URI.create("http://127.0.0.1:" + listening.getLocalPort()))) {
            CompletableFuture<Exchange> end = start(transport.connection(), new Request("POST", "/", List.of(), large));
            try (Socket socket = listening.accept()) {
                socket.getOutputStream().write(refusal.getBytes(StandardCharsets.US_ASCII));
                Exchange exchange = await(end);

                assertThat(exchange.failure()).isEmpty();
                assertThat(exchange.status()).isEqualTo(413);
                assertThat(exchange.times().bodySentNs()).isEqualTo(Times.NEVER);
                socket.setSoTimeout(60_000);
                long drained = drain(socket);
                assertThat(drained).isLessThan(large.length);
            }
        }
    }

    @Test
    void abortEndsCallsInFlightAndLaterCalls() throws Exception {
        try (ScriptedServer server = ScriptedServer.start(SCRIPT);
                HttpTransport transport = open(server.url(), Connections.PER_USER, Calls.PATIENT)) {
            List<CompletableFuture<Exchange>> ends = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                ends.add(start(transport.connection(), get("/stall")));
            }
            await().until(() -> server.received().size() == 20);
            transport.abort();

            for (CompletableFuture<Exchange> end : ends) {
                assertThat(failureClass(await(end))).isEqualTo(FailureClass.UNFINISHED);
            }
            await().until(() -> server.open() == 0);
            assertThat(failureClass(call(transport, "/ok"))).isEqualTo(FailureClass.UNFINISHED);
            assertThat(server.received()).hasSize(20);
        }
    }

    @Test
    void closeEndsThreadsAndSocketsAndLaterCalls() throws Exception {
        try (ScriptedServer server = ScriptedServer.start(SCRIPT)) {
            HttpTransport transport = open(server.url());
            Connection idle = transport.connection();
            call(idle, get("/ok"));
            CompletableFuture<Exchange> inFlight = start(transport.connection(), get("/stall"));
            await().until(() -> server.received().size() == 2);
            transport.close();

            assertThat(failureClass(await(inFlight))).isEqualTo(FailureClass.UNFINISHED);
            assertThat(failureClass(call(idle, get("/ok")))).isEqualTo(FailureClass.UNFINISHED);
            await().until(() -> server.open() == 0);
            await().until(() -> Thread.getAllStackTraces().keySet().stream()
                    .noneMatch(thread -> thread.getName().startsWith("wingload-")));
        }
    }

    private static long drain(Socket socket) {
        byte[] buffer = new byte[65536];
        long total = 0;
        try {
            int read;
            while ((read = socket.getInputStream().read(buffer)) >= 0) {
                total += read;
            }
        } catch (IOException e) {
            // A reset is an end, too; only that nothing more comes matters.
            return total;
        }
        return total;
    }
}
