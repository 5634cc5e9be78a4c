package io.github.wingload.samples;

import io.github.wingload.plan.SampleRow;
import java.util.Objects;

/**
 * Rows whose cells stand one after the other as UTF-8 in a single array, with four bytes more for where each ends: a million
 * revision ids take some 14 MB. Immutable; {@link RowPacker} makes it and gives its arrays away.
 */
record PackedRows(int width, int size, byte[] cells, int[] ends) {

    static final PackedRows NONE = new PackedRows(0, 0, new byte[0], new int[0]);

    /** A view of one of the rows, from 0, which is called by another number. */
    SampleRow row(int index, long number) {
        Objects.checkIndex(index, size);
        return SampleRow.view(number, cells, ends, index * width, width);
    }

    long bytes() {
        return cells.length + 4L * ends.length;
    }
}
