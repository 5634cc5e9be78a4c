package io.github.wingload.http;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Counts the bytes of a response body and keeps the first of them. Uses at most twice the memory of the bytes received.
 *
 * <p>Thread rule: the I/O thread writes; any other thread may read what has been received so far.
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

    /** Reads the source to its limit. */
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

    /** The first bytes. The array may still be in use, so call this only after the body has ended or the call was given up. */
    byte[] bytesKept() {
        int length = (int) Math.min(bytes, limit);
        byte[] current = kept;
        return current.length == length ? current : Arrays.copyOf(current, length);
    }
}
