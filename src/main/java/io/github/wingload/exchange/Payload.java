package io.github.wingload.exchange;

import java.util.HexFormat;
import java.util.Optional;

/**
 * What a request sends: its path and its body. Immutable.
 *
 * @param digest 64 bits that are equal for equal payloads of a task and different for others; 0 if the payloads of its task
 *     cannot differ, or if it is unknown. Two of a million different payloads have the same digest with a probability of 3e-8
 * @param key its name in results: that of its sample row; the digest of a payload without a row; empty if it has neither
 */
public record Payload(long digest, String key) {

    /** Without digest and key: the payload of a task that always sends the same one, or none at all. */
    public static final Payload NONE = new Payload(0, "");

    /** A payload without a row, named by its digest. */
    public static Payload named(long digest) {
        return new Payload(digest, HexFormat.of().toHexDigits(digest));
    }

    /** True if payloads can be told apart by the digest. */
    public boolean known() {
        return digest != 0;
    }

    /** The digest as 16 hex digits; empty if it is not known. */
    public String digestText() {
        return known() ? HexFormat.of().toHexDigits(digest) : "";
    }

    /** Reads a digest from its hex digits; empty if the text is not a hex number. An empty text is an unknown digest. */
    public static Optional<Long> digest(String text) {
        try {
            return text.isEmpty() ? Optional.of(0L) : Optional.of(HexFormat.fromHexDigitsToLong(text));
        } catch (IllegalArgumentException notHex) {
            return Optional.empty();
        }
    }
}
