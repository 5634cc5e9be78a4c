package io.github.wingload.render;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.LongSupplier;

/**
 * The digests of the payloads of a task whose payload depends on its row alone, each computed once. Thread-safe.
 *
 * <p>Takes 8 bytes a row. The digests of rows after the first million, which are usually read from a large file and sent once,
 * are not kept.
 */
final class RowDigests {

    private static final int FIRST_ROOM = 1024;
    private static final int MOST_KEPT = 1 << 20;

    private volatile AtomicLongArray digests = new AtomicLongArray(FIRST_ROOM);

    /**
     * The digest of a row's payload.
     *
     * @param row its number, from 0
     * @param compute makes a digest other than zero
     */
    long of(long row, LongSupplier compute) {
        if (row >= MOST_KEPT) {
            return compute.getAsLong();
        }
        int index = (int) row;
        AtomicLongArray kept = digests.length() > index ? digests : grown(index);
        long known = kept.get(index);
        if (known != 0) {
            return known;
        }
        // Two threads may both compute it, and a digest set while the array grows may be lost: it is computed again.
        long digest = compute.getAsLong();
        kept.set(index, digest);
        return digest;
    }

    private synchronized AtomicLongArray grown(int index) {
        AtomicLongArray old = digests;
        if (old.length() <= index) {
            long[] larger = new long[Math.min(MOST_KEPT, Math.max(index + 1, 2 * old.length()))];
            Arrays.setAll(larger, i -> i < old.length() ? old.get(i) : 0);
            digests = new AtomicLongArray(larger);
        }
        return digests;
    }
}
