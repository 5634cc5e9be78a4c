package io.github.wingload.judge;

import io.github.wingload.observe.Reading;
import io.github.wingload.result.ObservedFigure;
import io.github.wingload.result.ObservedFigure.Failure;
import io.github.wingload.result.ObservedFigure.Values;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What scrapes told of one figure, over time; 24 bytes each. A reading belongs where the middle of what it counts over is. Not
 * thread-safe.
 */
final class FigureSeries {

    /** Beyond them, kinds of failures are one. */
    private static final int MOST_ERRORS = 100;

    private static final String OTHER_ERRORS = "other reasons";

    private long[] timesNs = new long[64];
    private long[] spansNs = new long[64];
    private double[] values = new double[64];
    private int count;
    private final List<Failed> failed = new ArrayList<>();
    private final List<String> errors = new ArrayList<>();

    private record Failed(long ns, int error) {}

    /** Takes a reading; in the order of time. */
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

    /** How many readings have a value, from a time up to another. */
    int count(long beginNs, long endNs) {
        return end(endNs) - end(beginNs);
    }

    /** How many scrapes failed, from a time up to another. */
    long failed(long beginNs, long endNs) {
        return failed.stream()
                .filter(one -> beginNs <= one.ns() && one.ns() < endNs)
                .count();
    }

    /** Why they did, most frequent first. */
    List<Failure> failures(long beginNs, long endNs) {
        Map<String, Long> counts = new LinkedHashMap<>();
        failed.stream()
                .filter(one -> beginNs <= one.ns() && one.ns() < endNs)
                .forEach(one -> counts.merge(errors.get(one.error()), 1L, Long::sum));
        return counts.entrySet().stream()
                .map(entry -> new Failure(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparingLong(Failure::count).reversed())
                .limit(ObservedFigure.MOST_FAILURES)
                .toList();
    }

    /** The values from a time up to another; empty if there are none. */
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

    /** The index behind the last reading before a time. */
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
