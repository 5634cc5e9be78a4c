package io.github.wingload.wiki;

import io.github.wingload.foreign.BoundedRead;
import io.github.wingload.text.Figures;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.zip.GZIPInputStream;

/**
 * Fetches with the JDK's HTTP client. The transport of load tests is not suitable: it keeps only the first bytes of an answer.
 *
 * <p>An answer has at most {@value #MOST_BYTES} bytes, also uncompressed, and its whole exchange has a deadline: the client's own
 * timeout ends with the head.
 */
final class HttpFetcher implements Fetcher {

    /** A page of 500 edits takes some 100 kB. */
    static final int MOST_BYTES = 10_000_000;

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private final HttpClient client;
    private final String userAgent;
    private final Duration timeout;

    HttpFetcher(String userAgent, Optional<InetSocketAddress> proxy) {
        this(userAgent, proxy, TIMEOUT);
    }

    /** @param timeout of a whole exchange */
    HttpFetcher(String userAgent, Optional<InetSocketAddress> proxy, Duration timeout) {
        this.userAgent = userAgent;
        this.timeout = timeout;
        this.client = client(proxy);
    }

    /** A client as this package uses it; it follows no redirects. */
    static HttpClient client(Optional<InetSocketAddress> proxy) {
        HttpClient.Builder builder = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(Redirect.NEVER)
                .connectTimeout(CONNECT_TIMEOUT);
        // A selector without an address connects directly; without a selector, the JVM's properties would apply.
        return builder.proxy(ProxySelector.of(proxy.orElse(null))).build();
    }

    @Override
    public ApiAnswer get(URI url) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(url)
                .header("User-Agent", userAgent)
                .header("Accept-Encoding", "gzip")
                .build();
        Body body = new Body();
        HttpResponse<Void> response = answer(request, body);
        boolean compressed = response.headers()
                .firstValue("Content-Encoding")
                .filter("gzip"::equalsIgnoreCase)
                .isPresent();
        return new ApiAnswer(
                response.statusCode(),
                response.headers().firstValue("Retry-After"),
                new String(compressed ? uncompressed(body.bytes()) : body.bytes(), StandardCharsets.UTF_8));
    }

    private HttpResponse<Void> answer(HttpRequest request, Body body) throws IOException, InterruptedException {
        CompletableFuture<HttpResponse<Void>> answer =
                client.sendAsync(request, BodyHandlers.ofByteArrayConsumer(piece -> piece.ifPresent(body::add)));
        try {
            // Either the answer, or the moment at which it is too long: the client reads on for a while after a
            // refusal.
            CompletableFuture.anyOf(answer, body.tooLong).get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            if (body.tooLong.isDone()) {
                throw new IOException("the answer has more than " + Figures.count(MOST_BYTES) + " bytes");
            }
            return answer.join();
        } catch (TimeoutException e) {
            throw new IOException("no complete answer within " + timeout.toSeconds() + " s", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException failure ? failure : new IOException(e.getCause());
        } finally {
            answer.cancel(true);
        }
    }

    /** The bytes of an answer up to the bound. Filled by one thread at a time. */
    private static final class Body {

        private final CompletableFuture<Boolean> tooLong = new CompletableFuture<>();
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        void add(byte[] piece) {
            if (bytes.size() + piece.length > MOST_BYTES) {
                tooLong.complete(true);
                throw new IllegalStateException("the answer is too long");
            }
            bytes.writeBytes(piece);
        }

        byte[] bytes() {
            return bytes.toByteArray();
        }
    }

    private static byte[] uncompressed(byte[] body) throws IOException {
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(body))) {
            return BoundedRead.of(in, MOST_BYTES);
        }
    }
}
