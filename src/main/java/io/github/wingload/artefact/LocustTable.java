package io.github.wingload.artefact;

import io.github.wingload.result.TableRow;
import java.util.List;

/**
 * What a {@code _stats.csv} of Locust's says, read tolerantly.
 *
 * @param rows of requests, in the file's order
 * @param aggregated all of them together
 * @param warnings what is wrong with the file, in sentences; empty if nothing is
 */
public record LocustTable(List<TableRow> rows, TableRow aggregated, List<String> warnings) {

    public LocustTable {
        rows = List.copyOf(rows);
        warnings = List.copyOf(warnings);
    }
}
