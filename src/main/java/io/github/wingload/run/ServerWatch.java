package io.github.wingload.run;

import io.github.wingload.http.TlsFileException;
import io.github.wingload.observe.FigureSource;
import io.github.wingload.observe.MetricsEndpoint;
import io.github.wingload.observe.PrometheusServer;
import io.github.wingload.observe.Reading;
import io.github.wingload.observe.Scraper;
import io.github.wingload.plan.Observation;
import io.github.wingload.plan.Plan;
import io.github.wingload.plan.target.UrlTarget;
import io.github.wingload.time.NanoClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Scrapes the endpoints of the plan that expose metrics of the server.
 *
 * <p>Of several shards the first scrapes for all.
 *
 * <p>The deadline of a scrape is four fifths of the time to the next scrape, and at most ten seconds.
 */
final class ServerWatch implements AutoCloseable {

    private static final Duration LONGEST = Duration.ofSeconds(10);

    private final List<Watched> watched = new ArrayList<>();
    private final List<Scraper> scrapers = new ArrayList<>();
    private final NanoClock clock;

    private record Watched(Observation observation, FigureSource source, ObservedEndpoint endpoint) {}

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
        ObservedEndpoint endpoint = ObservedEndpoint.open(observation, load, deadline(observation.every()), clock);
        FigureSource source = observation.asksPrometheus()
                ? new PrometheusServer(observation, endpoint::asked, clock)
                : new MetricsEndpoint(observation, endpoint::scraped);
        return new Watched(observation, source, endpoint);
    }

    private static Duration deadline(Duration every) {
        Duration most = every.multipliedBy(4).dividedBy(5);
        return most.compareTo(LONGEST) < 0 ? most : LONGEST;
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
        watched.forEach(one -> one.endpoint().abort());
    }

    @Override
    public void close() {
        watched.forEach(one -> one.endpoint().close());
    }
}
