package io.github.wingload.starter;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Text in UTF-8 with {@code %XX} for the bytes that may not stand for themselves. */
final class PercentEncoding {

    private PercentEncoding() {}

    /** @param also what may stand for itself besides the letters and digits of ASCII */
    static String of(String text, String also) {
        StringBuilder encoded = new StringBuilder();
        for (byte unit : text.getBytes(StandardCharsets.UTF_8)) {
            char character = (char) (unit & 0xff);
            boolean itself = character < 0x80 && (Character.isLetterOrDigit(character) || also.indexOf(character) >= 0);
            encoded.append(itself ? String.valueOf(character) : String.format(Locale.ROOT, "%%%02X", (int) character));
        }
        return encoded.toString();
    }
}
