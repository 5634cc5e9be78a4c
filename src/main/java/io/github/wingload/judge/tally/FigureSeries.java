package io.github.wingload.judge.tally;

import io.github.wingload.observe.Reading;
import io.github.wingload.plan.ServerFigure;
import io.github.wingload.result.ObservedFigure;
import io.github.wingload.result.ObservedFigure.Failure;
import io.github.wingload.result.ObservedFigure.Values;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.DoubleSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The readings of one figure over time. A rate belongs to the middle of the time that it covers. Not thread-safe. */
public final class FigureSeries {

    private final ServerFigure figure;
    private final Duration every;
    private final List<Reading> withValue = new ArrayList<>();
    private final List<Reading> failed = new ArrayList<>();

    /** @param every the planned time from one scrape to the next */
    FigureSeries(ServerFigure figure, Duration every) {
        this.figure = figure;
        this.every = every;
    }

    /** Takes a reading, in order of time. */
    void record(Reading reading) {
        if (reading.value().isPresent()) {
            withValue.add(reading);
        } else if (!reading.error().isEmpty()) {
            failed.add(reading);
        }
    }

    /** The planned time from one scrape to the next. */
    public Duration every() {
        return every;
    }

    /** The number of readings with a value in [beginNs, endNs). */
    public int count(long beginNs, long endNs) {
        return part(withValue, beginNs, endNs).size();
    }

    /** The figure in [beginNs, endNs). */
    public ObservedFigure during(long beginNs, long endNs) {
        List<Reading> failures = part(failed, beginNs, endNs);
        Map<String, Long> errors = failures.stream()
                .collect(Collectors.groupingBy(Reading::error, LinkedHashMap::new, Collectors.counting()));
        return new ObservedFigure(
                figure.name(),
                figure.unit(),
                values(beginNs, endNs),
                count(beginNs, endNs),
                failures.size(),
                errors.entrySet().stream()
                        .map(entry -> new Failure(entry.getKey(), entry.getValue()))
                        .sorted(Comparator.comparingLong(Failure::count).reversed())
                        .limit(ObservedFigure.MOST_FAILURES)
                        .toList());
    }

    /** The values in [beginNs, endNs); empty without a reading. */
    public Optional<Values> values(long beginNs, long endNs) {
        List<Reading> part = part(withValue, beginNs, endNs);
        if (part.isEmpty()) {
            return Optional.empty();
        }
        double sum = 0;
        double weights = 0;
        for (Reading reading : part) {
            double weight = Math.max(1, reading.spanNs());
            sum += weight * value(reading);
            weights += weight;
        }
        DoubleSummaryStatistics all =
                part.stream().mapToDouble(FigureSeries::value).summaryStatistics();
        return Optional.of(new Values(sum / weights, all.getMin(), all.getMax(), value(part.get(part.size() - 1))));
    }

    private static double value(Reading reading) {
        return reading.value().orElseThrow();
    }

    private static List<Reading> part(List<Reading> readings, long beginNs, long endNs) {
        return readings.subList(before(readings, beginNs), before(readings, endNs));
    }

    /** The number of readings before a time. */
    private static int before(List<Reading> readings, long ns) {
        int low = 0;
        int high = readings.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (readings.get(middle).ns() < ns) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
