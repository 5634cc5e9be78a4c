package io.github.wingload.observe;

import io.github.wingload.plan.Selector;
import io.github.wingload.plan.ServerFigure.Aggregate;
import io.github.wingload.plan.ServerFigure.As;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;

/**
 * One number made of all series that match a selector: a figure, or one side of a share. Not thread-safe.
 *
 * <p>A rate is computed for each series, so a replica that restarts, comes or goes does not make the sum fall: a counter that is
 * lower than before was reset to zero in between, and a series counts from the second scrape that has it.
 */
final class SelectedValue {

    private final SeriesFilter filter;
    private final As as;
    private final Aggregate aggregate;
    private Map<Map<String, String>, Double> before = Map.of();
    private long beforeNs;
    private long sinceNs;

    SelectedValue(Selector selector, As as, Aggregate aggregate) {
        this.filter = new SeriesFilter(selector);
        this.as = as;
        this.aggregate = aggregate;
    }

    /**
     * The number at this scrape; empty for the first scrape of a rate.
     *
     * @throws NoReadingException if there is no such series, or no number
     */
    OptionalDouble at(long ns, List<Sample> samples) throws NoReadingException {
        List<Sample> matching = filter.of(samples);
        if (matching.isEmpty()) {
            throw new NoReadingException(filter.missing(samples));
        }
        sinceNs = as == As.RATE ? beforeNs : ns;
        DoubleStream values =
                as == As.RATE ? rates(ns, matching) : matching.stream().mapToDouble(Sample::value);
        OptionalDouble value = aggregated(values);
        if (value.isPresent() && !Double.isFinite(value.getAsDouble())) {
            throw new NoReadingException("its value is " + value.getAsDouble());
        }
        return value;
    }

    /** The start of the time that the last number covers: the scrape before for a rate, its own scrape otherwise. */
    long sinceNs() {
        return sinceNs;
    }

    private DoubleStream rates(long ns, List<Sample> samples) {
        double seconds = (ns - beforeNs) / 1e9;
        Map<Map<String, String>, Double> now = new HashMap<>();
        DoubleStream.Builder rates = DoubleStream.builder();
        for (Sample sample : samples) {
            Double known = before.get(sample.labels());
            if (known != null && seconds > 0) {
                double increase = sample.value() < known ? sample.value() : sample.value() - known;
                rates.add(increase / seconds);
            }
            now.put(sample.labels(), sample.value());
        }
        before = now;
        beforeNs = ns;
        return rates.build();
    }

    private OptionalDouble aggregated(DoubleStream values) {
        double[] all = values.toArray();
        if (all.length == 0) {
            return OptionalDouble.empty();
        }
        return switch (aggregate) {
            case SUM -> OptionalDouble.of(DoubleStream.of(all).sum());
            case MAX -> DoubleStream.of(all).max();
            case MIN -> DoubleStream.of(all).min();
            case MEAN -> DoubleStream.of(all).average();
        };
    }
}
