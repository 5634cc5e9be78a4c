package io.github.wingload.diff;

import io.github.wingload.exchange.FailureClass;
import io.github.wingload.plan.Figure;
import io.github.wingload.stats.Estimate;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What one run has to say about the calls of a task, or about all of them.
 *
 * <p>Times are in milliseconds, shares in percent.
 */
public interface Evidence {

    /** The figure itself; empty if there is no call to make it from, or the source does not tell. */
    OptionalDouble value(Figure figure);

    /** The figure with its uncertainty; empty where that is not known, or where there are too few calls to tell. */
    Optional<Estimate> estimate(Figure figure, double confidence);

    /** Percent of the calls intended that failed in this way; empty if the source does not tell. */
    Optional<Estimate> failurePercent(FailureClass failureClass, double confidence);
}
