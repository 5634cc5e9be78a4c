package io.github.wingload.http;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Counts an answer's body and keeps its first bytes. Takes no more memory than twice what came.
 *
 * <p>Written by the I/O thread; any other may read what has come so far.
 */
final class BodyStart {

    private static final byte[] EMPTY = {};

    private final int limit;
    private volatile byte[] kept = EMPTY;

    /** Written last and read first, so that a reader never counts bytes that it cannot see. */
    private volatile long bytes;

    BodyStart(int limit) {
        this.limit = limit;
    }

    /** Consumes all that remains in the source. */
    void add(ByteBuffer source) {
        long before = bytes;
        int wanted = (int) Math.min(source.remaining(), Math.max(0, limit - before));
        if (wanted > 0) {
            int length = (int) before;
            if (length + wanted > kept.length) {
                kept = Arrays.copyOf(kept, Math.min(limit, Math.max(length + wanted, 2 * length)));
            }
            source.get(source.position(), kept, length, wanted);
        }
        bytes = before + source.remaining();
        source.position(source.limit());
    }

    long bytes() {
        return bytes;
    }

    /** The first bytes; the array may be the one in use, so it is asked for once the body has ended or been given up. */
    byte[] bytesKept() {
        int length = (int) Math.min(bytes, limit);
        byte[] current = kept;
        return current.length == length ? current : Arrays.copyOf(current, length);
    }
}
