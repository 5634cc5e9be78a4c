package io.github.wingload.plan;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A figure of the server, computed from each scrape, or by a Prometheus server that is asked for it.
 *
 * @param name in reports and thresholds; unique in a plan
 * @param metric the series it is made from
 * @param of the whole of which it is a share in percent; empty without a share, or for a fixed amount
 * @param ofAmount the fixed whole of which it is a share; empty otherwise
 * @param as how the value of each series is used, for part and whole of a share
 * @param aggregate how matching series are combined, for part and whole of a share
 * @param query the PromQL expression of a figure that a Prometheus server computes; it is made from no metric of ours then
 * @param unit {@code bytes}, {@code percent}, {@code seconds} or any other word; empty for a plain number
 */
public record ServerFigure(
        String name,
        Selector metric,
        Optional<Selector> of,
        OptionalDouble ofAmount,
        As as,
        Aggregate aggregate,
        Optional<String> query,
        String unit) {

    /** How many replicas Kubernetes was asked for. */
    public static final String REPLICAS_WANTED = "replicas wanted";

    /** How many of them were ready for requests. */
    public static final String REPLICAS_READY = "replicas ready";

    /** Errors that the model server answered, by the response flags of Istio. */
    public static final String OF_MODEL = "errors of the model";

    /** Errors that the mesh answered or caused, by the response flags of Istio. */
    public static final String OF_MESH = "errors of the mesh";

    /** A figure that is computed from scrapes. */
    public ServerFigure(
            String name,
            Selector metric,
            Optional<Selector> of,
            OptionalDouble ofAmount,
            As as,
            Aggregate aggregate,
            String unit) {
        this(name, metric, of, ofAmount, as, aggregate, Optional.empty(), unit);
    }

    /** A figure that a Prometheus server computes. */
    public static ServerFigure asked(String name, String query, String unit) {
        return new ServerFigure(
                name,
                new Selector("", List.of()),
                Optional.empty(),
                OptionalDouble.empty(),
                As.VALUE,
                Aggregate.SUM,
                Optional.of(query),
                unit);
    }

    /** True for a share of a whole. */
    public boolean share() {
        return of.isPresent() || ofAmount.isPresent();
    }

    /** How the value of a series is used. */
    public enum As {
        /** Unchanged, for gauges. */
        VALUE,
        /** Its increase per second since the previous scrape, for counters. A counter that fell was reset to zero in between. */
        RATE
    }

    /** How several series are combined. */
    public enum Aggregate {
        SUM,
        MAX,
        MIN,
        MEAN
    }
}
