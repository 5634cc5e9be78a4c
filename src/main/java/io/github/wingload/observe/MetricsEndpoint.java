package io.github.wingload.observe;

import io.github.wingload.plan.Observation;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** An endpoint with metrics of the server. */
public final class MetricsEndpoint implements FigureSource {

    private final Fetch fetch;
    private final List<FigureMeter> meters;
    private final Set<String> metrics;

    /** Requests the text of an endpoint. */
    @FunctionalInterface
    public interface Fetch {

        /**
         * Sends one request and waits for its answer.
         *
         * @throws NoReadingException if there is no text; the message says why, for people
         */
        String text() throws NoReadingException;
    }

    /**
     * An endpoint.
     *
     * @param observation the figures to make from its answers
     * @param fetch returns within the observation's interval
     */
    public MetricsEndpoint(Observation observation, Fetch fetch) {
        this.fetch = fetch;
        this.meters = observation.figures().stream().map(FigureMeter::new).toList();
        this.metrics = meters.stream().flatMap(FigureMeter::metrics).collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Scrapes the endpoint once.
     *
     * @param nowNs later than at the scrape before
     * @return a reading for each figure, in the plan's order
     */
    @Override
    public List<Reading> scrape(long nowNs) {
        try {
            String text = fetch.text();
            if (text.stripLeading().startsWith("<")) {
                return failed(nowNs, "the answer is not Prometheus' text format");
            }
            List<Sample> samples = Exposition.samples(text, metrics);
            return meters.stream().map(meter -> meter.read(nowNs, samples)).toList();
        } catch (NoReadingException none) {
            return failed(nowNs, none.getMessage());
        }
    }

    private List<Reading> failed(long nowNs, String reason) {
        return meters.stream().map(meter -> meter.failed(nowNs, reason)).toList();
    }
}
