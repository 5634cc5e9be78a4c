package io.github.wingload.samples;

import io.github.wingload.plan.Columns;
import io.github.wingload.plan.SampleRow;
import io.github.wingload.plan.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The used rows of the samples in the file's order, kept in memory or read during the run. All users share one table.
 * Immutable, thread-safe.
 *
 * @param columns the columns' names and types
 * @param rows only the first ones, if the others are read during the run
 * @param leftOut how many rows of the file the filters exclude
 * @param source from which rows are read during the run; empty if all are kept
 */
public record SampleTable(Columns columns, PackedRows rows, long leftOut, Optional<Streamed> source) {

    /** The most different keys that are counted if rows are not kept. */
    public static final int MOST_KEYS = 100_000;

    /** How many of the first rows are kept if the others are not. */
    static final int KEPT_COUNT = 100;

    /** The table of a plan without samples: no columns, no rows. */
    public static final SampleTable NONE = new SampleTable(Columns.NONE, PackedRows.NONE, 0, Optional.empty());

    /**
     * The facts about rows that are not kept.
     *
     * @param samples from which the rows are read again
     * @param stamp of the file when it was checked
     * @param size how many rows are used
     * @param distinctKeys how many different keys the rows have, at most {@value SampleTable#MOST_KEYS}
     */
    record Streamed(Samples samples, Stamp stamp, int size, int distinctKeys) {}

    /** The size of a file in bytes and the time of its last change, which tell whether it has changed. */
    record Stamp(long sizeBytes, FileTime written) {

        static Stamp of(Path file) throws IOException {
            return new Stamp(Files.size(file), Files.getLastModifiedTime(file));
        }
    }

    /**
     * A table of these rows.
     *
     * @throws IllegalArgumentException if a row does not have a cell for every column
     */
    public static SampleTable of(Columns columns, List<List<String>> rows) {
        int width = columns.names().size();
        RowPacker packer = new RowPacker(width);
        for (List<String> row : rows) {
            if (row.size() != width) {
                throw new IllegalArgumentException("a row of " + row.size() + " cells for " + columns.names());
            }
            packer.add(row);
        }
        return new SampleTable(columns, packer.build(), 0, Optional.empty());
    }

    /** How many rows there are. */
    public int size() {
        return source.map(Streamed::size).orElse(rows.size());
    }

    /** How many different keys the rows have; at most {@value #MOST_KEYS} if rows are not kept. */
    public int distinctKeys() {
        return source.map(Streamed::distinctKeys).orElseGet(() -> (int) IntStream.range(0, rows.size())
                .mapToObj(number -> row(number).key())
                .distinct()
                .count());
    }

    /**
     * The row with this number, from 0.
     *
     * @throws IndexOutOfBoundsException if there is no such row, or if rows are not kept and it is not one of the first
     *     {@value #KEPT_COUNT}
     */
    public SampleRow row(int number) {
        return rows.row(number, number);
    }

    /** True if rows are read during the run, so that a file of any size takes little memory. */
    public boolean streamed() {
        return source.isPresent();
    }

    /** How many bytes of memory the rows take, for any number of users. */
    public long memoryBytes() {
        return rows.bytes() + (streamed() ? ReadAhead.MOST_BYTES : 0);
    }
}
