package io.github.wingload.render;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Text between the quotes of a JSON string (RFC 8259, section 7). */
final class JsonText {

    private JsonText() {}

    /** Escapes quotes, backslashes and control characters; writes everything else unchanged. */
    static void write(Utf8Writer out, ByteBuffer utf8) {
        if (plain(utf8)) {
            out.utf8(utf8);
            return;
        }
        // Bytes of multi-byte characters are negative and written unchanged.
        for (int i = utf8.position(); i < utf8.limit(); i++) {
            escape(out, (char) (utf8.get(i) & 0xff));
        }
    }

    static void write(Utf8Writer out, String text) {
        write(out, ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** As a JSON string with its quotes. */
    static String quoted(String text) {
        Utf8Writer out = new Utf8Writer(text.length() + 2);
        out.ascii('"');
        write(out, text);
        out.ascii('"');
        return out.string();
    }

    private static void escape(Utf8Writer out, char c) {
        switch (c) {
            case '"' -> out.text("\\\"");
            case '\\' -> out.text("\\\\");
            case '\n' -> out.text("\\n");
            case '\r' -> out.text("\\r");
            case '\t' -> out.text("\\t");
            default -> {
                if (c < 0x20) {
                    out.text(String.format(Locale.ROOT, "\\u%04x", (int) c));
                } else {
                    out.ascii(c);
                }
            }
        }
    }

    private static boolean plain(ByteBuffer utf8) {
        for (int i = utf8.position(); i < utf8.limit(); i++) {
            byte b = utf8.get(i);
            if (b >= 0 && b < 0x20 || b == '"' || b == '\\') {
                return false;
            }
        }
        return true;
    }
}
