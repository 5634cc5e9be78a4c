package io.github.wingload.judge;

import io.github.wingload.observe.Reading;
import io.github.wingload.plan.ServerFigure;
import io.github.wingload.result.ObservedFigure;
import io.github.wingload.result.ObservedFigure.Failure;
import io.github.wingload.result.ObservedFigure.Values;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The scraped values of one figure over time; 24 bytes each. A rate belongs to the middle of the time that it counts over. Not
 * thread-safe.
 */
final class FigureSeries {

    /** Further kinds of failures count as one kind. */
    private static final int MOST_ERRORS = 100;

    private static final String OTHER_ERRORS = "other reasons";

    private final ServerFigure figure;
    private final Duration every;
    private long[] timesNs = new long[64];
    private long[] spansNs = new long[64];
    private double[] values = new double[64];
    private int count;
    private final List<Failed> failed = new ArrayList<>();
    private final List<String> errors = new ArrayList<>();

    private record Failed(long ns, int error) {}

    /** @param every the planned time from one scrape to the next */
    FigureSeries(ServerFigure figure, Duration every) {
        this.figure = figure;
        this.every = every;
    }

    /** Takes a reading, in order of time. */
    void record(Reading reading) {
        if (reading.value().isPresent()) {
            if (count == values.length) {
                timesNs = Arrays.copyOf(timesNs, 2 * count);
                spansNs = Arrays.copyOf(spansNs, 2 * count);
                values = Arrays.copyOf(values, 2 * count);
            }
            timesNs[count] = reading.ns();
            spansNs[count] = reading.spanNs();
            values[count++] = reading.value().getAsDouble();
        } else if (!reading.error().isEmpty()) {
            failed.add(new Failed(reading.ns(), error(reading.error())));
        }
    }

    private int error(String text) {
        String kept = errors.contains(text) || errors.size() < MOST_ERRORS ? text : OTHER_ERRORS;
        if (!errors.contains(kept)) {
            errors.add(kept);
        }
        return errors.indexOf(kept);
    }

    /** The planned time from one scrape to the next. */
    Duration every() {
        return every;
    }

    /** The number of readings with a value in [beginNs, endNs). */
    int count(long beginNs, long endNs) {
        return end(endNs) - end(beginNs);
    }

    /** What is known of [beginNs, endNs). */
    ObservedFigure during(long beginNs, long endNs) {
        Map<String, Long> failures = new LinkedHashMap<>();
        failed.stream()
                .filter(one -> beginNs <= one.ns() && one.ns() < endNs)
                .forEach(one -> failures.merge(errors.get(one.error()), 1L, Long::sum));
        return new ObservedFigure(
                figure.name(),
                figure.unit(),
                values(beginNs, endNs),
                count(beginNs, endNs),
                failures.values().stream().mapToLong(Long::longValue).sum(),
                failures.entrySet().stream()
                        .map(entry -> new Failure(entry.getKey(), entry.getValue()))
                        .sorted(Comparator.comparingLong(Failure::count).reversed())
                        .limit(ObservedFigure.MOST_FAILURES)
                        .toList());
    }

    /** The values in [beginNs, endNs); empty if there are none. */
    Optional<Values> values(long beginNs, long endNs) {
        int from = end(beginNs);
        int to = end(endNs);
        if (from == to) {
            return Optional.empty();
        }
        double sum = 0;
        double weights = 0;
        double min = Double.POSITIVE_INFINITY;
        double max = Double.NEGATIVE_INFINITY;
        for (int i = from; i < to; i++) {
            double weight = spansNs[i] > 0 ? spansNs[i] : 1;
            sum += weight * values[i];
            weights += weight;
            min = Math.min(min, values[i]);
            max = Math.max(max, values[i]);
        }
        return Optional.of(new Values(sum / weights, min, max, values[to - 1]));
    }

    /** The index after the last reading before a time. */
    private int end(long ns) {
        int low = 0;
        int high = count;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (timesNs[middle] < ns) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
