package io.github.wingload.http;

import static io.github.wingload.http.Calls.await;
import static io.github.wingload.http.Calls.call;
import static io.github.wingload.http.Calls.get;
import static io.github.wingload.http.Calls.message;
import static io.github.wingload.http.Calls.start;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.exchange.Exchange;
import io.github.wingload.exchange.FailureClass;
import io.github.wingload.exchange.Request;
import io.github.wingload.exchange.Times;
import io.github.wingload.exchange.Transport.Connection;
import io.github.wingload.plan.load.Connections;
import io.github.wingload.plan.target.UrlTarget;
import io.github.wingload.testserver.Script;
import io.github.wingload.testserver.ScriptedServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Targets that answer before they have read the request, and may then break the connection. */
class EarlyAnswerIT {

    private static final String TOO_LARGE = "HTTP/1.1 413 Content Too Large\r\nContent-Length: 5\r\n\r\nlarge";
    private static final byte[] BODY = new byte[8 * 1024 * 1024];

    /** Closing with unread data resets the connection, so the client's next write fails while the answer waits to be read. */
    @ParameterizedTest
    @CsvSource({"false, 0", "false, 60000", "true, 0"})
    void refusalIsReadAlthoughTheConnectionBreaks(boolean secure, int read) throws Exception {
        Script refuse = (request, peer) -> {
            readHead(peer.socket().getInputStream());
            peer.socket().getInputStream().readNBytes(read);
            peer.send(TOO_LARGE);
            peer.close();
        };
        try (ScriptedServer server = secure
                        ? ScriptedServer.startUnreadTls(TlsFixtures.server("server.p12"), refuse)
                        : ScriptedServer.startUnread(refuse);
                HttpTransport transport = Calls.open(
                        secure ? TlsFixtures.trusting(server.url(), "authority.pem") : UrlTarget.of(server.url()),
                        HttpSettings.of(Connections.PER_USER, Calls.PATIENT))) {
            Connection connection = transport.connection();
            for (int i = 0; i < 30; i++) {
                Exchange exchange = call(connection, upload());

                assertThat(message(exchange)).isEmpty();
                assertThat(exchange.status()).isEqualTo(413);
                assertThat(Calls.text(exchange)).isEqualTo("large");
                assertThat(exchange.reused()).isFalse();
            }
        }
    }

    @Test
    void resetWithoutAnAnswerIsStillAReset() throws Exception {
        Script reset = (request, peer) -> {
            readHead(peer.socket().getInputStream());
            peer.reset();
        };
        try (ScriptedServer server = ScriptedServer.startUnread(reset);
                HttpTransport transport = Calls.open(server.url())) {
            Exchange exchange = call(transport.connection(), upload());

            assertThat(Calls.failureClass(exchange)).isEqualTo(FailureClass.RESET);
            assertThat(message(exchange)).isEqualTo("connection reset while sending the request");
        }
    }

    /** What the target says counts; that it had not read everything shows in the times, and the connection is not used again. */
    @ParameterizedTest
    @ValueSource(strings = {"", "HTTP/1.1 100 Continue\r\n\r\n", "HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n"})
    void successBeforeTheRequestWasSentIsASuccess(String before) throws Exception {
        try (ServerSocket listening = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
                HttpTransport transport = Calls.open(URI.create("http://127.0.0.1:" + listening.getLocalPort()))) {
            CompletableFuture<Exchange> end = start(transport.connection(), upload());
            try (Socket socket = listening.accept()) {
                socket.getOutputStream().write(bytes(before + "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"));
                Exchange exchange = await(end);

                assertThat(message(exchange)).isEmpty();
                assertThat(exchange.status()).isEqualTo(200);
                assertThat(exchange.times().bodySentNs()).isEqualTo(Times.NEVER);
                socket.setSoTimeout(60_000);
                readToTheEnd(socket.getInputStream());
            }
        }
    }

    /** Targets log a reset as an error, and a run may have thousands of connections. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void endOfATransportClosesIdleConnectionsAndResetsNone(boolean secure) throws Exception {
        try (ServerSocket listening = secure
                ? TlsFixtures.server("server.p12").getServerSocketFactory().createServerSocket(0)
                : new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            URI url = URI.create((secure ? "https" : "http") + "://localhost:" + listening.getLocalPort());
            HttpTransport transport = Calls.open(
                    secure ? TlsFixtures.trusting(url, "authority.pem") : UrlTarget.of(url),
                    HttpSettings.of(Connections.SHARED, Calls.PATIENT));
            CompletableFuture<Exchange> end = start(transport.connection(), get("/"));
            try (Socket socket = listening.accept()) {
                readHead(socket.getInputStream());
                socket.getOutputStream().write(bytes("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"));
                assertThat(await(end).status()).isEqualTo(200);
                CompletableFuture<Void> closing = CompletableFuture.runAsync(transport::close);

                socket.setSoTimeout(60_000);
                assertThat(socket.getInputStream().read()).isEqualTo(-1);
                closing.join();
            }
        }
    }

    private static Request upload() {
        return new Request("POST", "/", List.of(), BODY);
    }

    private static void readToTheEnd(InputStream in) throws IOException {
        byte[] buffer = new byte[65536];
        int read;
        do {
            read = in.read(buffer);
        } while (read >= 0);
    }

    private static void readHead(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) in.read());
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
