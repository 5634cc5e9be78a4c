package io.github.wingload.schedule.replay;

import io.github.wingload.plan.SampleRow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.PriorityQueue;
import java.util.function.Supplier;

/**
 * Rows in the order of their times; of equal times in the order of the file. Looks ahead by a fixed number of rows. Not thread-safe.
 */
final class StampedRows {

    /** How many unreadable rows are kept, so that a file without any readable time needs no more memory than another. */
    static final int MOST_UNREADABLE = 5;

    private final Supplier<Optional<SampleRow>> rows;
    private final int column;
    private final int lookAhead;
    private final PriorityQueue<Stamped> ahead = new PriorityQueue<>(Comparator.comparingLong(Stamped::ns)
            .thenComparingLong(stamped -> stamped.row().number()));
    private final List<Unreadable> unreadable = new ArrayList<>();
    private Optional<StampFormat> format = Optional.empty();
    private boolean ended;

    /**
     * A row.
     *
     * @param ns its recorded time
     * @param row with its number, from 0 in the file's order
     */
    record Stamped(long ns, SampleRow row) {}

    /**
     * A row whose time cannot be read.
     *
     * @param number of the row, from 0
     * @param expected what its time should be; empty for the first one
     */
    record Unreadable(long number, String text, Optional<StampFormat> expected) {}

    /**
     * @param rows the next row of the file on each call
     * @param lookAhead how many rows later than itself a row of an earlier time may come
     */
    StampedRows(Supplier<Optional<SampleRow>> rows, int column, int lookAhead) {
        this.rows = rows;
        this.column = column;
        this.lookAhead = lookAhead;
    }

    /** The next row; empty when none is left. Rows without a readable time are left out. */
    Optional<Stamped> next() {
        while (!ended && ahead.size() <= lookAhead) {
            Optional<SampleRow> row = rows.get();
            ended = row.isEmpty();
            row.ifPresent(this::take);
        }
        return Optional.ofNullable(ahead.poll());
    }

    private void take(SampleRow row) {
        String text = row.cell(column).strip();
        if (format.isEmpty()) {
            format = StampFormat.of(text);
        }
        OptionalLong ns = format.map(known -> known.nanoseconds(text)).orElse(OptionalLong.empty());
        if (ns.isPresent()) {
            ahead.add(new Stamped(ns.getAsLong(), row));
        } else if (unreadable.size() < MOST_UNREADABLE) {
            unreadable.add(new Unreadable(row.number(), text, format));
        }
    }

    /** The first few of the rows so far whose times cannot be read. */
    List<Unreadable> unreadable() {
        return unreadable;
    }
}
