package io.github.wingload.samples;

import io.github.wingload.plan.Columns;
import io.github.wingload.plan.SampleRow;
import java.util.stream.IntStream;

/** A table with all of its rows in memory. */
record KeptTable(Columns columns, PackedRows rows, long leftOut) implements SampleTable {

    @Override
    public int size() {
        return rows.size();
    }

    @Override
    public int distinctKeys() {
        return (int) IntStream.range(0, size())
                .mapToObj(number -> row(number).key())
                .distinct()
                .count();
    }

    @Override
    public SampleRow row(int number) {
        return rows.row(number, number);
    }

    @Override
    public boolean streamed() {
        return false;
    }

    @Override
    public long memoryBytes() {
        return rows.bytes();
    }
}
