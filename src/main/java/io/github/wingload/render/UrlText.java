package io.github.wingload.render;

import java.nio.charset.StandardCharsets;

/** Text as one piece of a URL's path or query: UTF-8, percent-encoded but for RFC 3986's unreserved characters. */
final class UrlText {

    private static final String HEX = "0123456789ABCDEF";
    private static final String MARKS = "-._~";

    private UrlText() {}

    static void append(StringBuilder out, String text) {
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            if (c < 0x80 && (Character.isLetterOrDigit(c) || MARKS.indexOf(c) >= 0)) {
                out.append(c);
            } else {
                out.append('%').append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 0xf));
            }
        }
    }
}
