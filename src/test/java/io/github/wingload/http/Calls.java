package io.github.wingload.http;

import io.github.wingload.exchange.Exchange;
import io.github.wingload.exchange.FailureClass;
import io.github.wingload.exchange.HeaderField;
import io.github.wingload.exchange.Request;
import io.github.wingload.exchange.Transport.Connection;
import io.github.wingload.plan.load.Connections;
import io.github.wingload.plan.target.UrlTarget;
import io.github.wingload.time.NanoClock;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Short ways to make calls in tests. */
final class Calls {

    /** Long enough for any answer that comes at all. */
    static final Duration PATIENT = Duration.ofSeconds(30);

    private Calls() {}

    static HttpTransport open(URI url) throws TlsFileException {
        return open(UrlTarget.of(url), HttpSettings.of(Connections.PER_USER, PATIENT));
    }

    static HttpTransport open(URI url, Connections connections, Duration deadline) throws TlsFileException {
        return open(UrlTarget.of(url), HttpSettings.of(connections, deadline));
    }

    static HttpTransport open(UrlTarget target, HttpSettings settings) throws TlsFileException {
        return HttpTransport.open(target, settings, NanoClock.system());
    }

    static Request get(String path) {
        return new Request("GET", path, List.of(), new byte[0]);
    }

    static Request post(String path, String json) {
        return new Request(
                "POST",
                path,
                List.of(new HeaderField("Content-Type", "application/json")),
                json.getBytes(StandardCharsets.UTF_8));
    }

    static CompletableFuture<Exchange> start(Connection connection, Request request) {
        CompletableFuture<Exchange> end = new CompletableFuture<>();
        connection.start(request, exchange -> {
            if (!end.complete(exchange)) {
                throw new IllegalStateException("told twice");
            }
        });
        return end;
    }

    static Exchange await(CompletableFuture<Exchange> end) throws Exception {
        return end.get(60, TimeUnit.SECONDS);
    }

    static Exchange call(Connection connection, Request request) throws Exception {
        return await(start(connection, request));
    }

    /** One GET over a connection of its own. */
    static Exchange call(HttpTransport transport, String path) throws Exception {
        return call(transport.connection(), get(path));
    }

    static FailureClass failureClass(Exchange exchange) {
        return exchange.failure().map(Exchange.Failure::failureClass).orElse(FailureClass.OK);
    }

    static String message(Exchange exchange) {
        return exchange.failure().map(Exchange.Failure::message).orElse("");
    }

    static String text(Exchange exchange) {
        return new String(exchange.bodyStart(), StandardCharsets.UTF_8);
    }
}
