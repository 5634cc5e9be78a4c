package io.github.wingload.result;

import io.github.wingload.plan.Figure;
import io.github.wingload.stats.interval.Estimate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The figures of the answers of a window that were read as streams, over all tasks.
 *
 * @param figures those of {@link Figure#STREAMS} and, with an objective for calls, how many keep it
 */
public record StreamFigures(List<Value> figures) {

    public StreamFigures {
        figures = List.copyOf(figures);
    }

    /**
     * A figure.
     *
     * @param value empty if there is nothing to make it from
     * @param estimate the same with its interval; empty if that is not known
     */
    public record Value(Figure figure, OptionalDouble value, Optional<Estimate> estimate) {}

    /** The value of a figure; empty if it is not among these. */
    public Optional<Value> of(Figure figure) {
        return figures.stream().filter(value -> value.figure().equals(figure)).findFirst();
    }
}
