package io.github.wingload.render;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Text as part of a URL's path or query: UTF-8, percent-encoded except for the unreserved characters of RFC 3986. */
final class UrlText {

    private static final String HEX = "0123456789ABCDEF";
    private static final String MARKS = "-._~";

    private UrlText() {}

    static void write(Utf8Writer out, ByteBuffer utf8) {
        for (int i = utf8.position(); i < utf8.limit(); i++) {
            char c = (char) (utf8.get(i) & 0xff);
            if (c < 0x80 && (Character.isLetterOrDigit(c) || MARKS.indexOf(c) >= 0)) {
                out.ascii(c);
            } else {
                out.ascii('%');
                out.ascii(HEX.charAt(c >> 4));
                out.ascii(HEX.charAt(c & 0xf));
            }
        }
    }

    static void write(Utf8Writer out, String text) {
        write(out, ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
    }
}
