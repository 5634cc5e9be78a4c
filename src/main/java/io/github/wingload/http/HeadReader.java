package io.github.wingload.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.http.ProtocolException;
import org.apache.hc.core5.http.message.LazyLaxLineParser;
import org.apache.hc.core5.util.CharArrayBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Reads one response head, whatever pieces it arrives in.
 *
 * <p>A line ends with LF, with or without a CR before it; empty lines before the head are skipped. A head that arrives in one
 * piece is copied once. Each byte is examined once, however small the pieces.
 */
final class HeadReader {

    /** A line of this many bytes, line end not included, is too long. */
    static final int MAX_LINE_BYTES = 64 * 1024;

    static final int MAX_HEADERS = 1000;

    /** For the whole head; each connection may hold so much while a head is incomplete. */
    static final int MAX_HEAD_BYTES = 4 * 1024 * 1024;

    private static final int MAX_EMPTY_LINES = 10;
    private static final byte TLS_ALERT = 0x15;
    private static final byte TLS_HANDSHAKE = 0x16;
    private static final byte[] NOTHING = {};

    /** The meaning of the lines read so far. */
    private final PlainHead plain = new PlainHead();

    /** The received part of an incomplete head. */
    private byte[] pieces = NOTHING;

    private int piecesLength;

    /** Offsets from the first byte read: start of the head, start of the line, and start of the search for its end. */
    private int headStart;

    private int lineStart;
    private int searched;

    private int emptyLines;
    private boolean begun;
    private int headers;

    /**
     * Consumes bytes up to the end of a head, or all of them.
     *
     * @param in a buffer with an array
     * @param method the method of the request that is answered
     * @return the head, or null if it is incomplete
     * @throws HttpException as soon as the bytes cannot be a head
     */
    @Nullable AnswerHead read(ByteBuffer in, String method) throws HttpException, IOException {
        if (piecesLength > 0) {
            keep(in);
            return read(pieces, 0, piecesLength, in, method);
        }
        AnswerHead head = read(in.array(), in.arrayOffset() + in.position(), in.remaining(), in, method);
        if (head == null) {
            keep(in);
        }
        return head;
    }

    /** The connection has ended. A partial line counts as the head's last. Returns null if nothing of a head was received. */
    @Nullable AnswerHead endOfInput(String method) throws HttpException, IOException {
        if (piecesLength == lineStart) {
            return null;
        }
        keep(ByteBuffer.wrap(new byte[] {'\n'}));
        findEnd(pieces, 0, piecesLength);
        return begun ? head(Arrays.copyOfRange(pieces, headStart, piecesLength), method) : null;
    }

    /** The answer is a TLS record. */
    static final class NotHttp extends ProtocolException {

        private static final long serialVersionUID = 1L;

        NotHttp() {
            super("TLS record");
        }
    }

    static MessageConstraintException lineTooLong() {
        return new MessageConstraintException("answer's head has a line of more than 64 KiB");
    }

    static MessageConstraintException tooManyHeaders() {
        return new MessageConstraintException("answer's head has more than 1000 headers");
    }

    private @Nullable AnswerHead read(byte[] bytes, int base, int available, ByteBuffer in, String method)
            throws HttpException, IOException {
        int end = findEnd(bytes, base, available);
        if (end < 0) {
            return null;
        }
        in.position(in.limit() - (available - end));
        return head(Arrays.copyOfRange(bytes, base + headStart, base + end), method);
    }

    /** Copies the rest of the buffer. */
    private void keep(ByteBuffer in) throws MessageConstraintException {
        int more = in.remaining();
        if (piecesLength + more > MAX_HEAD_BYTES) {
            throw new MessageConstraintException("answer's head has more than 4 MiB");
        }
        if (piecesLength + more > pieces.length) {
            pieces = Arrays.copyOf(pieces, Math.max(piecesLength + more, 2 * piecesLength));
        }
        in.get(pieces, piecesLength, more);
        piecesLength += more;
    }

    private AnswerHead head(byte[] bytes, String method) throws HttpException, IOException {
        AnswerHead understood = plain.understood(bytes, method);
        return understood != null ? understood : HeadRules.decide(bytes, method);
    }

    /** The offset of the head's end; -1 if it has not arrived. */
    private int findEnd(byte[] bytes, int base, int available) throws HttpException, IOException {
        while (true) {
            int at = searched;
            while (at < available && bytes[base + at] != '\n') {
                at++;
            }
            boolean found = at < available;
            // One more for the CR.
            if (at - lineStart > MAX_LINE_BYTES + 1) {
                throw lineTooLong();
            }
            searched = at;
            if (!found) {
                return -1;
            }
            int from = base + lineStart;
            int to = base + (at > lineStart && bytes[base + at - 1] == '\r' ? at - 1 : at);
            searched = at + 1;
            lineStart = searched;
            if (from == to && begun) {
                return lineStart;
            }
            line(bytes, from, to);
        }
    }

    private void line(byte[] bytes, int from, int to) throws HttpException, IOException {
        if (from == to) {
            emptyLines++;
            if (emptyLines >= MAX_EMPTY_LINES) {
                throw new MessageConstraintException("answer begins with ten empty lines or more");
            }
            headStart = lineStart;
        } else if (!begun) {
            begun = true;
            if (!plain.statusLine(bytes, from, to)) {
                check(bytes, from, to);
            }
        } else {
            if (headers >= MAX_HEADERS) {
                throw tooManyHeaders();
            }
            boolean continuation = headers > 0 && (bytes[from] == ' ' || bytes[from] == '\t');
            headers += continuation ? 0 : 1;
            plain.header(bytes, from, to);
        }
    }

    /** Checks the status line at once, since a second line may never arrive. */
    private static void check(byte[] bytes, int from, int to) throws HttpException {
        boolean tlsRecord =
                to - from > 1 && (bytes[from] == TLS_ALERT || bytes[from] == TLS_HANDSHAKE) && bytes[from + 1] == 3;
        if (tlsRecord) {
            throw new NotHttp();
        }
        CharArrayBuffer line = new CharArrayBuffer(to - from);
        line.append(bytes, from, to - from);
        LazyLaxLineParser.INSTANCE.parseStatusLine(line);
    }
}
