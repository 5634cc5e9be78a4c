package io.github.wingload.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.HttpException;
import org.jspecify.annotations.Nullable;

/**
 * Reads the answers on a wire, one after the other, whatever pieces they arrive in, and notifies the round trip. Knows no
 * sockets.
 *
 * <p>See RFC 9112, sections 2 to 7. It accepts what HttpCore accepts, and rejects the rest with the same exceptions.
 */
final class ResponseReader {

    private HeadReader heads = new HeadReader();

    /** The head of the answer that is being read; null before it has arrived. */
    private @Nullable AnswerHead head;

    /** The missing bytes of a body of known length. */
    private long left;

    /** Null unless the body is chunked. */
    private @Nullable ChunkedBody chunks;

    /** True if the connection can be used again after the current answer. */
    boolean keepsConnection() {
        return head != null && head.keepsConnection();
    }

    /** True if the answer has started and is not a success, so the rest of the request need not be sent. */
    boolean refuses() {
        return head != null && head.status() >= 300;
    }

    /**
     * Consumes bytes up to the answer's end, or all of them.
     *
     * @param in a buffer with an array
     * @return true at the answer's end
     * @throws HttpException if the bytes are not an answer
     */
    boolean read(ByteBuffer in, RoundTrip trip) throws HttpException, IOException {
        while (head == null) {
            AnswerHead next = heads.read(in, trip.method());
            if (next == null) {
                return false;
            }
            begin(next, trip);
        }
        return readBody(in, trip);
    }

    /**
     * The connection has ended.
     *
     * @return true if that ends the answer
     * @throws IOException if the answer is incomplete
     */
    boolean endOfInput(RoundTrip trip) throws HttpException, IOException {
        if (head == null) {
            AnswerHead last = heads.endOfInput(trip.method());
            if (last == null) {
                throw new ConnectionClosedException("Connection closed by peer");
            }
            begin(last, trip);
        }
        if (head == null) {
            throw new ConnectionClosedException("Connection closed by peer");
        }
        if (chunks != null) {
            return chunks.endOfInput();
        }
        if (left > 0) {
            throw new ConnectionClosedException("Premature end of Content-Length delimited message body");
        }
        return true;
    }

    private void begin(AnswerHead next, RoundTrip trip) {
        if (next.informational()) {
            heads = new HeadReader();
            return;
        }
        head = next;
        left = next.bodyLength();
        if (left == AnswerHead.CHUNKED) {
            chunks = new ChunkedBody();
        }
        trip.answered(next);
    }

    private boolean readBody(ByteBuffer in, RoundTrip trip) throws IOException {
        if (chunks != null) {
            return chunks.read(in, trip);
        }
        if (left == AnswerHead.UNTIL_CLOSE) {
            hand(in, Long.MAX_VALUE, trip);
            return false;
        }
        left -= hand(in, left, trip);
        return left == 0;
    }

    /** Hands over the buffer's bytes, at most {@code limit}; returns their number. */
    static int hand(ByteBuffer in, long limit, RoundTrip trip) {
        int length = (int) Math.min(in.remaining(), limit);
        if (length > 0) {
            int after = in.limit();
            in.limit(in.position() + length);
            trip.received(in);
            in.limit(after);
        }
        return length;
    }
}
