package io.github.wingload.plan;

import io.github.wingload.plan.target.UrlTarget;
import io.github.wingload.plan.task.Header;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An endpoint with figures in Prometheus' text format, or a Prometheus server that is asked for figures, while the run goes on.
 *
 * @param target how it is reached; empty if as the load's target
 * @param path below the target's base path, without a query
 * @param query the query after the path, if there is one
 * @param every the time from one scrape to the next; a second or more
 * @param headers sent with each scrape, in place of the target's of the same name; without placeholders
 * @param figures the figures made from it; at least one
 */
public record Observation(
        Optional<UrlTarget> target,
        String path,
        Optional<Query> query,
        Duration every,
        List<Header> headers,
        List<ServerFigure> figures) {

    public Observation {
        headers = List.copyOf(headers);
        figures = List.copyOf(figures);
    }

    /**
     * A query.
     *
     * @param text percent-encoded
     * @param secret true if it may not appear in a log, a report or on the terminal
     */
    public record Query(String text, boolean secret) {

        /** For a log, so without a secret. */
        @Override
        public String toString() {
            return secret ? "<redacted>" : text;
        }
    }

    /** The same without these figures; empty if nothing would be left. */
    Optional<Observation> without(Set<String> names) {
        List<ServerFigure> others = figures.stream()
                .filter(figure -> !names.contains(figure.name()))
                .toList();
        return others.isEmpty()
                ? Optional.empty()
                : Optional.of(new Observation(target, path, query, every, headers, others));
    }

    /** True if a Prometheus server is asked for its figures. */
    public boolean asksPrometheus() {
        return figures.stream().anyMatch(figure -> figure.query().isPresent());
    }

    /** Where it is, for people: the URL, or the path at the load's target. */
    public String place() {
        String below = query.map(asked -> path + "?" + asked).orElse(path);
        return target.map(own -> own.url() + below).orElse(below);
    }
}
