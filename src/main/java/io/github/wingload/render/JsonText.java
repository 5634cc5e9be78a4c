package io.github.wingload.render;

/** Text as it stands between the quotes of a JSON string (RFC 8259, section 7). */
final class JsonText {

    private static final String HEX = "0123456789abcdef";

    private JsonText() {}

    /** Appends with quotes, backslashes and control characters escaped; everything else stands as it is. */
    static void append(StringBuilder out, String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (c < 0x20) {
                        out.append("\\u00").append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 0xf));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
    }
}
