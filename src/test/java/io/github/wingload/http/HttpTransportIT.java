package io.github.wingload.http;

import static io.github.wingload.http.Calls.call;
import static io.github.wingload.http.Calls.failureClass;
import static io.github.wingload.http.Calls.get;
import static io.github.wingload.http.Calls.message;
import static io.github.wingload.http.Calls.open;
import static io.github.wingload.http.Calls.post;
import static io.github.wingload.http.Calls.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.exchange.Exchange;
import io.github.wingload.exchange.FailureClass;
import io.github.wingload.exchange.HeaderField;
import io.github.wingload.exchange.Request;
import io.github.wingload.exchange.Times;
import io.github.wingload.exchange.Transport.Connection;
import io.github.wingload.exchange.Transport.ExchangeListener;
import io.github.wingload.plan.load.Connections;
import io.github.wingload.plan.target.HostPort;
import io.github.wingload.plan.target.UrlTarget;
import io.github.wingload.testserver.FullBacklog;
import io.github.wingload.testserver.Received;
import io.github.wingload.testserver.Script;
import io.github.wingload.testserver.ScriptedServer;
import io.github.wingload.time.NanoClock;
import java.io.ByteArrayOutputStream;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** What goes over the wire, and what comes back of it. */
class HttpTransportIT {

    /** Longer than a label may be, so that no resolver is asked. */
    private static final String UNRESOLVABLE = "x".repeat(64) + ".invalid";

    @Test
    void requestIsSentAsItIsAndAnswerComesBack() throws Exception {
        try (ScriptedServer server = ScriptedServer.start(Script.answer(200, "{\"ok\":true}", "X-Pod: 7"));
                HttpTransport transport = open(server.url())) {
            Exchange exchange = call(transport.connection(), post("/v1/models/m:predict?x=1", "{\"rev_id\": 5}"));

            assertThat(exchange.failure()).isEmpty();
            assertThat(exchange.status()).isEqualTo(200);
            assertThat(text(exchange)).isEqualTo("{\"ok\":true}");
            assertThat(exchange.bytes()).isEqualTo(11);
            assertThat(exchange.headers().first("x-pod")).contains("7");
            assertThat(exchange.headers().all()).contains(new HeaderField("X-Pod", "7"));
            Received received = server.received().get(0);
            assertThat(received.head().lines())
                    .containsExactly(
                            "POST /v1/models/m:predict?x=1 HTTP/1.1",
                            "Host: " + server.url().getAuthority(),
                            "Content-Type: application/json",
                            "Content-Length: 13",
                            "Connection: keep-alive");
            assertThat(new String(received.body(), StandardCharsets.UTF_8)).isEqualTo("{\"rev_id\": 5}");
        }
    }

    @Test
    void timesAscend() throws Exception {
        Script slow = Script.after(Duration.ofMillis(50), Script.answer(200, "slow"));
        try (ScriptedServer server = ScriptedServer.start(slow);
                HttpTransport transport = open(server.url())) {
            Connection connection = transport.connection();
            Exchange fresh = call(connection, post("/", "{}"));
            Exchange again = call(connection, post("/", "{}"));

            assertThat(times(fresh)).isSorted().doesNotContain(Times.NEVER);
            assertThat(times(again)).isSorted().doesNotContain(Times.NEVER);
            assertThat(fresh.reused()).isFalse();
            assertThat(fresh.times().connectedNs()).isGreaterThan(fresh.times().leasedNs());
            assertThat(again.reused()).isTrue();
            assertThat(again.times().connectedNs()).isEqualTo(again.times().leasedNs());
            assertThat(again.times().firstByteNs() - again.times().sentNs()).isGreaterThanOrEqualTo(50_000_000L);
        }
    }

    @Test
    void nothingIsRetriedFollowedStoredOrUnpacked() throws Exception {
        byte[] packed = gzip("some text");
        Script script = (request, peer) -> {
            switch (request.target()) {
                case "/busy" -> Script.answer(503, "busy", "Retry-After: 0").play(request, peer);
                case "/moved" -> Script.answer(302, "", "Location: /elsewhere").play(request, peer);
                case "/cookie" -> Script.answer(200, "", "Set-Cookie: a=b").play(request, peer);
                default -> {
                    peer.send("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: " + packed.length
                            + "\r\n\r\n");
                    peer.send(packed);
                }
            }
        };
        try (ScriptedServer server = ScriptedServer.start(script);
                HttpTransport transport = open(server.url())) {
            Connection connection = transport.connection();
            assertThat(call(connection, get("/busy")).status()).isEqualTo(503);
            assertThat(call(connection, get("/moved")).status()).isEqualTo(302);
            assertThat(call(connection, get("/cookie")).status()).isEqualTo(200);
            Exchange unpacked = call(connection, get("/gzip"));

            assertThat(unpacked.bytes()).isEqualTo(packed.length);
            assertThat(unpacked.bodyStart()).isEqualTo(packed);
            assertThat(server.received())
                    .extracting(Received::target)
                    .containsExactly("/busy", "/moved", "/cookie", "/gzip");
            assertThat(server.received().get(3).header("Cookie")).isEmpty();
        }
    }

    @Test
    void chunksAreTakenApartAndOnlyTheStartIsKept() throws Exception {
        String chunk = "8\r\nabcdefgh\r\n";
        Script script = Script.raw("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + chunk)
                .then(Script.after(Duration.ofMillis(20), Script.raw(chunk.repeat(99) + "0\r\n\r\n")));
        HttpSettings settings = new HttpSettings(Connections.PER_USER, Calls.PATIENT, 12, 1);
        try (ScriptedServer server = ScriptedServer.start(script);
                HttpTransport transport = open(UrlTarget.of(server.url()), settings)) {
            Exchange exchange = call(transport, "/");

            assertThat(exchange.bytes()).isEqualTo(800);
            assertThat(text(exchange)).isEqualTo("abcdefghabcd");
        }
    }

    @Test
    void answersWithoutBodyEndAndKeepTheConnection() throws Exception {
        Script script = (request, peer) -> {
            switch (request.target()) {
                case "/204" -> peer.send("HTTP/1.1 204 No Content\r\n\r\n");
                case "/304" -> peer.send("HTTP/1.1 304 Not Modified\r\nContent-Length: 100\r\n\r\n");
                default -> peer.send("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n");
            }
        };
        try (ScriptedServer server = ScriptedServer.start(script);
                HttpTransport transport = open(server.url())) {
            Connection connection = transport.connection();
            assertThat(call(connection, get("/204")).status()).isEqualTo(204);
            assertThat(call(connection, get("/304")).status()).isEqualTo(304);
            Exchange head = call(connection, new Request("HEAD", "/", List.of(), new byte[0]));

            assertThat(head.failure()).isEmpty();
            assertThat(head.bytes()).isZero();
            assertThat(head.reused()).isTrue();
            assertThat(server.accepted()).isEqualTo(1);
        }
    }

    @Test
    void informationalAnswersAreSkipped() throws Exception {
        Script script = Script.raw("HTTP/1.1 102 Processing\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n")
                .then(Script.answer(200, "real"));
        try (ScriptedServer server = ScriptedServer.start(script);
                HttpTransport transport = open(server.url())) {
            Exchange exchange = call(transport, "/");

            assertThat(exchange.status()).isEqualTo(200);
            assertThat(text(exchange)).isEqualTo("real");
        }
    }

    @Test
    void emptyPostHasAContentLengthOfZero() throws Exception {
        try (ScriptedServer server = ScriptedServer.start(Script.answer(200, ""));
                HttpTransport transport = open(server.url())) {
            call(transport.connection(), new Request("POST", "/", List.of(), new byte[0]));

            assertThat(server.received().get(0).header("Content-Length")).contains("0");
        }
    }

    @Test
    void hostHeaderReplacesTheAuthority() throws Exception {
        try (ScriptedServer server = ScriptedServer.start(Script.answer(200, ""))) {
            UrlTarget target = new UrlTarget(
                    server.url(),
                    Optional.of("model.example"),
                    Optional.empty(),
                    Optional.empty(),
                    false,
                    List.of(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());
            try (HttpTransport transport = open(target, HttpSettings.of(Connections.PER_USER, Calls.PATIENT))) {
                call(transport, "/");

                assertThat(server.received().get(0).header("Host")).contains("model.example");
            }
        }
    }

    @Test
    void connectToLeadsElsewhereUnderTheSameName() throws Exception {
        try (ScriptedServer server = ScriptedServer.start(Script.answer(200, ""))) {
            UrlTarget target = new UrlTarget(
                    URI.create("http://model.invalid:1234"),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    false,
                    List.of(),
                    Optional.of(new HostPort("127.0.0.1", server.port())),
                    Optional.empty(),
                    Optional.empty());
            try (HttpTransport transport = open(target, HttpSettings.of(Connections.PER_USER, Calls.PATIENT))) {
                assertThat(transport.resolvedAddresses(0)).containsExactly("127.0.0.1:" + server.port());
                assertThat(call(transport, "/").status()).isEqualTo(200);
                assertThat(server.received().get(0).header("Host")).contains("model.invalid:1234");
            }
        }
    }

    @Test
    void ipv6AddressesWork() throws Exception {
        try (ScriptedServer server = ScriptedServer.startIpv6(Script.answer(200, ""));
                HttpTransport transport = open(URI.create("http://[::1]:" + server.port()))) {
            assertThat(transport.resolvedAddresses(0)).containsExactly("[0:0:0:0:0:0:0:1]:" + server.port());
            assertThat(call(transport, "/").status()).isEqualTo(200);
            assertThat(server.received().get(0).header("Host")).contains("[::1]:" + server.port());
        }
    }

    @Test
    void addressThatAnswersNothingIsPassedBy() throws Exception {
        try (FullBacklog silent = FullBacklog.start();
                ScriptedServer server = ScriptedServer.start(Script.answer(200, ""))) {
            TargetAddresses addresses = new TargetAddresses(List.of(
                    new InetSocketAddress("127.0.0.1", silent.url().getPort()),
                    new InetSocketAddress("127.0.0.1", server.port())));
            try (HttpTransport transport = HttpTransport.open(
                    List.of(UrlTarget.of(server.url())),
                    List.of(addresses),
                    HttpSettings.of(Connections.PER_USER, Calls.PATIENT),
                    NanoClock.system())) {
                for (int i = 0; i < 3; i++) {
                    assertThat(call(transport, "/").status()).isEqualTo(200);
                }
                assertThat(transport.connectionsByAddress()).isEqualTo(Map.of("127.0.0.1:" + server.port(), 3L));
            }
        }
    }

    @Test
    void unresolvedNameIsAFailureOfTheCall() throws Exception {
        try (HttpTransport transport = open(URI.create("http://" + UNRESOLVABLE))) {
            assertThat(transport.resolvedAddresses(0)).isEmpty();
            Exchange exchange = call(transport, "/");

            assertThat(failureClass(exchange)).isEqualTo(FailureClass.DNS);
            assertThat(message(exchange)).isEqualTo("cannot resolve " + UNRESOLVABLE);
        }
    }

    @Test
    void callsThatFailAtOnceDoNotFillTheStack() throws Exception {
        int calls = 50_000;
        try (HttpTransport transport = open(URI.create("http://" + UNRESOLVABLE))) {
            Connection connection = transport.connection();
            AtomicInteger ended = new AtomicInteger();
            CountDownLatch all = new CountDownLatch(1);
            connection.start(get("/"), new ExchangeListener() {
                @Override
                public void ended(Exchange exchange) {
                    if (ended.incrementAndGet() < calls) {
                        connection.start(get("/"), this);
                    } else {
                        all.countDown();
                    }
                }
            });

            assertThat(all.await(60, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void exceptionInAListenerAffectsNoOtherCall() throws Exception {
        try (ScriptedServer server = ScriptedServer.start(Script.answer(200, ""));
                HttpTransport transport = open(server.url())) {
            CountDownLatch told = new CountDownLatch(1);
            transport.connection().start(get("/"), exchange -> {
                told.countDown();
                throw new IllegalStateException("a listener's own fault, thrown on purpose");
            });
            assertThat(told.await(60, TimeUnit.SECONDS)).isTrue();

            assertThat(call(transport, "/").status()).isEqualTo(200);
        }
    }

    private static List<Long> times(Exchange exchange) {
        Times times = exchange.times();
        return List.of(
                times.startedNs(),
                times.leasedNs(),
                times.connectedNs(),
                times.sentNs(),
                times.bodySentNs(),
                times.firstByteNs(),
                times.endNs());
    }

    private static byte[] gzip(String text) throws Exception {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return packed.toByteArray();
    }
}
