package io.github.wingload.samples;

import io.github.wingload.plan.Samples.ColumnType;
import java.util.List;

/**
 * A row as written in the file.
 *
 * @param line the first line of the row, from 1; 0 if the format has no lines
 * @param cells one for each column
 * @param types the cells' types; empty if the format has only text
 */
record RawRow(int line, List<String> cells, List<ColumnType> types) {

    static RawRow ofText(int line, List<String> cells) {
        return new RawRow(line, cells, List.of());
    }
}
