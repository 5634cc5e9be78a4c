package io.github.wingload.wiki;

import java.io.ByteArrayInputStream;
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
import java.util.zip.GZIPInputStream;

/**
 * Fetches with the JDK's HTTP client. The transport of load tests is not suitable: it keeps only the first bytes of an answer.
 */
final class HttpFetcher implements Fetcher {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private final HttpClient client;
    private final String userAgent;

    HttpFetcher(String userAgent, Optional<InetSocketAddress> proxy) {
        this.userAgent = userAgent;
        HttpClient.Builder builder = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(Redirect.NEVER)
                .connectTimeout(CONNECT_TIMEOUT);
        // A selector without an address connects directly; without a selector, the JVM's properties would apply.
        client = builder.proxy(ProxySelector.of(proxy.orElse(null))).build();
    }

    @Override
    public ApiAnswer get(URI url) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(url)
                .header("User-Agent", userAgent)
                .header("Accept-Encoding", "gzip")
                .timeout(TIMEOUT)
                .build();
        HttpResponse<byte[]> response = client.send(request, BodyHandlers.ofByteArray());
        boolean compressed = response.headers()
                .firstValue("Content-Encoding")
                .filter("gzip"::equalsIgnoreCase)
                .isPresent();
        byte[] body = compressed ? uncompressed(response.body()) : response.body();
        return new ApiAnswer(
                response.statusCode(),
                response.headers().firstValue("Retry-After"),
                new String(body, StandardCharsets.UTF_8));
    }

    private static byte[] uncompressed(byte[] body) throws IOException {
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(body))) {
            return in.readAllBytes();
        }
    }
}
