package io.github.wingload.run;

import io.github.wingload.exchange.Exchange;
import io.github.wingload.exchange.HeaderField;
import io.github.wingload.exchange.Request;
import io.github.wingload.http.HttpSettings;
import io.github.wingload.http.HttpTransport;
import io.github.wingload.http.TlsFileException;
import io.github.wingload.observe.FigureSource;
import io.github.wingload.observe.MetricsEndpoint;
import io.github.wingload.observe.NoReadingException;
import io.github.wingload.observe.PrometheusServer;
import io.github.wingload.observe.Reading;
import io.github.wingload.observe.Scraper;
import io.github.wingload.plan.Observation;
import io.github.wingload.plan.Observation.Query;
import io.github.wingload.plan.Plan;
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
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Scrapes the endpoints of the plan that expose metrics of the server.
 *
 * <p>Of several shards the first scrapes for all.
 *
 * <p>Each scrape opens a connection and closes it, so that no scrape meets an idle connection that the server has just closed.
 * Its deadline is four fifths of the time to the next scrape, and at most ten seconds.
 */
final class ServerWatch implements AutoCloseable {

    /** The longest answer that is read; longer ones count as failed. */
    private static final int MOST_BYTES = 8 << 20;

    private static final Duration LONGEST = Duration.ofSeconds(10);
    private static final int OK = 200;
    private static final HeaderField ACCEPT_JSON = new HeaderField("Accept", "application/json");
    private static final HeaderField ACCEPT = new HeaderField("Accept", "text/plain;version=0.0.4");

    private final List<Watched> watched = new ArrayList<>();
    private final List<Scraper> scrapers = new ArrayList<>();
    private final NanoClock clock;

    private record Watched(Observation observation, FigureSource source, HttpTransport transport) {}

    /**
     * Opens the transports; sends nothing.
     *
     * @param load how the load reaches its target
     * @throws TlsFileException if a certificate or key file of an endpoint of its own cannot be used
     */
    ServerWatch(Plan plan, UrlTarget load, NanoClock clock) throws TlsFileException {
        this.clock = clock;
        try {
            for (Observation observation : plan.part().index() == 0 ? plan.observe() : List.<Observation>of()) {
                watched.add(watched(observation, load));
            }
        } catch (TlsFileException e) {
            close();
            throw e;
        }
    }

    private Watched watched(Observation observation, UrlTarget load) throws TlsFileException {
        UrlTarget target = observation.target().orElse(load);
        HttpSettings settings = new HttpSettings(Connections.PER_USER, deadline(observation.every()), MOST_BYTES, 1);
        HttpTransport transport = HttpTransport.open(target, settings, clock);
        return new Watched(observation, source(observation, target, transport), transport);
    }

    private FigureSource source(Observation observation, UrlTarget target, HttpTransport transport) {
        if (observation.asksPrometheus()) {
            return new PrometheusServer(
                    observation,
                    query -> answer(Probing.exchange(
                            transport, request(observation, target, Optional.of(query), List.of(ACCEPT_JSON)))),
                    clock);
        }
        Request request = request(observation, target, observation.query().map(Query::text), List.of(ACCEPT));
        return new MetricsEndpoint(observation, () -> text(Probing.exchange(transport, request)));
    }

    private static Duration deadline(Duration every) {
        Duration most = every.multipliedBy(4).dividedBy(5);
        return most.compareTo(LONGEST) < 0 ? most : LONGEST;
    }

    /** @param usual sent unless other headers replace them */
    private static Request request(
            Observation observation, UrlTarget target, Optional<String> query, List<HeaderField> usual) {
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

    /** The body of an answer, also of one that explains an error in JSON. */
    private static String answer(Exchange exchange) throws NoReadingException {
        byte[] start = exchange.bodyStart();
        boolean explains =
                exchange.failure().isEmpty() && exchange.status() >= 400 && start.length > 0 && start[0] == '{';
        return explains ? new String(start, StandardCharsets.UTF_8) : text(exchange);
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

    /**
     * Scrapes each endpoint once, one after the other. The values only serve as the start of rates.
     *
     * @return a sentence for each figure that could not be read
     */
    List<String> firstLook() {
        List<String> sentences = new ArrayList<>();
        for (Watched one : watched) {
            for (Reading reading : one.source().scrape(clock.nanos())) {
                if (!reading.error().isEmpty()) {
                    sentences.add("observe: " + one.observation().place() + ": cannot read " + reading.figure() + ": "
                            + reading.error());
                }
            }
        }
        return sentences;
    }

    /**
     * Starts scraping.
     *
     * @param sink receives every reading, with times from time zero; called by one thread for each endpoint
     */
    void start(long zeroNs, Consumer<Reading> sink) {
        for (Watched one : watched) {
            scrapers.add(new Scraper(one.source(), one.observation().every(), clock, zeroNs, sink));
        }
        scrapers.forEach(Scraper::start);
    }

    /** Stops scraping: scrapes under way are cut off, and the sink receives nothing more. */
    void stop() {
        abort();
        scrapers.forEach(Scraper::close);
    }

    /** Cuts off scrapes under way; from any thread. */
    void abort() {
        watched.forEach(one -> one.transport().abort());
    }

    @Override
    public void close() {
        watched.forEach(one -> one.transport().close());
    }
}
