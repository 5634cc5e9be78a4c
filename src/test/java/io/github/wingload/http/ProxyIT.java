package io.github.wingload.http;

import static io.github.wingload.http.Calls.call;
import static io.github.wingload.http.Calls.failureClass;
import static io.github.wingload.http.Calls.message;
import static io.github.wingload.http.Calls.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.wingload.exchange.Exchange;
import io.github.wingload.exchange.FailureClass;
import io.github.wingload.exchange.Transport.Connection;
import io.github.wingload.plan.load.Connections;
import io.github.wingload.plan.target.HostPort;
import io.github.wingload.plan.target.Proxy;
import io.github.wingload.plan.target.UrlTarget;
import io.github.wingload.testserver.Received;
import io.github.wingload.testserver.Script;
import io.github.wingload.testserver.ScriptedServer;
import io.github.wingload.testserver.TinyProxy;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Targets behind an HTTP proxy. */
class ProxyIT {

    private static final Script OK = Script.answer(200, "from the target");
    private static final String LOGIN = "me:geheim";

    @Test
    void plainRequestsGoToTheProxyWithTheWholeUrl() throws Exception {
        try (ScriptedServer proxy = ScriptedServer.start(OK);
                HttpTransport transport = open("http://model.invalid:8080", proxy, Optional.empty())) {
            assertThat(message(call(transport.connection(), post("/v1/x?y=z", "{}"))))
                    .isEmpty();

            Received received = proxy.received().get(0);
            assertThat(received.line()).isEqualTo("POST http://model.invalid:8080/v1/x?y=z HTTP/1.1");
            assertThat(received.header("Host")).contains("model.invalid:8080");
            assertThat(transport.resolvedAddresses(0)).containsExactly("127.0.0.1:" + proxy.port());
        }
    }

    @Test
    void secureRequestsGoThroughATunnel() throws Exception {
        try (ScriptedServer target = ScriptedServer.startTls(TlsFixtures.server("elsewhere.p12"), false, OK);
                ScriptedServer proxy = ScriptedServer.start(TinyProxy.tunnelTo(target.port()));
                HttpTransport transport =
                        open("https://elsewhere.example", proxy, Optional.of(TlsFixtures.file("authority.pem")))) {
            Connection connection = transport.connection();
            Exchange first = call(connection, post("/x", "{}"));
            Exchange second = call(connection, post("/x", "{}"));

            assertThat(message(first)).isEmpty();
            assertThat(Calls.text(first)).isEqualTo("from the target");
            assertThat(first.reused()).isFalse();
            assertThat(second.reused()).isTrue();
            assertThat(proxy.received()).hasSize(1);
            assertThat(proxy.received().get(0).head().lines())
                    .containsExactly(
                            "CONNECT elsewhere.example:443 HTTP/1.1",
                            "Host: elsewhere.example:443",
                            "Proxy-Authorization: Basic bWU6Z2VoZWlt");
            assertThat(target.received()).noneMatch(request -> request.head().contains("Proxy-Authorization"));
            assertThat(target.received())
                    .extracting(Received::line)
                    .containsExactly("POST /x HTTP/1.1", "POST /x HTTP/1.1");
        }
    }

    @Test
    void refusedTunnelNamesTheStatus() throws Exception {
        Script refusing = Script.answer(407, "who are you?", "Proxy-Authenticate: Basic");
        try (ScriptedServer proxy = ScriptedServer.start(refusing);
                HttpTransport transport = open("https://model.invalid", proxy, Optional.empty())) {
            Exchange exchange = call(transport, "/");

            assertThat(failureClass(exchange)).isEqualTo(FailureClass.PROXY_REFUSED);
            assertThat(message(exchange)).isEqualTo("proxy refused the tunnel with status 407");
            assertThat(exchange.status()).isZero();
            await().until(() -> proxy.open() == 0);
        }
    }

    @Test
    void closingProxyIsNamed() throws Exception {
        try (ScriptedServer proxy = ScriptedServer.start(Script.close());
                HttpTransport transport = open("https://model.invalid", proxy, Optional.empty())) {
            Exchange exchange = call(transport, "/");

            assertThat(failureClass(exchange)).isEqualTo(FailureClass.CONNECT_FAILED);
            assertThat(message(exchange)).isEqualTo("proxy closed the connection");
        }
    }

    @Test
    void proxyThatStallsEndsWithTheDeadline() throws Exception {
        Duration deadline = Duration.ofMillis(300);
        try (ScriptedServer proxy = ScriptedServer.start(Script.stall());
                HttpTransport transport = Calls.open(
                        behind("https://model.invalid", proxy, Optional.empty()),
                        HttpSettings.of(Connections.SHARED, deadline))) {
            Exchange exchange = call(transport, "/");

            assertThat(failureClass(exchange)).isEqualTo(FailureClass.DEADLINE_CONNECT);
            assertThat(message(exchange)).isEqualTo("deadline of 300 ms exceeded while asking the proxy for a tunnel");
            await().until(() -> proxy.open() == 0);
        }
    }

    private static HttpTransport open(String url, ScriptedServer proxy, Optional<Path> caFile) throws TlsFileException {
        return Calls.open(behind(url, proxy, caFile), HttpSettings.of(Connections.PER_USER, Calls.PATIENT));
    }

    private static UrlTarget behind(String url, ScriptedServer proxy, Optional<Path> caFile) {
        return new UrlTarget(
                URI.create(url),
                Optional.empty(),
                Optional.empty(),
                caFile,
                false,
                List.of(),
                Optional.empty(),
                Optional.of(Proxy.of(new HostPort("127.0.0.1", proxy.port()), LOGIN)),
                Optional.empty());
    }
}
