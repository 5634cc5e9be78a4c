package io.github.wingload.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;

/** A request on its way out: head and body together, as far as the connection takes them. */
final class Outbox {

    private static final byte[] NOTHING = {};

    private byte[] head = NOTHING;
    private byte[] body = NOTHING;
    private long written;

    void put(byte[] requestHead, byte[] requestBody) {
        head = requestHead;
        body = requestBody;
        written = 0;
    }

    boolean isEmpty() {
        return written == length();
    }

    /** Forgets what is left, and what was sent. */
    void clear() {
        put(NOTHING, NOTHING);
    }

    /**
     * Writes as much as the connection takes.
     *
     * @param copy what is written is put together here; direct, and free to be used
     * @return true if nothing is left
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
            written += taken;
        }
        clear();
        return true;
    }

    private void fill(ByteBuffer copy) {
        int bodyAt = 0;
        if (written < head.length) {
            int length = Math.min(head.length - (int) written, copy.remaining());
            copy.put(head, (int) written, length);
        } else {
            bodyAt = (int) (written - head.length);
        }
        copy.put(body, bodyAt, Math.min(body.length - bodyAt, copy.remaining()));
    }

    private long length() {
        return (long) head.length + body.length;
    }
}
