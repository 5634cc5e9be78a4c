package io.github.wingload.diff;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Runs over time, those of each name for themselves.
 *
 * @param series by name, in alphabetical order
 */
public record Trend(List<TrendSeries> series) {

    public Trend {
        series = List.copyOf(series);
    }

    /** @param runs of any names, in any order */
    public static Trend of(List<TrendRun> runs) {
        Map<String, List<TrendRun>> byName = runs.stream()
                .collect(Collectors.groupingBy(run -> run.manifest().plan().name(), TreeMap::new, Collectors.toList()));
        return new Trend(byName.entrySet().stream()
                .map(named -> TrendSeries.of(named.getKey(), named.getValue()))
                .toList());
    }
}
