package io.github.wingload.plan;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * One row of the samples.
 *
 * @param number which row, from 0, in the file's order
 * @param cells its cells as they stand in the file, one a column
 */
public record SampleRow(long number, List<String> cells) {

    /** The row of a plan without samples. */
    public static final SampleRow NONE = new SampleRow(0, List.of());

    public SampleRow {
        cells = List.copyOf(cells);
    }

    /** The cell in a column. */
    public String cell(int column) {
        return cells.get(column);
    }

    /** The cell in a column as UTF-8: a read-only view. */
    public ByteBuffer utf8(int column) {
        return ByteBuffer.wrap(cells.get(column).getBytes(StandardCharsets.UTF_8))
                .asReadOnlyBuffer();
    }

    /** What tells this row from others in results: its first cell, or nothing. */
    public String key() {
        return cells.isEmpty() ? "" : cells.get(0);
    }
}
