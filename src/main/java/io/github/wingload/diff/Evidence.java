package io.github.wingload.diff;

import io.github.wingload.plan.Figure;
import io.github.wingload.stats.Estimate;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The figures of one run, for the calls of a task or for all calls.
 *
 * <p>Times are in milliseconds, shares in percent.
 */
public interface Evidence {

    /** The figure itself; empty without calls, or if the source does not know it. */
    OptionalDouble value(Figure figure);

    /** The figure with its uncertainty; empty if that is not known, or if there are too few calls. */
    Optional<Estimate> estimate(Figure figure, double confidence);
}
