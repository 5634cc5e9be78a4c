package io.github.wingload.http;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Interprets common response heads, line by line, and recognizes those that are not.
 *
 * <p>A common head is {@code HTTP/1.1} with a status that allows a body, one length or chunks, and at most one plain
 * {@code Connection} header. {@link HeadRules} decides about all others. Allocates nothing.
 */
final class PlainHead {

    private static final byte[] HTTP_1_1 = ascii("HTTP/1.1 ");
    private static final byte[] CONTENT_LENGTH = ascii("content-length");
    private static final byte[] TRANSFER_ENCODING = ascii("transfer-encoding");
    private static final byte[] CONNECTION = ascii("connection");
    private static final byte[] PROXY_CONNECTION = ascii("proxy-connection");
    private static final byte[] CHUNKED = ascii("chunked");
    private static final byte[] KEEP_ALIVE = ascii("keep-alive");
    private static final byte[] CLOSE = ascii("close");

    /** A number of this many digits fits a long. */
    private static final int SAFE_DIGITS = 18;

    private boolean usual = true;
    private int status;
    private long length = -1;
    private boolean chunked;
    private boolean connectionSaid;
    private boolean closes;

    /** Returns false if the line is not the common form; it may still be valid. Lines are passed without their ends. */
    boolean statusLine(byte[] bytes, int from, int to) {
        int codeAt = from + HTTP_1_1.length;
        int codeEnd = codeAt + 3;
        usual = to >= codeEnd
                && Arrays.equals(bytes, from, codeAt, HTTP_1_1, 0, HTTP_1_1.length)
                && (to == codeEnd || bytes[codeEnd] == ' ');
        status = usual ? (int) digits(bytes, codeAt, codeEnd) : 0;
        boolean readable = status >= 100;
        usual = status >= 200 && status != 204 && status != 304;
        return readable;
    }

    void header(byte[] bytes, int from, int to) {
        int colon = from;
        while (colon < to && bytes[colon] != ':') {
            colon++;
        }
        if (colon == to || bytes[from] <= ' ' || colon == from || bytes[colon - 1] <= ' ') {
            usual = false;
            return;
        }
        switch (colon - from) {
            case 10 -> {
                if (is(CONNECTION, bytes, from, colon)) {
                    connection(bytes, valueStart(bytes, colon, to), valueEnd(bytes, colon, to));
                }
            }
            case 14 -> {
                if (is(CONTENT_LENGTH, bytes, from, colon)) {
                    contentLength(bytes, valueStart(bytes, colon, to), valueEnd(bytes, colon, to));
                }
            }
            case 16 -> usual &= !is(PROXY_CONNECTION, bytes, from, colon);
            case 17 -> {
                if (is(TRANSFER_ENCODING, bytes, from, colon)) {
                    transferEncoding(bytes, valueStart(bytes, colon, to), valueEnd(bytes, colon, to));
                }
            }
            default -> {
                // It does not concern the body or the connection.
            }
        }
    }

    /** The interpreted head; null if it is not a common one. */
    @Nullable AnswerHead understood(byte[] head, String method) {
        boolean contradictory = chunked && length >= 0;
        if (!usual || contradictory || method.equals("HEAD") || method.equals("CONNECT")) {
            return null;
        }
        if (!chunked && length < 0) {
            return new AnswerHead(head, status, AnswerHead.UNTIL_CLOSE, false);
        }
        return new AnswerHead(head, status, chunked ? AnswerHead.CHUNKED : length, !closes);
    }

    private void connection(byte[] bytes, int from, int to) {
        closes = is(CLOSE, bytes, from, to);
        usual &= !connectionSaid && (closes || is(KEEP_ALIVE, bytes, from, to));
        connectionSaid = true;
    }

    private void contentLength(byte[] bytes, int from, int to) {
        long value = to - from <= SAFE_DIGITS ? digits(bytes, from, to) : -1;
        usual &= length < 0 && value >= 0;
        length = value;
    }

    private void transferEncoding(byte[] bytes, int from, int to) {
        usual &= !chunked && is(CHUNKED, bytes, from, to);
        chunked = true;
    }

    /** The number; -1 if the text is empty or has a character other than a digit. */
    private static long digits(byte[] bytes, int from, int to) {
        long number = from < to ? 0 : -1;
        for (int i = from; i < to; i++) {
            int digit = bytes[i] - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = 10 * number + digit;
        }
        return number;
    }

    private static int valueStart(byte[] bytes, int colon, int to) {
        int start = colon + 1;
        while (start < to && (bytes[start] == ' ' || bytes[start] == '\t')) {
            start++;
        }
        return start;
    }

    private static int valueEnd(byte[] bytes, int colon, int to) {
        int end = to;
        while (end > colon + 1 && (bytes[end - 1] == ' ' || bytes[end - 1] == '\t')) {
            end--;
        }
        return end;
    }

    /** True if these bytes are the word, ignoring case. */
    private static boolean is(byte[] lowerCase, byte[] bytes, int from, int to) {
        if (to - from != lowerCase.length) {
            return false;
        }
        for (int i = 0; i < lowerCase.length; i++) {
            int b = bytes[from + i];
            if (b != lowerCase[i] && (b < 'A' || b > 'Z' || b + ('a' - 'A') != lowerCase[i])) {
                return false;
            }
        }
        return true;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
