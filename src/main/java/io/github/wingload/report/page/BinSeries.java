package io.github.wingload.report.page;

import io.github.wingload.plan.Figure.Quantity;
import io.github.wingload.stats.Timeline;
import io.github.wingload.stats.Timeline.Bin;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * Series of a run for charts: a value for each bin, from one bin on. Rates are per second, times in milliseconds; a value that is not
 * known is {@code null}.
 *
 * @param timeline of the run
 * @param endSeconds when it ended, from time zero; the last bin may be shorter
 * @param from the first bin whose values are wanted
 */
record BinSeries(Timeline timeline, double endSeconds, int from) {

    double binSeconds() {
        return timeline.binSeconds();
    }

    /** Where the time axis ends: at least one bin. */
    double axisEndSeconds() {
        return Math.max(endSeconds, binSeconds());
    }

    private List<Bin> bins() {
        return timeline.bins();
    }

    /** The rate of intended starts, up to the end of the load. */
    Map<String, Object> offered(Duration load) {
        Object[] values = rates(Bin::offered);
        int last = Math.max(0, (int) Math.ceil(load.toNanos() / 1e9 / binSeconds()) - from);
        Arrays.fill(values, Math.min(values.length, last), values.length, null);
        return of("offered", "offered", values);
    }

    /** A count of each bin, per second. */
    Map<String, Object> rate(String name, String style, ToDoubleFunction<Bin> count) {
        return of(name, style, rates(count));
    }

    private Object[] rates(ToDoubleFunction<Bin> count) {
        Object[] values = new Object[bins().size() - from];
        for (int i = from; i < bins().size(); i++) {
            double seconds = Math.min(binSeconds(), Math.max(endSeconds - i * binSeconds(), binSeconds() / 10));
            values[i - from] = Charts.number(count.applyAsDouble(bins().get(i)) / seconds);
        }
        return values;
    }

    /** A value of each bin as it is. */
    Map<String, Object> value(String name, String style, Function<Bin, OptionalDouble> value) {
        return of(
                name,
                style,
                bins().stream().skip(from).map(bin -> orNull(value.apply(bin))).toArray());
    }

    /** Percentiles of the times of the ok calls of each bin, an array for each percentile. */
    Object[][] percentiles(Quantity quantity, double... percentiles) {
        Object[][] values = new Object[percentiles.length][bins().size() - from];
        for (int bin = from; bin < bins().size(); bin++) {
            if (bins().get(bin).has(quantity)) {
                double[] found = bins().get(bin).percentilesMs(quantity, percentiles);
                for (int i = 0; i < found.length; i++) {
                    values[i][bin - from] = Charts.number(found[i]);
                }
            }
        }
        return values;
    }

    static Map<String, Object> of(String name, String style, Object[] values) {
        return Map.of("name", name, "style", style, "values", values);
    }

    static @Nullable Number orNull(OptionalDouble value) {
        return value.isPresent() && Double.isFinite(value.getAsDouble()) ? Charts.number(value.getAsDouble()) : null;
    }
}
