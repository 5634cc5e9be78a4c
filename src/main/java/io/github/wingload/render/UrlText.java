package io.github.wingload.render;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Text as part of a URL's path or query: UTF-8, percent-encoded except for the unreserved characters of RFC 3986. */
final class UrlText {

    private static final String HEX = "0123456789ABCDEF";
    private static final String MARKS = "-._~";

    /** What a path with its query may have as it is, besides letters, digits and escapes (RFC 3986). */
    private static final String OF_TARGET = "-._~:/?[]@!$&'()*+,;=";

    private UrlText() {}

    static void write(Utf8Writer out, ByteBuffer utf8) {
        for (int i = utf8.position(); i < utf8.limit(); i++) {
            char c = (char) (utf8.get(i) & 0xff);
            if (c < 0x80 && (Character.isLetterOrDigit(c) || MARKS.indexOf(c) >= 0)) {
                out.ascii(c);
            } else {
                encode(out, c);
            }
        }
    }

    static void write(Utf8Writer out, String text) {
        write(out, ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
    }

    /**
     * A path with its query as it is, but for bytes that cannot stand in one: these, a percent sign that begins no escape, and the
     * sign of a fragment are percent-encoded.
     *
     * @param first true at the beginning of a path: a slash is put before it unless it has one
     */
    static void writeTarget(Utf8Writer out, ByteBuffer utf8, boolean first) {
        int begin = utf8.position();
        if (first && (begin == utf8.limit() || utf8.get(begin) != '/')) {
            out.ascii('/');
        }
        for (int i = begin; i < utf8.limit(); i++) {
            char c = (char) (utf8.get(i) & 0xff);
            boolean stays = c == '%'
                    ? isHex(utf8, i + 1) && isHex(utf8, i + 2)
                    : c < 0x80 && (Character.isLetterOrDigit(c) || OF_TARGET.indexOf(c) >= 0);
            if (stays) {
                out.ascii(c);
            } else {
                encode(out, c);
            }
        }
    }

    static void writeTarget(Utf8Writer out, String text, boolean first) {
        writeTarget(out, ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)), first);
    }

    private static boolean isHex(ByteBuffer utf8, int index) {
        return index < utf8.limit() && Character.digit(utf8.get(index), 16) >= 0;
    }

    private static void encode(Utf8Writer out, char c) {
        out.ascii('%');
        out.ascii(HEX.charAt(c >> 4));
        out.ascii(HEX.charAt(c & 0xf));
    }
}
