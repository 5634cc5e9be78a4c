package io.github.wingload.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.MalformedChunkCodingException;
import org.apache.hc.core5.http.TruncatedChunkException;
import org.apache.hc.core5.util.CharArrayBuffer;

/**
 * Decodes one chunked body, whatever pieces it arrives in. Extensions and trailers are skipped.
 *
 * <p>See RFC 9112, section 7.1.
 */
final class ChunkedBody {

    private enum Expected {
        SIZE,
        DATA,
        DATA_END,
        TRAILER
    }

    private Expected expected = Expected.SIZE;
    private final CharArrayBuffer line = new CharArrayBuffer(16);
    private long left;
    private int trailers;
    private boolean badTrailer;

    /**
     * Takes bytes up to the body's end, or all of them.
     *
     * @return true at the body's end
     */
    boolean read(ByteBuffer in, RoundTrip trip) throws IOException {
        while (in.hasRemaining()) {
            if (expected == Expected.DATA) {
                left -= ResponseReader.hand(in, left, trip);
                if (left == 0) {
                    expected = Expected.DATA_END;
                }
            } else if (completesLine(in.get()) && endsBody()) {
                return true;
            }
        }
        return false;
    }

    /** The connection has ended. Returns true if the body is complete; a missing last empty line is accepted. */
    boolean endOfInput() throws IOException {
        if (expected == Expected.SIZE && !line.isEmpty()) {
            endsBody();
        }
        switch (expected) {
            case DATA -> throw new TruncatedChunkException("Truncated chunk");
            case DATA_END -> {
                if (line.isEmpty()) {
                    throw endExpected();
                }
                throw closed();
            }
            case SIZE -> throw closed();
            case TRAILER -> {
                return true;
            }
        }
        return false;
    }

    /** Collects a line's bytes. */
    private boolean completesLine(byte b) throws IOException {
        if (b == '\n') {
            return true;
        }
        if (expected == Expected.DATA_END && (b != '\r' || !line.isEmpty())) {
            throw endExpected();
        }
        if (line.length() > HeadReader.MAX_LINE_BYTES) {
            throw HeadReader.lineTooLong();
        }
        line.append((char) (b & 0xff));
        return false;
    }

    /** Interprets the collected line. */
    private boolean endsBody() throws IOException {
        int length = trimmedLength();
        boolean end = false;
        switch (expected) {
            case SIZE -> {
                left = size(length);
                expected = left == 0 ? Expected.TRAILER : Expected.DATA;
            }
            case TRAILER -> {
                end = length == 0;
                if (!end) {
                    trailer(length);
                } else if (badTrailer) {
                    throw new MalformedChunkCodingException("Bad trailer");
                }
            }
            default -> expected = Expected.SIZE;
        }
        line.clear();
        return end;
    }

    /** Without the CR of the line's end. */
    private int trimmedLength() {
        int length = line.length();
        return length > 0 && line.charAt(length - 1) == '\r' ? length - 1 : length;
    }

    private long size(int length) throws MalformedChunkCodingException {
        int semicolon = line.indexOf(';', 0, length);
        String digits = line.substringTrimmed(0, semicolon < 0 ? length : semicolon);
        try {
            long size = Long.parseLong(digits, 16);
            if (size >= 0) {
                return size;
            }
        } catch (NumberFormatException e) {
            // Reported below.
        }
        throw new MalformedChunkCodingException("Bad chunk header: " + digits);
    }

    private void trailer(int length) throws IOException {
        if (trailers >= HeadReader.MAX_HEADERS) {
            throw HeadReader.tooManyHeaders();
        }
        boolean continuation = trailers > 0 && (line.charAt(0) == ' ' || line.charAt(0) == '\t');
        trailers += continuation ? 0 : 1;
        int colon = line.indexOf(':', 0, length);
        badTrailer |= !continuation && (colon <= 0 || line.charAt(colon - 1) <= ' ');
    }

    private static MalformedChunkCodingException endExpected() {
        return new MalformedChunkCodingException("CRLF expected at end of chunk");
    }

    private static ConnectionClosedException closed() {
        return new ConnectionClosedException("Premature end of chunk coded message body: closing chunk expected");
    }
}
