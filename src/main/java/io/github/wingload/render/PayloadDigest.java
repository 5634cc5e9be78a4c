package io.github.wingload.render;

import io.github.wingload.exchange.RequestBody;
import java.nio.ByteBuffer;
import java.util.HexFormat;

/**
 * Identifies a payload that no row identifies: twelve hex digits of a 64-bit FNV-1a digest over path and body. Two of a
 * million different payloads have the same digest with a probability of 0.2 %.
 */
final class PayloadDigest {

    private static final long OFFSET = 0xcbf29ce484222325L;
    private static final long PRIME = 0x100000001b3L;
    private static final int DIGITS = 12;
    private static final int UNUSED_BITS = 64 - 4 * DIGITS;

    private PayloadDigest() {}

    static String of(String path, RequestBody body) {
        long hash = OFFSET;
        for (int i = 0; i < path.length(); i++) {
            hash = (hash ^ path.charAt(i)) * PRIME;
        }
        // Separates the two, so that moving text from one to the other changes the digest.
        hash = (hash ^ '\n') * PRIME;
        for (int number = 0; number < body.pieces(); number++) {
            ByteBuffer piece = body.piece(number);
            while (piece.hasRemaining()) {
                hash = (hash ^ piece.get() & 0xff) * PRIME;
            }
        }
        // The last bytes have not reached the low bits' neighbours yet: mixed once more, the upper bits depend on all.
        hash = (hash ^ hash >>> 32) * 0x9e3779b97f4a7c15L;
        return HexFormat.of().toHexDigits(hash >>> UNUSED_BITS, DIGITS);
    }
}
