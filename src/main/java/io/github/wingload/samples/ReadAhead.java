package io.github.wingload.samples;

import io.github.wingload.plan.SampleRow;
import io.github.wingload.samples.SampleTable.Stamp;
import io.github.wingload.samples.SampleTable.Streamed;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.random.RandomGenerator;

/**
 * A cursor over rows that are not kept in memory. A thread of its own reads the file and puts batches of packed rows into a
 * short queue, so memory is bounded, whatever the size of the file and the number of users.
 */
final class ReadAhead implements RowCursor {

    private static final int BATCH_ROWS = 256;
    private static final int BATCH_BYTES = 1 << 20;
    private static final int QUEUE_PLACES = 8;

    /** The most bytes in the queue and in the batches before and behind it, unless a single row is larger than a batch. */
    static final long MOST_BYTES = (QUEUE_PLACES + 2L) * BATCH_BYTES;

    private final Streamed table;
    private final boolean overAgain;
    private final BlockingQueue<Batch> queue = new ArrayBlockingQueue<>(QUEUE_PLACES);
    private final Thread thread;
    private Batch current = new Batch(PackedRows.NONE, 0, false, Optional.empty());
    private int position;

    /**
     * Rows that the thread hands over.
     *
     * @param firstNumber the number of the first row
     * @param last true if no batch follows
     * @param failure the reason if the file could not be read to its end
     */
    private record Batch(PackedRows rows, long firstNumber, boolean last, Optional<Throwable> failure) {

        static Batch end(Optional<Throwable> failure) {
            return new Batch(PackedRows.NONE, 0, true, failure);
        }
    }

    private ReadAhead(Streamed table, boolean overAgain) {
        this.table = table;
        this.overAgain = overAgain;
        this.thread = new Thread(this::read, "samples");
        thread.setDaemon(true);
    }

    /** @param overAgain true to start again at the first row after the last */
    static RowCursor start(Streamed table, boolean overAgain) {
        ReadAhead cursor = new ReadAhead(table, overAgain);
        cursor.thread.start();
        return cursor;
    }

    @Override
    public synchronized Optional<SampleRow> next(RandomGenerator random) {
        while (position == current.rows().size() && !current.last()) {
            current = take();
            position = 0;
        }
        current.failure().ifPresent(cause -> {
            throw new IllegalStateException(table.samples().file() + ": reading failed: " + cause.getMessage(), cause);
        });
        if (current.last()) {
            return Optional.empty();
        }
        int index = position++;
        return Optional.of(current.rows().row(index, current.firstNumber() + index));
    }

    @Override
    public void close() {
        thread.interrupt();
    }

    private Batch take() {
        try {
            return queue.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for a row", e);
        }
    }

    private void read() {
        try {
            do {
                pass();
            } while (overAgain);
            queue.put(Batch.end(Optional.empty()));
        } catch (InterruptedException | ClosedByInterruptException closed) {
            abandon(Optional.empty());
        } catch (Throwable thrown) {
            // Users who wait for a row must learn of any failure, or they would wait for ever.
            abandon(Optional.of(thrown));
        }
    }

    private void abandon(Optional<Throwable> failure) {
        queue.clear();
        queue.add(Batch.end(failure));
    }

    private void pass() throws IOException, InterruptedException {
        if (!Stamp.of(table.samples().file()).equals(table.stamp())) {
            throw new IOException("it has changed since it was checked");
        }
        ProblemList problems = new ProblemList(table.samples().file());
        try (RawRows rows = RawRows.open(table.samples(), problems)) {
            RowSieve sieve = new RowSieve(table.samples().where(), rows.columns(), problems);
            RowPacker packer = new RowPacker(rows.columns().size());
            long firstNumber = 0;
            for (Optional<RawRow> row = rows.next(); row.isPresent(); row = rows.next()) {
                if (sieve.passes(row.get())) {
                    packer.add(row.get().cells());
                }
                if (packer.size() == BATCH_ROWS || packer.byteCount() >= BATCH_BYTES) {
                    firstNumber += put(packer, firstNumber);
                    packer = new RowPacker(rows.columns().size());
                }
            }
            firstNumber += put(packer, firstNumber);
            if (!problems.isEmpty() || firstNumber != table.size()) {
                throw new IOException("it has changed since it was checked");
            }
        }
    }

    private int put(RowPacker packer, long firstNumber) throws InterruptedException {
        queue.put(new Batch(packer.build(), firstNumber, false, Optional.empty()));
        return packer.size();
    }
}
