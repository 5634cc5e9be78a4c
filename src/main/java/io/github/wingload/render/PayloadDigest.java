package io.github.wingload.render;

import com.dynatrace.hash4j.hashing.HashStream64;
import com.dynatrace.hash4j.hashing.Hashing;
import io.github.wingload.exchange.RequestBody;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** The digest of a payload: 64 bits of Komihash over path and body. */
final class PayloadDigest {

    /** Pieces of a body can be read-only, so they are copied, a part at a time. */
    private static final int PART_BYTES = 8 * 1024;

    private PayloadDigest() {}

    /** Never zero, which means that there is no digest. */
    static long of(String path, RequestBody body) {
        // The array's length is part of the digest: moving text from the path to the body changes it.
        HashStream64 hash = Hashing.komihash5_0().hashStream().putByteArray(path.getBytes(StandardCharsets.UTF_8));
        byte[] part = new byte[(int) Math.min(PART_BYTES, body.length())];
        for (int number = 0; number < body.pieces(); number++) {
            ByteBuffer piece = body.piece(number);
            while (piece.hasRemaining()) {
                int length = Math.min(part.length, piece.remaining());
                piece.get(part, 0, length);
                hash.putBytes(part, 0, length);
            }
        }
        long digest = hash.getAsLong();
        return digest == 0 ? 1 : digest;
    }
}
