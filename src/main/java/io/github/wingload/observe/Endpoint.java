package io.github.wingload.observe;

import io.github.wingload.plan.Observation;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * An endpoint that tells figures of the server. Whatever is wrong with its answers is in the readings. Used by one thread at a
 * time.
 */
public final class Endpoint {

    private final Supplier<Fetched> fetch;
    private final List<FigureMeter> meters;
    private final Set<String> metrics;

    /**
     * An endpoint.
     *
     * @param observation what is made of its answers
     * @param fetch asks it once; returns in good time, and never throws for a fault of the server
     */
    public Endpoint(Observation observation, Supplier<Fetched> fetch) {
        this.fetch = fetch;
        this.meters = observation.figures().stream().map(FigureMeter::new).toList();
        this.metrics = meters.stream().flatMap(FigureMeter::metrics).collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Scrapes it: a reading for each of its figures, in the plan's order.
     *
     * @param nowNs later than at the scrape before
     */
    public List<Reading> scrape(long nowNs) {
        Fetched fetched = fetch.get();
        if (!fetched.failure().isEmpty()) {
            return failed(nowNs, fetched.failure());
        }
        if (fetched.text().stripLeading().startsWith("<")) {
            return failed(nowNs, "the answer is not Prometheus' text format");
        }
        try {
            List<Sample> samples = Exposition.samples(fetched.text(), metrics);
            return meters.stream().map(meter -> meter.read(nowNs, samples)).toList();
        } catch (UnreadableLineException unreadable) {
            return failed(nowNs, unreadable.getMessage());
        } catch (StackOverflowError e) {
            // Java's regular expressions recurse: a short one can be too much for a long label.
            return failed(nowNs, "a regular expression is too much for one of the labels");
        }
    }

    private List<Reading> failed(long nowNs, String reason) {
        return meters.stream().map(meter -> meter.failed(nowNs, reason)).toList();
    }
}
