package io.github.wingload.samples;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Packs rows into {@link PackedRows}. For one thread. */
final class RowPacker {

    /** The longest array that every JVM can make. */
    static final int LONGEST_ARRAY = Integer.MAX_VALUE - 8;

    private final int width;
    private byte[] cells = new byte[1024];
    private int[] ends = new int[256];
    private int byteCount;
    private int cellCount;

    /** @param width how many cells each row has */
    RowPacker(int width) {
        this.width = width;
    }

    /** Adds a row. Returns false if there is no room for it; then no further row may be added. */
    boolean add(List<String> row) {
        for (int column = 0; column < width; column++) {
            if (!add(row.get(column))) {
                return false;
            }
        }
        return true;
    }

    private boolean add(String cell) {
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

    int size() {
        return width == 0 ? 0 : cellCount / width;
    }

    int byteCount() {
        return byteCount;
    }

    PackedRows build() {
        return new PackedRows(width, size(), Arrays.copyOf(cells, byteCount), Arrays.copyOf(ends, cellCount));
    }

    private static int grown(int length, int needed) {
        return (int) Math.min(LONGEST_ARRAY, Math.max(needed, length * 3L / 2));
    }
}
