package io.github.wingload.diff;

import io.github.wingload.plan.Figure.Quantity;
import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalDouble;

/**
 * What another tool states about the streamed answers of the requests in its table.
 *
 * @param answers how many there were
 * @param percentilesMs of each kind of time, by percentile
 * @param outputTokensPerSecond empty if it does not state it
 */
public record StreamedTable(
        long answers, Map<Quantity, NavigableMap<Double, Double>> percentilesMs, OptionalDouble outputTokensPerSecond) {

    public StreamedTable {
        percentilesMs = Map.copyOf(percentilesMs);
    }
}
