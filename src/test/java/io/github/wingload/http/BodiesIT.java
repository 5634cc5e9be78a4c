package io.github.wingload.http;

import static io.github.wingload.http.Calls.call;
import static io.github.wingload.http.Calls.open;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.exchange.Exchange;
import io.github.wingload.exchange.Payload;
import io.github.wingload.exchange.Request;
import io.github.wingload.exchange.RequestBody;
import io.github.wingload.exchange.Transport.Connection;
import io.github.wingload.testserver.Received;
import io.github.wingload.testserver.Script;
import io.github.wingload.testserver.ScriptedServer;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Bodies that are large, on either side, and requests that name another host. */
@Timeout(60)
class BodiesIT {

    @Test
    void wholeBodyIsKeptIfTheRequestAsksForIt() throws Exception {
        String large = "{\"text\":\"" + "x".repeat(300_000) + "\"}";
        try (ScriptedServer server = ScriptedServer.start(Script.answer(200, large));
                HttpTransport transport = open(server.url())) {
            Connection connection = transport.connection();
            Exchange whole = call(connection, get(Optional.empty(), true));
            Exchange start = call(connection, get(Optional.empty(), false));

            assertThat(whole.bodyStart()).asString().isEqualTo(large);
            assertThat(whole.bytes()).isEqualTo(large.length());
            assertThat(start.bodyStart()).hasSize(512);
            assertThat(start.bytes()).isEqualTo(large.length());
        }
    }

    @Test
    void theKeptPartOfABodyHasALimit() throws Exception {
        int length = Request.MOST_KEPT_BYTES + 1000;
        String part = "0123456789".repeat(1000);
        Script script = (request, peer) -> {
            peer.send("HTTP/1.1 200 OK\r\nContent-Length: " + length + "\r\n\r\n");
            for (int sent = 0; sent < length; sent += part.length()) {
                peer.send(part.substring(0, Math.min(part.length(), length - sent)));
            }
        };
        try (ScriptedServer server = ScriptedServer.start(script);
                HttpTransport transport = open(server.url())) {
            Exchange exchange = call(transport.connection(), get(Optional.empty(), true));
            assertThat(exchange.failure()).isEmpty();
            assertThat(exchange.bytes()).isEqualTo(length);
            assertThat(exchange.bodyStart()).hasSize(Request.MOST_KEPT_BYTES);
        }
    }

    @Test
    void aBodyInPiecesArrivesWholeAndTheConnectionIsKept() throws Exception {
        byte[] image = "iVBORw0KGgo".repeat(100_000).getBytes(StandardCharsets.UTF_8);
        RequestBody body = RequestBody.of(List.of(utf8("{\"image\":\""), ByteBuffer.wrap(image), utf8("\"}")));
        try (ScriptedServer server = ScriptedServer.start(Script.answer(200, "{}"));
                HttpTransport transport = open(server.url())) {
            Connection connection = transport.connection();
            for (int i = 0; i < 3; i++) {
                Exchange exchange = call(connection, post(body));
                assertThat(exchange.failure()).isEmpty();
                assertThat(exchange.times().bodySentNs())
                        .isBetween(exchange.times().sentNs(), exchange.times().endNs());
            }
            assertThat(server.received())
                    .hasSize(3)
                    .allSatisfy(received -> assertThat(received.body()).isEqualTo(body.bytes()));
            assertThat(server.accepted()).isEqualTo(1);
            assertThat(server.received().get(0).header("Content-Length")).contains("" + body.length());
        }
    }

    @Test
    void aRequestMayNameAnotherHost() throws Exception {
        try (ScriptedServer server = ScriptedServer.start(Script.answer(200, "{}"));
                HttpTransport transport = open(server.url())) {
            Connection connection = transport.connection();
            call(connection, get(Optional.of("edit-check.edit-check.wikimedia.org"), false));
            call(connection, get(Optional.empty(), false));

            assertThat(server.received())
                    .extracting(received -> received.header("Host").orElseThrow())
                    .containsExactly(
                            "edit-check.edit-check.wikimedia.org", server.url().getAuthority());
            assertThat(server.received())
                    .extracting(Received::head)
                    .allSatisfy(head -> assertThat(head.lines().filter(line -> line.startsWith("Host:")))
                            .hasSize(1));
        }
    }

    private static Request get(Optional<String> host, boolean keepsBody) {
        return new Request("GET", "/", List.of(), host, RequestBody.NONE, Payload.NONE, keepsBody, "", List.of());
    }

    private static Request post(RequestBody body) {
        return new Request("POST", "/", List.of(), Optional.empty(), body, Payload.NONE, false, "", List.of());
    }

    private static ByteBuffer utf8(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    }
}
