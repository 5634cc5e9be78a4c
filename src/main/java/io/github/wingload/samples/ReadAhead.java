package io.github.wingload.samples;

import io.github.wingload.plan.SampleRow;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.random.RandomGenerator;

/**
 * A cursor over rows that are not kept: a thread of its own reads the file and puts the rows, packed by the hundred, into a
 * queue with few places. So memory is bounded, whatever the size of the file and the number of users.
 */
final class ReadAhead implements RowCursor {

    private static final int BATCH_ROWS = 256;
    private static final int BATCH_BYTES = 1 << 20;
    private static final int QUEUE_PLACES = 8;

    /** What the queue holds at most, and the batches before and behind it, unless a single row is larger than a batch. */
    static final long MOST_BYTES = (QUEUE_PLACES + 2L) * BATCH_BYTES;

    /** What the thread hands over. */
    private sealed interface Delivery permits Batch, End, Failure {}

    private record Batch(PackedRows rows, long firstNumber) implements Delivery {}

    private record End() implements Delivery {}

    private record Failure(Throwable cause) implements Delivery {}

    private final StreamedTable table;
    private final boolean overAgain;
    private final BlockingQueue<Delivery> queue = new ArrayBlockingQueue<>(QUEUE_PLACES);
    private final Thread thread;
    private Delivery current = new Batch(PackedRows.NONE, 0);
    private int position;

    private ReadAhead(StreamedTable table, boolean overAgain) {
        this.table = table;
        this.overAgain = overAgain;
        this.thread = new Thread(this::read, "samples");
        thread.setDaemon(true);
    }

    /** @param overAgain whether the file is begun again after its last row */
    static RowCursor start(StreamedTable table, boolean overAgain) {
        ReadAhead cursor = new ReadAhead(table, overAgain);
        cursor.thread.start();
        return cursor;
    }

    @Override
    public synchronized Optional<SampleRow> next(RandomGenerator random) {
        while (current instanceof Batch batch) {
            if (position < batch.rows().size()) {
                int index = position++;
                return Optional.of(batch.rows().row(index, batch.firstNumber() + index));
            }
            current = take();
            position = 0;
        }
        if (current instanceof Failure failure) {
            throw new IllegalStateException(
                    table.samples().file() + ": reading failed: "
                            + failure.cause().getMessage(),
                    failure.cause());
        }
        return Optional.empty();
    }

    @Override
    public void close() {
        thread.interrupt();
    }

    private Delivery take() {
        try {
            return queue.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for a row", e);
        }
    }

    private void read() {
        Delivery last = new End();
        try {
            do {
                pass();
            } while (overAgain);
            queue.put(last);
        } catch (InterruptedException | ClosedByInterruptException closed) {
            abandon(last);
        } catch (Throwable thrown) {
            // Whatever it is, those who wait for a row have to hear of it, or they wait for ever.
            abandon(new Failure(thrown));
        }
    }

    private void abandon(Delivery last) {
        queue.clear();
        queue.add(last);
    }

    private void pass() throws IOException, InterruptedException {
        if (!StreamedTable.Stamp.of(table.samples().file()).equals(table.stamp())) {
            throw new IOException("it has changed since it was checked");
        }
        ProblemList problems = new ProblemList(table.samples().file());
        try (RawRows rows = RawRows.open(table.samples(), problems)) {
            RowSieve sieve = new RowSieve(table.samples().where(), rows.columns(), problems);
            RowPacker packer = new RowPacker(rows.columns().size());
            long firstNumber = 0;
            for (RawRow row = rows.next(); row != null; row = rows.next()) {
                if (sieve.passes(row)) {
                    packer.add(row.cells());
                }
                if (packer.size() == BATCH_ROWS || packer.byteCount() >= BATCH_BYTES) {
                    queue.put(new Batch(packer.build(), firstNumber));
                    firstNumber += packer.size();
                    packer = new RowPacker(rows.columns().size());
                }
            }
            if (packer.size() > 0) {
                queue.put(new Batch(packer.build(), firstNumber));
                firstNumber += packer.size();
            }
            if (!problems.isEmpty() || firstNumber != table.size()) {
                throw new IOException("it has changed since it was checked");
            }
        }
    }
}
