package io.github.wingload.samples;

import io.github.wingload.plan.Columns;
import io.github.wingload.plan.SampleRow;
import java.util.List;

/**
 * The rows of the samples that are used, in the file's order: all of them kept in memory, or read anew while the run goes
 * on. However many users there are, they share one table. Immutable, thread-safe.
 */
public sealed interface SampleTable extends SampleReading permits KeptTable, StreamedTable {

    /** How many different keys of rows that are not kept are counted. */
    int MOST_KEYS = 100_000;

    /** The table of a plan without samples: no columns, no rows. */
    SampleTable NONE = new KeptTable(Columns.NONE, PackedRows.NONE, 0);

    /** A table of these rows, each of which has a cell for every column. */
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

    /** How many more rows the file has, which a filter leaves out. */
    long leftOut();

    /** How many different keys the rows have; of rows that are not kept, counted up to {@value #MOST_KEYS}. */
    int distinctKeys();

    /**
     * The row with this number, from 0.
     *
     * @throws IndexOutOfBoundsException if there is none, or if rows are not kept and it is not among the first
     *     {@value StreamedTable#KEPT_COUNT}
     */
    SampleRow row(int number);

    /** True if rows are read while the run goes on, so that a file of any size takes little memory. */
    boolean streamed();

    /** How much memory the rows take, whatever the number of users. */
    long memoryBytes();
}
