package io.github.wingload.result;

import java.util.Collections;
import java.util.NavigableMap;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * A row of a table that another tool wrote: the requests of one name, or of all. The times are of all requests, failed ones
 * included.
 *
 * @param method {@code GET}, {@code POST} …; empty for all requests together
 * @param name of the requests
 * @param requests how many there were
 * @param failures how many of them failed
 * @param perSecond requests per second
 * @param meanMs empty for a row without requests
 * @param percentilesMs by percentile, 0 for the shortest; empty if the row has none
 */
public record TableRow(
        String method,
        String name,
        long requests,
        long failures,
        double perSecond,
        OptionalDouble meanMs,
        NavigableMap<Double, Double> percentilesMs) {

    public TableRow {
        percentilesMs = Collections.unmodifiableNavigableMap(new TreeMap<>(percentilesMs));
    }

    /** The time from the first request to the last, in seconds; 0 if it is unknown. */
    public double seconds() {
        return perSecond > 0 ? requests / perSecond : 0;
    }
}
