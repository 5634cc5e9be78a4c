package io.github.wingload.samples;

import io.github.wingload.plan.SampleRow;
import io.github.wingload.plan.Samples.Pick;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;

/** Which row the next request is made of. Any thread may ask; no row is given to two of them where each is given once. */
public interface RowCursor {

    /**
     * The next row; empty if there is none left, and then for ever.
     *
     * @param random the asking user's own; drawn from only where rows are picked at random
     */
    Optional<SampleRow> next(RandomGenerator random);

    /**
     * A cursor at its start.
     *
     * @param table an empty one, as a plan without samples has, gives {@link SampleRow#NONE} for ever
     * @param seed of the orders of {@link Pick#SHUFFLE}
     */
    static RowCursor of(SampleTable table, Pick pick, long seed) {
        if (table.size() == 0) {
            Optional<SampleRow> none = Optional.of(SampleRow.NONE);
            return random -> none;
        }
        return switch (pick) {
            case RANDOM -> random -> Optional.of(table.row(random.nextInt(table.size())));
            case SEQUENTIAL -> sequential(table);
            case ONCE -> once(table);
            case FIXED -> random -> Optional.of(table.row(0));
            case SHUFFLE -> {
                ShuffledOrder order = new ShuffledOrder(table.size(), seed);
                yield random -> Optional.of(table.row(order.next()));
            }
        };
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
