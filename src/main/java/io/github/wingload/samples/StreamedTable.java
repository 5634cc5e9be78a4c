package io.github.wingload.samples;

import io.github.wingload.plan.Columns;
import io.github.wingload.plan.SampleRow;
import io.github.wingload.plan.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;

/**
 * A table of a file that was checked to its end, of which only the first rows are kept.
 *
 * @param samples where the rows are read again
 * @param stamp the file as it was when it was checked
 * @param columns their names and types
 * @param size how many rows there are
 * @param leftOut how many more the file has
 * @param distinctKeys how many different keys, as far as they were counted
 * @param head the first rows, for showing requests
 */
record StreamedTable(
        Samples samples, Stamp stamp, Columns columns, int size, long leftOut, int distinctKeys, PackedRows head)
        implements SampleTable {

    /** How many of the first rows are kept. */
    static final int KEPT_COUNT = 100;

    @Override
    public SampleRow row(int number) {
        return head.row(number, number);
    }

    @Override
    public boolean streamed() {
        return true;
    }

    @Override
    public long memoryBytes() {
        return head.bytes() + ReadAhead.MOST_BYTES;
    }

    /** Tells whether a file has changed: its size in bytes and the time of its last change. */
    record Stamp(long sizeBytes, FileTime written) {

        static Stamp of(Path file) throws IOException {
            return new Stamp(Files.size(file), Files.getLastModifiedTime(file));
        }
    }
}
