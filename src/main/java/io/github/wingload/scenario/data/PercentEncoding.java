package io.github.wingload.scenario.data;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.function.IntPredicate;

/** Text as one piece of a URL (RFC 3986). */
public final class PercentEncoding {

    /** The characters that a path or query may have as they are, besides letters, digits and percent signs. */
    private static final String OF_TARGET = "-._~:/?[]@!$&'()*+,;=";

    private PercentEncoding() {}

    /** UTF-8 with {@code %XX} for every byte but the unreserved characters: letters, digits and {@code -._~}. */
    public static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }

    /** A path with its query in which all characters that have no place there are encoded; percent signs stay. */
    public static String ofTarget(String text) {
        return encoded(text, c -> isAlphanumeric(c) || c == '%' || OF_TARGET.indexOf(c) >= 0);
    }

    /** The text with all characters beyond ASCII encoded. */
    public static String ofNonAscii(String text) {
        return encoded(text, c -> c < 0x80);
    }

    /** True if every percent sign is followed by two hexadecimal digits. */
    public static boolean isWellFormed(String text) {
        for (int at = text.indexOf('%'); at >= 0; at = text.indexOf('%', at + 1)) {
            if (at + 2 >= text.length() || !isHex(text.charAt(at + 1)) || !isHex(text.charAt(at + 2))) {
                return false;
            }
        }
        return true;
    }

    private static String encoded(String text, IntPredicate stays) {
        if (text.chars().allMatch(stays)) {
            return text;
        }
        StringBuilder result = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> {
            if (stays.test(c)) {
                result.appendCodePoint(c);
            } else {
                result.append(encoded(Character.toString(c)));
            }
        });
        return result.toString();
    }

    private static boolean isAlphanumeric(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
    }

    private static boolean isHex(char c) {
        return Character.digit(c, 16) >= 0 && c < 0x80;
    }
}
