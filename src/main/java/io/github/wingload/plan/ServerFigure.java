package io.github.wingload.plan;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A figure of the server, computed from each scrape.
 *
 * @param name in reports and thresholds; unique in a plan
 * @param metric the series it is made from
 * @param of of which whole it is a share in percent; empty if it is none, or of a fixed amount
 * @param ofAmount the fixed amount; empty if there is none
 * @param as what becomes of each series' value, on both sides of a share
 * @param aggregate how series that match become one number, on both sides of a share
 * @param unit {@code bytes}, {@code percent}, {@code seconds} or any other word; empty for a plain number
 */
public record ServerFigure(
        String name,
        Selector metric,
        Optional<Selector> of,
        OptionalDouble ofAmount,
        As as,
        Aggregate aggregate,
        String unit) {

    /** True for a share of a whole. */
    public boolean share() {
        return of.isPresent() || ofAmount.isPresent();
    }

    /** What becomes of a series' value. */
    public enum As {
        /** It stays as it is: for gauges. */
        VALUE,
        /** Its increase per second since the scrape before; one that fell was set back to zero in between. For counters. */
        RATE
    }

    /** How several series become one number. */
    public enum Aggregate {
        SUM,
        MAX,
        MIN,
        MEAN
    }
}
