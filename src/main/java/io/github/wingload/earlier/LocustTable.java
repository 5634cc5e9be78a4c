package io.github.wingload.earlier;

import io.github.wingload.result.TableRow;
import java.util.List;

/**
 * The content of a {@code _stats.csv} file of Locust.
 *
 * @param rows of requests, in the file's order
 * @param aggregated all of them together
 * @param warnings problems of the file, in sentences
 */
record LocustTable(List<TableRow> rows, TableRow aggregated, List<String> warnings) {

    public LocustTable {
        rows = List.copyOf(rows);
        warnings = List.copyOf(warnings);
    }
}
