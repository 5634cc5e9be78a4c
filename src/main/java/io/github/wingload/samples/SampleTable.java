package io.github.wingload.samples;

import io.github.wingload.plan.Columns;
import io.github.wingload.plan.SampleRow;
import io.github.wingload.plan.Samples;
import io.github.wingload.yaml.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The used rows of the samples in the file's order, kept in memory or read during the run. All users share one table.
 * Immutable, thread-safe.
 *
 * @param columns the columns' names and types
 * @param rows only the first ones, if the others are read during the run
 * @param firstNumber the number of the first of these rows among those that are used, from 0
 * @param varying the columns whose cells are not the same in all rows of the file that are used, by index, ascending
 * @param leftOut how many rows of the file the filters exclude
 * @param doubts the first cell that gave a column another type than most of its cells have, by the column's index
 * @param source from which rows are read during the run; empty if all are kept
 */
public record SampleTable(
        Columns columns,
        PackedRows rows,
        long firstNumber,
        List<Integer> varying,
        long leftOut,
        Map<Integer, Problem> doubts,
        Optional<Streamed> source) {

    /** How many of the first rows are kept if the others are not. */
    static final int KEPT_COUNT = 100;

    /** The table of a plan without samples: no columns, no rows. */
    public static final SampleTable NONE =
            new SampleTable(Columns.NONE, PackedRows.NONE, 0, List.of(), 0, Map.of(), Optional.empty());

    /**
     * The facts about rows that are not kept.
     *
     * @param samples from which the rows are read again
     * @param stamp of the file when it was checked
     * @param size how many rows are used
     */
    record Streamed(Samples samples, Stamp stamp, int size) {}

    public SampleTable {
        varying = List.copyOf(varying);
        doubts = Map.copyOf(doubts);
    }

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
        List<Integer> varying = IntStream.range(0, width)
                .filter(column ->
                        rows.stream().map(row -> row.get(column)).distinct().count() > 1)
                .boxed()
                .toList();
        return new SampleTable(columns, packer.build(), 0, varying, 0, Map.of(), Optional.empty());
    }

    /** The same rows, named by their numbers in results. */
    public SampleTable namedByNumber() {
        return new SampleTable(columns.withoutKey(), rows, firstNumber, varying, leftOut, doubts, source);
    }

    /** How many rows there are. */
    public int size() {
        return source.map(Streamed::size).orElse(rows.size());
    }

    /** How many of the first rows are kept: all, unless the others are read during the run. */
    public int keptCount() {
        return rows.size();
    }

    /**
     * One of the rows that are kept, by its index from 0.
     *
     * @throws IndexOutOfBoundsException if there is no such row, or if rows are not kept and it is not one of the first
     *     {@value #KEPT_COUNT}
     */
    public SampleRow row(int index) {
        return rows.row(index, firstNumber + index);
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
