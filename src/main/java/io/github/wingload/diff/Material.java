package io.github.wingload.diff;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * From which size on a change matters, whatever its statistics.
 *
 * @param timePercent of times
 * @param timeMs a change of a time must be this large too
 * @param successPoints of the success rate
 * @param goodPoints of the good fraction, and of a bucket's share
 * @param ratePercent of throughput
 * @param ofPercentile percent for single percentiles, instead of {@code timePercent}
 */
public record Material(
        double timePercent,
        double timeMs,
        double successPoints,
        double goodPoints,
        double ratePercent,
        Map<Double, Double> ofPercentile) {

    /** What is taken to matter if nobody says otherwise. */
    public static final Material DEFAULT = new Material(10, 20, 0.5, 1, 5, Map.of());

    public Material {
        ofPercentile = Map.copyOf(ofPercentile);
    }

    public Material withTimePercent(double percent) {
        return new Material(percent, timeMs, successPoints, goodPoints, ratePercent, ofPercentile);
    }

    public Material withTimeMs(double ms) {
        return new Material(timePercent, ms, successPoints, goodPoints, ratePercent, ofPercentile);
    }

    public Material withSuccessPoints(double points) {
        return new Material(timePercent, timeMs, points, goodPoints, ratePercent, ofPercentile);
    }

    public Material withGoodPoints(double points) {
        return new Material(timePercent, timeMs, successPoints, points, ratePercent, ofPercentile);
    }

    public Material withRatePercent(double percent) {
        return new Material(timePercent, timeMs, successPoints, goodPoints, percent, ofPercentile);
    }

    public Material withPercentile(double percentile, double percent) {
        Map<Double, Double> changed = new HashMap<>(ofPercentile);
        changed.put(percentile, percent);
        return new Material(timePercent, timeMs, successPoints, goodPoints, ratePercent, changed);
    }

    /** True if a change of a figure is large enough, whatever its statistics. */
    boolean matters(Metric metric, double from, double to) {
        double size = Math.abs(to - from);
        return metric.scale() == Metric.Scale.POINTS
                ? size > of(metric)
                : Math.abs(Math.log(to / from)) > Math.log1p(of(metric) / 100)
                        && (!metric.kind().time() || size >= timeMs);
    }

    /** Percent for what is compared as a ratio, points for the rest. */
    double of(Metric metric) {
        return switch (metric.kind()) {
            case SUCCESS_RATE -> successPoints;
            case GOOD_FRACTION, BUCKET_SHARE -> goodPoints;
            case REQUESTS, THROUGHPUT, REQUESTS_PER_HOUR -> ratePercent;
            case PERCENTILE ->
                Optional.ofNullable(ofPercentile.get(metric.number())).orElse(timePercent);
            case ALL_CALLS_P90, MEAN, FIRST_OK_P90 -> timePercent;
        };
    }
}
