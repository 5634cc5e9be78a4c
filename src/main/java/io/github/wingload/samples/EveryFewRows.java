package io.github.wingload.samples;

import io.github.wingload.plan.SampleRow;
import io.github.wingload.plan.Shard;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** The rows of a cursor that one shard takes: it skips those of the others. */
final class EveryFewRows implements RowCursor {

    private final RowCursor all;
    private final Shard shard;
    private long position;

    EveryFewRows(RowCursor all, Shard shard) {
        this.all = all;
        this.shard = shard;
    }

    @Override
    public synchronized Optional<SampleRow> next(RandomGenerator random) {
        while (!shard.plays(position)) {
            all.next(random);
            position++;
        }
        position++;
        return all.next(random);
    }

    @Override
    public void close() {
        all.close();
    }
}
