package io.github.wingload.diff;

import io.github.wingload.plan.Figure;
import io.github.wingload.stats.interval.Estimate;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The figures of one run, for the calls of a task or for all calls.
 *
 * <p>Times are in milliseconds, shares in percent.
 */
public interface Evidence {

    /** The two-sided normal quantile of 95 %. */
    double NORMAL = 1.959963984540054;

    /** The figure itself; empty without calls, or if the source does not know it. */
    OptionalDouble value(Figure figure);

    /** The figure with its uncertainty; empty if that is not known, or if there are too few calls. */
    Optional<Estimate> estimate(Figure figure, double confidence);

    /**
     * The variance of the figure by its own interval: in points², or of its natural logarithm if it is compared as a ratio. Empty
     * if the interval is unknown or has one bound only.
     */
    default OptionalDouble variance(Figure figure) {
        return estimate(figure, 0.95).map(Estimate::interval).stream()
                .filter(interval -> figure.inPoints() || interval.low() > 0)
                .mapToDouble(interval -> figure.inPoints()
                        ? interval.high() - interval.low()
                        : Math.log(interval.high() / interval.low()))
                .filter(Double::isFinite)
                .map(width -> width / (2 * NORMAL))
                .map(deviation -> deviation * deviation)
                .findFirst();
    }
}
