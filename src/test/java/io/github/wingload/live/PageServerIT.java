package io.github.wingload.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PageServerIT {

    private final List<Ask> asked = new ArrayList<>();
    private final HttpClient client = HttpClient.newHttpClient();
    private PageServer server;

    @BeforeEach
    void start() throws IOException {
        server = PageServer.start("127.0.0.1", 0, ask -> {
            asked.add(ask);
            if (ask.path().equals("/bug")) {
                throw new IllegalStateException("inner words");
            }
            return ask.path().equals("/page") ? PageAnswer.page("<p>hello</p>") : PageAnswer.nothing();
        });
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void itsOwnPageIsAnsweredUnderAPolicy() throws Exception {
        HttpResponse<String> answer = get("/page?a=1&b=%3Cb%3E");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("<p>hello</p>");
        assertThat(answer.headers().firstValue("Content-Security-Policy")).hasValue("frame-ancestors 'none'");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(asked).singleElement().satisfies(ask -> {
            assertThat(ask.path()).isEqualTo("/page");
            assertThat(ask.field("b")).isEqualTo("<b>");
        });
    }

    @Test
    void anAddressWithoutTheTokenIsRefused() throws Exception {
        URI url = URI.create("http://127.0.0.1:" + server.url("").getPort() + "/page");
        assertThat(client.send(HttpRequest.newBuilder(url).build(), BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(403);
        assertThat(asked).isEmpty();
    }

    @Test
    void aForeignHostIsRefused() throws Exception {
        String path = server.url("/page").getPath();
        assertThat(raw("GET " + path + " HTTP/1.1\r\nHost: evil.example:80\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 421 ");
        assertThat(asked).isEmpty();
    }

    @Test
    void aPostFromAnotherSiteIsRefused() throws Exception {
        for (String origin : List.of("http://evil.example", "null")) {
            HttpRequest post = HttpRequest.newBuilder(server.url("/page"))
                    .header("Origin", origin)
                    .POST(BodyPublishers.ofString("users=1"))
                    .build();
            assertThat(client.send(post, BodyHandlers.ofString()).statusCode()).isEqualTo(403);
        }
        assertThat(asked).isEmpty();
    }

    @Test
    void aLongFormIsRefused() throws Exception {
        String origin = "http://127.0.0.1:" + server.url("").getPort();
        HttpRequest post = HttpRequest.newBuilder(server.url("/page"))
                .header("Origin", origin)
                .POST(BodyPublishers.ofString("users=" + "1".repeat(20_000)))
                .build();
        assertThat(client.send(post, BodyHandlers.ofString()).statusCode()).isEqualTo(413);
        assertThat(asked).isEmpty();
    }

    @Test
    void aPageThatCannotBeMadeTellsNoInnerWords() throws Exception {
        HttpResponse<String> answer = get("/bug");
        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).doesNotContain("inner words");
        assertThat(get("/other").statusCode()).isEqualTo(404);
        assertThat(raw("GET " + server.url("/page?a=").getPath()
                        + "?a=%zz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 400 ");
    }

    private HttpResponse<String> get(String path) throws Exception {
        return client.send(
                HttpRequest.newBuilder(URI.create(server.url("") + path)).build(), BodyHandlers.ofString());
    }

    private String raw(String request) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", server.url("").getPort());
                InputStream in = socket.getInputStream()) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII);
        }
    }
}
