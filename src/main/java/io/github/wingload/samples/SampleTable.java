package io.github.wingload.samples;

import io.github.wingload.plan.Columns;
import io.github.wingload.plan.SampleRow;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * The rows of the samples, in the file's order.
 *
 * <p>All cells stand one after the other as UTF-8 in a single array, with four bytes more for where each ends, so a
 * million revision ids take some 14 MB. A row is decoded each time it is asked for. Immutable.
 */
public final class SampleTable implements SampleReading {

    /** The table of a plan without samples: no columns, no rows. */
    public static final SampleTable NONE = new SampleTable(Columns.NONE, 0, new byte[0], new int[0]);

    private final Columns columns;
    private final int size;
    private final byte[] cells;
    private final int[] ends;

    /** Takes over the arrays; {@link SampleTableBuilder} makes them. */
    SampleTable(Columns columns, int size, byte[] cells, int[] ends) {
        this.columns = columns;
        this.size = size;
        this.cells = cells;
        this.ends = ends;
    }

    /** A table of these rows, each of which has a cell for every column. */
    public static SampleTable of(Columns columns, List<List<String>> rows) {
        SampleTableBuilder builder = new SampleTableBuilder();
        for (List<String> row : rows) {
            if (row.size() != columns.names().size()) {
                throw new IllegalArgumentException("a row of " + row.size() + " cells for " + columns.names());
            }
            row.forEach(builder::add);
        }
        return builder.build(columns);
    }

    /** The columns' names and types. */
    public Columns columns() {
        return columns;
    }

    /** How many rows there are. */
    public int size() {
        return size;
    }

    /** How many different keys the rows have. */
    public int distinctKeys() {
        return (int) IntStream.range(0, size)
                .mapToObj(number -> row(number).key())
                .distinct()
                .count();
    }

    /** The row with this number, from 0. */
    public SampleRow row(int number) {
        Objects.checkIndex(number, size);
        int width = columns.names().size();
        int first = number * width;
        int start = first == 0 ? 0 : ends[first - 1];
        List<String> row = new ArrayList<>(width);
        for (int cell = first; cell < first + width; cell++) {
            row.add(new String(cells, start, ends[cell] - start, StandardCharsets.UTF_8));
            start = ends[cell];
        }
        return new SampleRow(number, row);
    }
}
