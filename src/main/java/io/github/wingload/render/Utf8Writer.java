package io.github.wingload.render;

import io.github.wingload.exchange.RequestBody;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Appends bytes. Large parts are not copied: the result then has several pieces, and requests share
 * the large ones. For one thread and one result.
 */
final class Utf8Writer {

    /** Parts of at least this length are shared; copying shorter ones costs less. */
    static final int SHARED_BYTES = 16 * 1024;

    private byte[] bytes;
    private int length;

    /** The pieces before the bytes. */
    private List<ByteBuffer> before = List.of();

    /** @param expectedBytes expected size of the result; it may be larger */
    Utf8Writer(int expectedBytes) {
        bytes = new byte[expectedBytes];
    }

    /** Appends an ASCII character. */
    void ascii(char c) {
        reserve(1);
        bytes[length++] = (byte) c;
    }

    void text(String text) {
        int size = text.length();
        reserve(size);
        for (int i = 0; i < size; i++) {
            char c = text.charAt(i);
            if (c >= 0x80) {
                utf8(text.substring(i).getBytes(StandardCharsets.UTF_8));
                return;
            }
            bytes[length++] = (byte) c;
        }
    }

    /** Appends bytes that must not change any more. */
    void utf8(byte[] text) {
        if (text.length >= SHARED_BYTES) {
            share(ByteBuffer.wrap(text));
        } else {
            reserve(text.length);
            System.arraycopy(text, 0, bytes, length, text.length);
            length += text.length;
        }
    }

    /** Appends the remaining bytes of a buffer, which must not change any more. */
    void utf8(ByteBuffer text) {
        int size = text.remaining();
        if (size >= SHARED_BYTES) {
            share(text.slice());
        } else {
            reserve(size);
            text.get(text.position(), bytes, length, size);
            length += size;
        }
    }

    /** The result as a request's body. */
    RequestBody body() {
        if (before.isEmpty()) {
            return RequestBody.of(bytes, length);
        }
        endPiece();
        return RequestBody.of(before);
    }

    /** The result as a text. */
    String string() {
        return before.isEmpty()
                ? new String(bytes, 0, length, StandardCharsets.UTF_8)
                : new String(body().bytes(), StandardCharsets.UTF_8);
    }

    private void share(ByteBuffer piece) {
        endPiece();
        before.add(piece);
    }

    private void endPiece() {
        if (before.isEmpty()) {
            before = new ArrayList<>();
        }
        before.add(ByteBuffer.wrap(Arrays.copyOf(bytes, length)));
        length = 0;
    }

    private void reserve(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(length + more, 2 * bytes.length));
        }
    }
}
