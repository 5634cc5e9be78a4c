package io.github.wingload.samples;

import io.github.wingload.plan.Columns;
import io.github.wingload.plan.SampleRow;
import java.util.List;

/**
 * The used rows of the samples in the file's order, kept in memory or read during the run. All users share one table.
 * Immutable, thread-safe.
 */
public sealed interface SampleTable extends SampleReading permits KeptTable, StreamedTable {

    /** The most different keys that are counted if rows are not kept. */
    int MOST_KEYS = 100_000;

    /** The table of a plan without samples: no columns, no rows. */
    SampleTable NONE = new KeptTable(Columns.NONE, PackedRows.NONE, 0);

    /**
     * A table of these rows.
     *
     * @throws IllegalArgumentException if a row does not have a cell for every column
     */
    static SampleTable of(Columns columns, List<List<String>> rows) {
        int width = columns.names().size();
        RowPacker packer = new RowPacker(width);
        for (List<String> row : rows) {
            if (row.size() != width) {
                throw new IllegalArgumentException("a row of " + row.size() + " cells for " + columns.names());
            }
            packer.add(row);
        }
        return new KeptTable(columns, packer.build(), 0);
    }

    /** The columns' names and types. */
    Columns columns();

    /** How many rows there are. */
    int size();

    /** How many rows of the file the filters exclude. */
    long leftOut();

    /** How many different keys the rows have; at most {@value #MOST_KEYS} if rows are not kept. */
    int distinctKeys();

    /**
     * The row with this number, from 0.
     *
     * @throws IndexOutOfBoundsException if there is no such row, or if rows are not kept and it is not one of the first
     *     {@value StreamedTable#KEPT_COUNT}
     */
    SampleRow row(int number);

    /** True if rows are read during the run, so that a file of any size takes little memory. */
    boolean streamed();

    /** How many bytes of memory the rows take, for any number of users. */
    long memoryBytes();
}
