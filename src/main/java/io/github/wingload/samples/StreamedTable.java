package io.github.wingload.samples;

import io.github.wingload.plan.Columns;
import io.github.wingload.plan.SampleRow;
import io.github.wingload.plan.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;

/**
 * A table of a file that was checked to its end and whose first rows are kept.
 *
 * @param samples from which the rows are read again
 * @param stamp of the file when it was checked
 * @param columns names and types
 * @param size how many rows are used
 * @param leftOut how many rows the filters exclude
 * @param distinctKeys how many different keys the rows have, at most {@value SampleTable#MOST_KEYS}
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

    /** The size of a file in bytes and the time of its last change, which tell whether it has changed. */
    record Stamp(long sizeBytes, FileTime written) {

        static Stamp of(Path file) throws IOException {
            return new Stamp(Files.size(file), Files.getLastModifiedTime(file));
        }
    }
}
