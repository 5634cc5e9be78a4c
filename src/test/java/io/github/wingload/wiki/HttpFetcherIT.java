package io.github.wingload.wiki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Answers of a wiki that are longer, larger or slower than any real one. */
@Timeout(60)
class HttpFetcherIT {

    private final CountDownLatch end = new CountDownLatch(1);
    private HttpServer server;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool(work -> {
            Thread thread = new Thread(work, "wiki");
            thread.setDaemon(true);
            return thread;
        }));
        server.createContext("/endless", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream out = exchange.getResponseBody()) {
                byte[] piece = new byte[100_000];
                while (end.getCount() > 0) {
                    out.write(piece);
                }
            }
        });
        server.createContext("/bomb", exchange -> {
            ByteArrayOutputStream bomb = new ByteArrayOutputStream();
            try (GZIPOutputStream zip = new GZIPOutputStream(bomb)) {
                zip.write(new byte[HttpFetcher.MOST_BYTES + 1]);
            }
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
            exchange.sendResponseHeaders(200, bomb.size());
            exchange.getResponseBody().write(bomb.toByteArray());
            exchange.close();
        });
        server.createContext("/slow", exchange -> {
            exchange.sendResponseHeaders(200, 1_000);
            exchange.getResponseBody().write('{');
            exchange.getResponseBody().flush();
            try {
                end.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        server.createContext("/fine", exchange -> {
            exchange.sendResponseHeaders(200, 2);
            exchange.getResponseBody().write("{}".getBytes(StandardCharsets.UTF_8));
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        end.countDown();
        server.stop(0);
    }

    @Test
    void anEndlessAnswerEndsAtItsBound() {
        assertThatThrownBy(() -> get("/endless", Duration.ofSeconds(50)))
                .isInstanceOf(IOException.class)
                .hasMessage("the answer has more than 10,000,000 bytes");
    }

    @Test
    void anAnswerThatExpandsBeyondItsBoundIsRefused() {
        assertThatThrownBy(() -> get("/bomb", Duration.ofSeconds(50)))
                .isInstanceOf(IOException.class)
                .hasMessage("it has more than 10,000,000 bytes");
    }

    @Test
    void anAnswerThatNeverEndsIsCutOff() {
        assertThatThrownBy(() -> get("/slow", Duration.ofSeconds(1)))
                .isInstanceOf(IOException.class)
                .hasMessage("no complete answer within 1 s");
    }

    @Test
    void anUsualAnswerIsRead() throws Exception {
        assertThat(get("/fine", Duration.ofSeconds(50)).body()).isEqualTo("{}");
    }

    private ApiAnswer get(String path, Duration timeout) throws Exception {
        URI url = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
        return new HttpFetcher("test", Optional.empty(), timeout).get(url);
    }
}
