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
 * One number out of all series that a selector means: a figure, or one side of a share. Not thread-safe.
 *
 * <p>A rate is worked out series by series, so that a replica that starts anew or comes and goes does not make the sum fall:
 * a counter that is lower than before was set back to zero in between; a series counts from the second scrape that has it.
 */
final class Quantity {

    private final SeriesFilter filter;
    private final As as;
    private final Aggregate aggregate;
    private Map<Map<String, String>, Double> before = Map.of();
    private long beforeNs;
    private long sinceNs;

    Quantity(Selector selector, As as, Aggregate aggregate) {
        this.filter = new SeriesFilter(selector);
        this.as = as;
        this.aggregate = aggregate;
    }

    /**
     * The number at this scrape; empty if a rate has nothing to count from yet.
     *
     * @throws MissingException if there is no such series, or no number
     */
    OptionalDouble at(long ns, List<Sample> samples) throws MissingException {
        List<Sample> matching = filter.of(samples);
        if (matching.isEmpty()) {
            throw new MissingException(filter.missing(samples));
        }
        sinceNs = as == As.RATE ? beforeNs : ns;
        DoubleStream values =
                as == As.RATE ? rates(ns, matching) : matching.stream().mapToDouble(Sample::value);
        OptionalDouble value = aggregated(values);
        if (value.isPresent() && !Double.isFinite(value.getAsDouble())) {
            throw new MissingException("its value is " + value.getAsDouble());
        }
        return value;
    }

    /** Since when the last number counts; only a rate's is before its scrape. */
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

    /** There is no such number; the message says why. Never leaves the package. */
    static final class MissingException extends Exception {

        private static final long serialVersionUID = 1L;

        MissingException(String message) {
            super(message);
        }
    }
}
