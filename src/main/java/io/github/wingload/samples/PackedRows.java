package io.github.wingload.samples;

import io.github.wingload.plan.SampleRow;
import java.util.Objects;

/**
 * Rows with all cells as UTF-8 in a single array, and four bytes for the end of each cell: a million revision ids take some
 * 14 MB. Immutable; made by {@link RowPacker}, which does not keep the arrays.
 */
@SuppressWarnings("ArrayRecordComponent") // Rows are views of the arrays, and tables are not compared.
record PackedRows(int width, int size, byte[] cells, int[] ends) {

    static final PackedRows NONE = new PackedRows(0, 0, new byte[0], new int[0]);

    /**
     * A view of a row.
     *
     * @param index from 0
     * @param number the row's number in the table
     */
    SampleRow row(int index, long number) {
        Objects.checkIndex(index, size);
        return SampleRow.view(number, cells, ends, index * width, width);
    }

    long bytes() {
        return cells.length + 4L * ends.length;
    }
}
