package io.github.wingload.run;

import io.github.wingload.exchange.Exchange;
import io.github.wingload.exchange.HeaderField;
import io.github.wingload.exchange.Request;
import io.github.wingload.http.HttpSettings;
import io.github.wingload.http.HttpTransport;
import io.github.wingload.http.TlsFileException;
import io.github.wingload.observe.NoReadingException;
import io.github.wingload.plan.Observation;
import io.github.wingload.plan.Observation.Query;
import io.github.wingload.plan.load.Connections;
import io.github.wingload.plan.target.UrlTarget;
import io.github.wingload.plan.task.Header;
import io.github.wingload.plan.task.Template;
import io.github.wingload.time.NanoClock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An endpoint with figures of the server, or a Prometheus server, over HTTP.
 *
 * <p>Each request opens a connection and closes it, so that none meets an idle connection that the server has just closed.
 */
record ObservedEndpoint(Observation observation, UrlTarget target, HttpTransport transport) implements AutoCloseable {

    /** The longest answer that is read; longer ones count as failed. */
    private static final int MOST_BYTES = 8 << 20;

    private static final int OK = 200;
    private static final HeaderField ACCEPT_JSON = new HeaderField("Accept", "application/json");
    private static final HeaderField ACCEPT = new HeaderField("Accept", "text/plain;version=0.0.4");

    /**
     * Opens the transport; sends nothing.
     *
     * @param load how the load reaches its target, for an endpoint at the target
     * @throws TlsFileException if a certificate or key file of an endpoint of its own cannot be used
     */
    static ObservedEndpoint open(Observation observation, UrlTarget load, Duration deadline, NanoClock clock)
            throws TlsFileException {
        UrlTarget target = observation.target().orElse(load);
        HttpSettings settings = new HttpSettings(Connections.PER_USER, deadline, MOST_BYTES, 1);
        return new ObservedEndpoint(observation, target, HttpTransport.open(target, settings, clock));
    }

    /** The text of the endpoint. */
    String scraped() throws NoReadingException {
        return text(Probing.exchange(
                transport.connection(), request(observation.query().map(Query::text), List.of(ACCEPT))));
    }

    /** The answer of a Prometheus server to a query, percent-encoded; also one that explains an error in JSON. */
    String asked(String query) throws NoReadingException {
        Exchange exchange = Probing.exchange(transport.connection(), request(Optional.of(query), List.of(ACCEPT_JSON)));
        byte[] start = exchange.bodyStart();
        boolean explains =
                exchange.failure().isEmpty() && exchange.status() >= 400 && start.length > 0 && start[0] == '{';
        return explains ? new String(start, StandardCharsets.UTF_8) : text(exchange);
    }

    /** @param usual sent unless other headers replace them */
    private Request request(Optional<String> query, List<HeaderField> usual) {
        String base = Optional.ofNullable(target.url().getRawPath()).orElse("").replaceFirst("/$", "");
        String path =
                base + observation.path() + query.map(asked -> "?" + asked).orElse("");
        return new Request("GET", path, headers(observation.headers(), target.headers(), usual), new byte[0]);
    }

    /** The endpoint's own, then those of the target that it does not replace and that need no sample row. */
    private static List<HeaderField> headers(List<Header> own, List<Header> target, List<HeaderField> usual) {
        Predicate<Header> replaced =
                header -> own.stream().anyMatch(other -> other.name().equalsIgnoreCase(header.name()));
        List<HeaderField> fields = new ArrayList<>();
        Stream.concat(own.stream(), target.stream().filter(replaced.negate()))
                .filter(header -> header.value().constant())
                .forEach(header -> fields.add(new HeaderField(header.name(), text(header.value()))));
        usual.stream()
                .filter(field -> fields.stream().noneMatch(other -> other.name().equalsIgnoreCase(field.name())))
                .toList()
                .forEach(fields::add);
        return fields;
    }

    private static String text(Template constant) {
        return constant.segments().stream()
                .map(segment -> ((Template.Text) segment).text())
                .collect(Collectors.joining());
    }

    private static String text(Exchange exchange) throws NoReadingException {
        if (exchange.failure().isPresent()) {
            throw new NoReadingException(exchange.failure().get().message());
        }
        if (exchange.status() != OK) {
            throw new NoReadingException("status " + exchange.status());
        }
        if (exchange.bytes() > MOST_BYTES) {
            throw new NoReadingException("the answer is longer than " + (MOST_BYTES >> 20) + " MiB");
        }
        return new String(exchange.bodyStart(), StandardCharsets.UTF_8);
    }

    /** Cuts off requests under way; from any thread. */
    void abort() {
        transport.abort();
    }

    @Override
    public void close() {
        transport.close();
    }
}
