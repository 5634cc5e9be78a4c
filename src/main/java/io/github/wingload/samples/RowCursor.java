package io.github.wingload.samples;

import io.github.wingload.plan.SampleRow;
import io.github.wingload.plan.Samples.Pick;
import io.github.wingload.plan.Shard;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;

/** Picks the row for each request. Thread-safe: a row that is used once is given to one thread only. */
public interface RowCursor extends AutoCloseable {

    /**
     * The next row; empty when no row is left.
     *
     * <p>If the table is read ahead, waits until a row is read.
     *
     * @param random of the calling user; used only if rows are picked at random
     * @throws IllegalStateException if a file that is read ahead cannot be read or has changed
     */
    Optional<SampleRow> next(RandomGenerator random);

    /** Stops reading ahead. */
    @Override
    default void close() {}

    /**
     * A cursor over the rows that one shard takes from this order: every so many rows one. Rows that are picked at random are not
     * divided, as each user draws its own.
     *
     * @param pick how this cursor picks rows
     */
    default RowCursor part(Shard shard, Pick pick) {
        return shard.count() == 1 || pick == Pick.RANDOM || pick == Pick.FIXED ? this : new EveryFewRows(this, shard);
    }

    /**
     * A cursor at its start.
     *
     * @param table if empty, as in a plan without samples, the row is always {@link SampleRow#NONE}
     * @param seed of the random order of {@link Pick#SHUFFLE}
     */
    static RowCursor of(SampleTable table, Pick pick, long seed) {
        if (table.size() == 0) {
            return always(SampleRow.NONE);
        }
        if (table.source().isPresent()) {
            return ReadAhead.start(table.source().get(), pick == Pick.SEQUENTIAL);
        }
        return switch (pick) {
            case RANDOM -> random -> Optional.of(table.row(random.nextInt(table.size())));
            case SEQUENTIAL, ONCE -> inOrder(table, pick == Pick.SEQUENTIAL);
            // The reader keeps no other row.
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

    private static RowCursor inOrder(SampleTable table, boolean overAgain) {
        AtomicLong next = new AtomicLong();
        return random -> Optional.of(next.getAndIncrement())
                .filter(number -> overAgain || number < table.size())
                .map(number -> table.row((int) (number % table.size())));
    }
}
