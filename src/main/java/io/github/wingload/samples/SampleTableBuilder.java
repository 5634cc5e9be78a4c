package io.github.wingload.samples;

import io.github.wingload.plan.Columns;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Packs cells, given row by row, into a {@link SampleTable}. For one thread. */
final class SampleTableBuilder {

    /** The longest array that every JVM can make. */
    private static final int LONGEST_ARRAY = Integer.MAX_VALUE - 8;

    private byte[] cells = new byte[1024];
    private int[] ends = new int[256];
    private int byteCount;
    private int cellCount;

    /** Adds the next cell; false, and nothing done, if the table is full. */
    boolean add(String cell) {
        byte[] bytes = cell.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > LONGEST_ARRAY - byteCount || cellCount == LONGEST_ARRAY) {
            return false;
        }
        if (byteCount + bytes.length > cells.length) {
            cells = Arrays.copyOf(cells, grown(cells.length, byteCount + bytes.length));
        }
        if (cellCount == ends.length) {
            ends = Arrays.copyOf(ends, grown(ends.length, cellCount + 1));
        }
        System.arraycopy(bytes, 0, cells, byteCount, bytes.length);
        byteCount += bytes.length;
        ends[cellCount++] = byteCount;
        return true;
    }

    SampleTable build(Columns columns) {
        int width = columns.names().size();
        int size = width == 0 ? 0 : cellCount / width;
        return new SampleTable(columns, size, Arrays.copyOf(cells, byteCount), Arrays.copyOf(ends, cellCount));
    }

    private static int grown(int length, int needed) {
        return (int) Math.min(LONGEST_ARRAY, Math.max(needed, length * 3L / 2));
    }
}
