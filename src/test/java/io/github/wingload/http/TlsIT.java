package io.github.wingload.http;

import static io.github.wingload.http.Calls.call;
import static io.github.wingload.http.Calls.failureClass;
import static io.github.wingload.http.Calls.get;
import static io.github.wingload.http.Calls.message;
import static io.github.wingload.http.Calls.post;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.exchange.Exchange;
import io.github.wingload.exchange.FailureClass;
import io.github.wingload.exchange.Times;
import io.github.wingload.exchange.Transport.Connection;
import io.github.wingload.plan.load.Connections;
import io.github.wingload.plan.target.UrlTarget;
import io.github.wingload.testserver.Script;
import io.github.wingload.testserver.ScriptedServer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is trusted, which name is asked for, and how a handshake that fails is told. */
class TlsIT {

    private static final Script OK = Script.answer(200, "secret");

    @ParameterizedTest
    @ValueSource(strings = {"authority.pem", "bundle.pem"})
    void caFileMakesTheServerTrusted(String caFile) throws Exception {
        try (ScriptedServer server = ScriptedServer.startTls(TlsFixtures.server("server.p12"), false, OK);
                HttpTransport transport = open(TlsFixtures.trusting(server.url(), caFile))) {
            Connection connection = transport.connection();
            Exchange first = call(connection, post("/", "{}"));
            Exchange second = call(connection, post("/", "{}"));

            assertThat(message(first)).isEmpty();
            assertThat(Calls.text(first)).isEqualTo("secret");
            assertThat(second.reused()).isTrue();
            assertThat(server.accepted()).isEqualTo(1);
        }
    }

    @Test
    void unknownAuthorityIsNotTrusted() throws Exception {
        try (ScriptedServer server = ScriptedServer.startTls(TlsFixtures.server("server.p12"), false, OK)) {
            for (UrlTarget target : new UrlTarget[] {
                UrlTarget.of(server.url()), TlsFixtures.trusting(server.url(), "other-authority.pem")
            }) {
                assertTlsFailure(target, "certificate is not trusted (ca_file names the authority to trust)");
            }
            assertThat(server.received()).isEmpty();
        }
    }

    @Test
    void aCertificateForAnotherNameIsRefused() throws Exception {
        try (ScriptedServer server = ScriptedServer.startTls(TlsFixtures.server("elsewhere.p12"), false, OK)) {
            String words = "certificate is for another name (sni sets the name to ask for)";
            assertTlsFailure(TlsFixtures.trusting(server.url(), "authority.pem"), words);
            assertTlsFailure(TlsFixtures.withSni(server.url(), "localhost"), words);
        }
    }

    @Test
    void insecureAcceptsEveryCertificate() throws Exception {
        try (ScriptedServer server = ScriptedServer.startTls(TlsFixtures.server("elsewhere.p12"), false, OK);
                HttpTransport transport = open(TlsFixtures.insecure(server.url()))) {
            assertThat(message(call(transport, "/"))).isEmpty();
        }
    }

    @Test
    void sniIsAskedForAndCheckedInTheCertificate() throws Exception {
        List<String> asked = new CopyOnWriteArrayList<>();
        try (ScriptedServer server =
                        ScriptedServer.startTls(TlsFixtures.server("elsewhere.p12"), false, recordingNames(asked));
                HttpTransport transport = open(TlsFixtures.withSni(server.url(), "elsewhere.example"))) {
            assertThat(message(call(transport, "/"))).isEmpty();
            assertThat(asked).containsExactly("elsewhere.example");
            assertThat(server.received().get(0).header("Host"))
                    .contains(server.url().getAuthority());
        }
    }

    /** Names in a cluster have no dot, and those of containers may have an underscore. */
    @ParameterizedTest
    @CsvSource({"localhost,,localhost", "127.0.0.1,,", "127.0.0.1,model,model"})
    void nameIsSentAsItIsGiven(String host, String sni, String sent) throws Exception {
        List<String> asked = new CopyOnWriteArrayList<>();
        try (ScriptedServer server =
                ScriptedServer.startTls(TlsFixtures.server("server.p12"), false, recordingNames(asked))) {
            URI url = URI.create("https://" + host + ":" + server.port());
            try (HttpTransport transport = open(TlsFixtures.insecure(url, Optional.ofNullable(sni)))) {
                assertThat(message(call(transport, "/"))).isEmpty();
                assertThat(asked).isEqualTo(sent == null ? List.of() : List.of(sent));
            }
        }
    }

    /** The JDK's server refuses such a name, so the bytes are looked at. */
    @Test
    void nameWithAnUnderscoreIsSentToo() throws Exception {
        AtomicReference<String> hello = new AtomicReference<>("");
        Script listen = (request, peer) -> {
            byte[] bytes = new byte[65536];
            int length = peer.socket().getInputStream().read(bytes);
            hello.set(new String(bytes, 0, length, StandardCharsets.ISO_8859_1));
            peer.close();
        };
        try (ScriptedServer server = ScriptedServer.startUnread(listen);
                HttpTransport transport =
                        open(TlsFixtures.withSni(URI.create("https://127.0.0.1:" + server.port()), "my_model"))) {
            assertThat(failureClass(call(transport, "/"))).isEqualTo(FailureClass.TLS);
            assertThat(hello.get()).contains("my_model");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\u0016\u0003\u0003\u0000\u007a\u0002\u0000"})
    void endOfTheConnectionEndsTheHandshakeAtOnce(String before) throws Exception {
        Script close = (request, peer) -> {
            assertThat(peer.socket().getInputStream().read(new byte[65536])).isPositive();
            peer.send(before);
            peer.close();
        };
        try (ScriptedServer server = ScriptedServer.startUnread(close)) {
            assertTlsFailure(
                    UrlTarget.of(URI.create("https://127.0.0.1:" + server.port())),
                    "target closed the connection during the TLS handshake (does it speak TLS on this port?)");
        }
    }

    @Test
    void alertIsNamed() throws Exception {
        Script alert = (request, peer) -> {
            assertThat(peer.socket().getInputStream().read(new byte[65536])).isPositive();
            peer.send(new byte[] {0x15, 3, 3, 0, 2, 2, 0x70});
            peer.close();
        };
        try (ScriptedServer server = ScriptedServer.startUnread(alert)) {
            assertTlsFailure(
                    UrlTarget.of(URI.create("https://127.0.0.1:" + server.port())),
                    "target refused the handshake: unrecognized_name");
        }
    }

    private static Script recordingNames(List<String> asked) {
        return (request, peer) -> {
            ExtendedSSLSession session = (ExtendedSSLSession) ((SSLSocket) peer.socket()).getSession();
            session.getRequestedServerNames().forEach(name -> asked.add(((SNIHostName) name).getAsciiName()));
            OK.play(request, peer);
        };
    }

    @ParameterizedTest
    @CsvSource({"client-rsa.pem, client-rsa-key.pem, RSA", "client-ec.pem, client-ec-key.pem, EC"})
    void clientCertificateIsShown(String certificate, String key, String algorithm) throws Exception {
        AtomicReference<String> shown = new AtomicReference<>("");
        Script script = (request, peer) -> {
            shown.set(((SSLSocket) peer.socket())
                    .getSession()
                    .getPeerCertificates()[0]
                    .getPublicKey()
                    .getAlgorithm());
            OK.play(request, peer);
        };
        try (ScriptedServer server = ScriptedServer.startTls(TlsFixtures.server("server.p12"), true, script);
                HttpTransport transport = open(TlsFixtures.showing(server.url(), certificate, key))) {
            assertThat(message(call(transport, "/"))).isEmpty();
            assertThat(shown).hasValue(algorithm);
        }
    }

    @Test
    void plainServerIsRecognised() throws Exception {
        try (ScriptedServer server = ScriptedServer.startUnasked("HTTP/1.1 400 Bad Request\r\n\r\n")) {
            assertTlsFailure(
                    UrlTarget.of(URI.create("https://127.0.0.1:" + server.port())),
                    "target does not speak TLS on this port (http:// instead of https:// in the URL?)");
        }
    }

    @Test
    void allFaultsKeepTheirNamesUnderTls() throws Exception {
        Script script = Script.byPath(Map.of(
                "/ok", OK,
                "/close", Script.close(),
                "/truncate", Script.truncate(),
                "/garbage", Script.raw("nonsense\r\n\r\n").then(Script.close())));
        try (ScriptedServer server = ScriptedServer.startTls(TlsFixtures.server("server.p12"), false, script);
                HttpTransport transport = open(TlsFixtures.trusting(server.url(), "authority.pem"))) {
            Connection connection = transport.connection();
            assertThat(failureClass(call(connection, get("/close")))).isEqualTo(FailureClass.CLOSED);
            assertThat(failureClass(call(connection, get("/truncate")))).isEqualTo(FailureClass.PROTOCOL);
            assertThat(failureClass(call(connection, get("/garbage")))).isEqualTo(FailureClass.PROTOCOL);
            assertThat(failureClass(call(connection, get("/ok")))).isEqualTo(FailureClass.OK);
            assertThat(failureClass(call(connection, get("/close")))).isEqualTo(FailureClass.STALE_CONNECTION);
        }
    }

    private static void assertTlsFailure(UrlTarget target, String words) throws Exception {
        try (HttpTransport transport = open(target)) {
            Exchange exchange = call(transport, "/");
            assertThat(message(exchange)).isEqualTo(words);
            assertThat(failureClass(exchange)).isEqualTo(FailureClass.TLS);
            assertThat(exchange.times().connectedNs()).isEqualTo(Times.NEVER);
        }
    }

    private static HttpTransport open(UrlTarget target) throws TlsFileException {
        return Calls.open(target, HttpSettings.of(Connections.PER_USER, Calls.PATIENT));
    }
}
