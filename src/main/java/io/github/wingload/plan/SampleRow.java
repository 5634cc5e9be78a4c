package io.github.wingload.plan;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * One row of the samples.
 *
 * <p>A row is a view of cells packed as UTF-8 in an array that many rows share: creating one costs the same
 * however large its cells are, and a cell is decoded when it is read. Immutable; equal rows have the same number and
 * cells.
 */
public final class SampleRow {

    /** The row of a plan without samples. */
    public static final SampleRow NONE = new SampleRow(0, List.of());

    private final long number;
    private final byte[] packed;
    private final int[] ends;
    private final int first;
    private final int width;

    /**
     * A row of its own.
     *
     * @param number which row, from 0, among those that are used
     * @param cells its cells as in the file, one for each column
     */
    public SampleRow(long number, List<String> cells) {
        this.number = number;
        this.width = cells.size();
        this.first = 0;
        this.ends = new int[width];
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int column = 0; column < width; column++) {
            bytes.writeBytes(cells.get(column).getBytes(StandardCharsets.UTF_8));
            ends[column] = bytes.size();
        }
        this.packed = bytes.toByteArray();
    }

    private SampleRow(long number, byte[] packed, int[] ends, int first, int width) {
        this.number = number;
        this.packed = packed;
        this.ends = ends;
        this.first = first;
        this.width = width;
    }

    /**
     * A view of packed cells, which must not change any more.
     *
     * @param number which row, from 0, among those that are used
     * @param packed the cells of many rows, one after the other, as UTF-8
     * @param ends where each of them ends
     * @param first which of them is the row's first
     * @param width how many of them are the row's
     */
    public static SampleRow view(long number, byte[] packed, int[] ends, int first, int width) {
        Objects.checkFromIndexSize(first, width, ends.length);
        return new SampleRow(number, packed, ends, first, width);
    }

    /** Which row, from 0, among those that are used. */
    public long number() {
        return number;
    }

    /** The cell in a column, decoded on each call. */
    public String cell(int column) {
        int start = start(column);
        return new String(packed, start, ends[first + column] - start, StandardCharsets.UTF_8);
    }

    /** The cell in a column as UTF-8: a read-only view, so that large cells need not be copied. */
    public ByteBuffer utf8(int column) {
        int start = start(column);
        return ByteBuffer.wrap(packed, start, ends[first + column] - start)
                .slice()
                .asReadOnlyBuffer();
    }

    /** The cells, one for each column, decoded on each call. */
    public List<String> cells() {
        return IntStream.range(0, width).mapToObj(this::cell).toList();
    }

    private int start(int column) {
        int index = first + Objects.checkIndex(column, width);
        return index == 0 ? 0 : ends[index - 1];
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SampleRow row && number == row.number && cells().equals(row.cells());
    }

    @Override
    public int hashCode() {
        return Long.hashCode(number) * 31 + cells().hashCode();
    }

    @Override
    public String toString() {
        return "row " + number + " " + cells();
    }
}
