package io.github.wingload.exchange;

import java.nio.ByteBuffer;
import java.util.List;

/**
 * The bytes of a request's body: usually in one piece, or in several, so that many requests can share a large piece.
 * Immutable, thread-safe; the bytes must not be changed.
 */
public sealed interface RequestBody {

    /** No bytes. */
    RequestBody NONE = of(new byte[0]);

    /** The number of bytes. */
    long length();

    /** The number of pieces; 1 or more. */
    int pieces();

    /** A piece by its index from 0, in a new buffer. Only an empty body has an empty piece. */
    ByteBuffer piece(int number);

    /** All bytes in one array. */
    default byte[] bytes() {
        ByteBuffer all = ByteBuffer.allocate(Math.toIntExact(length()));
        for (int number = 0; number < pieces(); number++) {
            all.put(piece(number));
        }
        return all.array();
    }

    /** A body with all bytes of an array. */
    static RequestBody of(byte[] bytes) {
        return new Whole(bytes, bytes.length);
    }

    /** A body with the first bytes of an array. */
    static RequestBody of(byte[] bytes, int length) {
        return new Whole(bytes, length);
    }

    /** A body with the remaining bytes of several buffers, whose positions must not change any more. */
    static RequestBody of(List<ByteBuffer> pieces) {
        List<ByteBuffer> filled =
                pieces.stream().filter(ByteBuffer::hasRemaining).toList();
        return filled.isEmpty()
                ? NONE
                : new Pieces(
                        filled, filled.stream().mapToLong(ByteBuffer::remaining).sum());
    }

    /** One piece. */
    record Whole(byte[] array, int size) implements RequestBody {

        @Override
        public long length() {
            return size;
        }

        @Override
        public int pieces() {
            return 1;
        }

        @Override
        public ByteBuffer piece(int number) {
            return ByteBuffer.wrap(array, 0, size);
        }
    }

    /** Several. */
    record Pieces(List<ByteBuffer> buffers, long length) implements RequestBody {

        public Pieces {
            buffers = List.copyOf(buffers);
        }

        @Override
        public int pieces() {
            return buffers.size();
        }

        @Override
        public ByteBuffer piece(int number) {
            return buffers.get(number).duplicate();
        }
    }
}
