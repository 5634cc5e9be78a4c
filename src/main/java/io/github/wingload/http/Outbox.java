package io.github.wingload.http;

import io.github.wingload.exchange.RequestBody;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;

/** A request being sent: head and body, as fast as the connection accepts them. */
final class Outbox {

    private static final byte[] NOTHING = {};

    /** The rest of the current part: the head, or a piece of the body. */
    private ByteBuffer part = ByteBuffer.wrap(NOTHING);

    private RequestBody body = RequestBody.NONE;

    /** The number of body pieces that were started. */
    private int begun;

    /** The total size in bytes. */
    private long left;

    void put(byte[] requestHead, RequestBody requestBody) {
        part = ByteBuffer.wrap(requestHead);
        body = requestBody;
        begun = 0;
        left = requestHead.length + requestBody.length();
    }

    boolean isEmpty() {
        return left == 0;
    }

    /** Discards what was not sent. */
    void clear() {
        left = 0;
        body = RequestBody.NONE;
    }

    /**
     * Writes as much as the connection accepts.
     *
     * @param copy a direct buffer in which the bytes are gathered; its content is overwritten
     * @return true if everything was sent
     */
    boolean writeTo(WritableByteChannel connection, ByteBuffer copy) throws IOException {
        while (!isEmpty()) {
            copy.clear();
            fill(copy);
            copy.flip();
            int taken = connection.write(copy);
            if (taken == 0) {
                return false;
            }
            left -= taken;
            if (left > 0) {
                pass(taken);
            }
        }
        clear();
        return true;
    }

    private void fill(ByteBuffer copy) {
        ByteBuffer from = part;
        int next = begun;
        while (true) {
            int length = Math.min(from.remaining(), copy.remaining());
            copy.put(copy.position(), from, from.position(), length);
            copy.position(copy.position() + length);
            if (!copy.hasRemaining() || next == body.pieces()) {
                return;
            }
            from = body.piece(next++);
        }
    }

    private void pass(int taken) {
        int rest = taken;
        while (rest > part.remaining()) {
            rest -= part.remaining();
            part = body.piece(begun++);
        }
        part.position(part.position() + rest);
    }
}
