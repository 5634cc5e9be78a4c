package io.github.wingload.samples;

import io.github.wingload.plan.Samples.ColumnType;
import java.util.List;

/**
 * A row as written in the file.
 *
 * @param line where it begins, from 1; 0 where there are no lines
 * @param cells one a column
 * @param types what each cell is, where the file says so; empty where cells are only text
 */
record RawRow(int line, List<String> cells, List<ColumnType> types) {

    static RawRow ofText(int line, List<String> cells) {
        return new RawRow(line, cells, List.of());
    }
}
