package io.github.wingload.samples;

import io.github.wingload.plan.SampleRow;
import io.github.wingload.plan.Samples.Pick;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;

/** Which row the next request is made of. Any thread may ask; no row is given to two of them where each is given once. */
public interface RowCursor extends AutoCloseable {

    /**
     * The next row; empty once no row is left, and always after that.
     *
     * <p>Of a table that is read ahead it waits for a row where the file cannot keep up.
     *
     * @param random the asking user's own; drawn from only where rows are picked at random
     * @throws IllegalStateException if a file that is read ahead cannot be read any more, or is not what it was
     */
    Optional<SampleRow> next(RandomGenerator random);

    /** Stops reading ahead; without it that goes on, in the background, as far as there is room for rows. */
    @Override
    default void close() {}

    /**
     * A cursor at its start.
     *
     * @param table an empty one, as a plan without samples has, gives {@link SampleRow#NONE} for ever
     * @param seed of the orders of {@link Pick#SHUFFLE}
     */
    static RowCursor of(SampleTable table, Pick pick, long seed) {
        if (table.size() == 0) {
            return always(SampleRow.NONE);
        }
        if (table instanceof StreamedTable streamed) {
            return ReadAhead.start(streamed, pick == Pick.SEQUENTIAL);
        }
        return switch (pick) {
            case RANDOM -> random -> Optional.of(table.row(random.nextInt(table.size())));
            case SEQUENTIAL -> sequential(table);
            case ONCE -> once(table);
            // The reader of the samples has kept no other row.
            case FIXED -> always(table.row(0));
            case SHUFFLE -> {
                ShuffledOrder order = new ShuffledOrder(table.size(), seed);
                yield random -> Optional.of(table.row(order.next()));
            }
        };
    }

    private static RowCursor always(SampleRow row) {
        Optional<SampleRow> same = Optional.of(row);
        return random -> same;
    }

    private static RowCursor sequential(SampleTable table) {
        AtomicLong next = new AtomicLong();
        return random -> Optional.of(table.row((int) (next.getAndIncrement() % table.size())));
    }

    private static RowCursor once(SampleTable table) {
        AtomicLong next = new AtomicLong();
        return random -> {
            long number = next.getAndIncrement();
            return number < table.size() ? Optional.of(table.row((int) number)) : Optional.empty();
        };
    }
}
