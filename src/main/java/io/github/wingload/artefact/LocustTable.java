package io.github.wingload.artefact;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * What a {@code _stats.csv} of Locust's says, read tolerantly.
 *
 * @param rows of requests, in the file's order
 * @param aggregated all of them together
 * @param warnings what is wrong with the file, in sentences; empty if nothing is
 */
public record LocustTable(List<Row> rows, Row aggregated, List<String> warnings) {

    public LocustTable {
        rows = List.copyOf(rows);
        warnings = List.copyOf(warnings);
    }

    /**
     * One row. All calls are in its times, failed ones too.
     *
     * @param method {@code GET}, {@code POST} …; empty for all together
     * @param name of the requests
     * @param requests how many there were
     * @param failures how many of them failed
     * @param perSecond requests per second
     * @param meanMs empty for a row without requests
     * @param percentilesMs by percentile, 0 for the shortest; empty if the row does not tell
     */
    public record Row(
            String method,
            String name,
            long requests,
            long failures,
            double perSecond,
            OptionalDouble meanMs,
            Map<Double, Double> percentilesMs) {

        public Row {
            percentilesMs = Collections.unmodifiableMap(new TreeMap<>(percentilesMs));
        }

        /** Over how long the requests went; 0 if that cannot be told. */
        public double seconds() {
            return perSecond > 0 ? requests / perSecond : 0;
        }
    }
}
