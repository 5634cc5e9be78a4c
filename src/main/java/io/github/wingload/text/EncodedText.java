package io.github.wingload.text;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A text as UTF-8 that knows which characters each byte comes from, so that what is found in the decoded text can be replaced in
 * the text as it is.
 *
 * <p>Decoded are percent-encoding, the escapes of JSON and of C, and the character references of HTML. Immutable.
 */
final class EncodedText {

    private static final int LONGEST_REFERENCE = 10;
    private static final int HEX = 16;

    /** The letters of Latin-1 in UTF-8 are this byte and another. */
    private static final byte LATIN = (byte) 0xc3;

    private static final byte CAPITALS_END = (byte) 0x9f;
    private static final byte TIMES = (byte) 0x97;

    /** The references by name that encoders write. */
    private static final Map<String, Character> NAMED = Map.ofEntries(
            Map.entry("amp", '&'),
            Map.entry("lt", '<'),
            Map.entry("gt", '>'),
            Map.entry("quot", '"'),
            Map.entry("apos", '\''),
            Map.entry("sol", '/'),
            Map.entry("bsol", '\\'),
            Map.entry("plus", '+'),
            Map.entry("equals", '='),
            Map.entry("percnt", '%'),
            Map.entry("colon", ':'),
            Map.entry("semi", ';'),
            Map.entry("period", '.'),
            Map.entry("comma", ','),
            Map.entry("excl", '!'),
            Map.entry("num", '#'),
            Map.entry("dollar", '$'),
            Map.entry("commat", '@'),
            Map.entry("lowbar", '_'),
            Map.entry("ast", '*'),
            Map.entry("nbsp", ' '));

    /** How characters are encoded. */
    enum Code {
        /** As in URLs and forms. */
        PERCENT('%'),
        /** As in JSON, and in strings of most programming languages. */
        ESCAPES('\\'),
        /** As in HTML and XML. */
        REFERENCES('&');

        private final byte sign;

        Code(char sign) {
            this.sign = (byte) sign;
        }
    }

    private final byte[] bytes;

    /** The index of the first character of each byte's source, and that behind its last; null if each is its own. */
    private final int @Nullable [] starts;

    private final int @Nullable [] ends;

    private EncodedText(byte[] bytes, int @Nullable [] starts, int @Nullable [] ends) {
        this.bytes = bytes;
        this.starts = starts;
        this.ends = ends;
    }

    static EncodedText of(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length == text.length()) {
            return new EncodedText(bytes, null, null);
        }
        Sink sink = new Sink(bytes.length);
        for (int at = 0; at < text.length(); ) {
            int codePoint = text.codePointAt(at);
            int next = at + Character.charCount(codePoint);
            sink.add(Character.toLowerCase(codePoint), at, next);
            at = next;
        }
        return sink.text();
    }

    byte[] bytes() {
        return bytes;
    }

    /** Where the source of a byte starts, as an index of characters. */
    int start(int index) {
        return starts == null ? index : starts[index];
    }

    /** The index behind the source of a byte. */
    int end(int index) {
        return ends == null ? index + 1 : ends[index];
    }

    /** The bytes in lower case, with blanks for plus signs, as forms encode them. */
    byte[] folded() {
        byte[] folded = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            boolean latin = i > 0 && bytes[i - 1] == LATIN && bytes[i] < CAPITALS_END && bytes[i] != TIMES;
            folded[i] = latin ? (byte) (bytes[i] + 'a' - 'A') : folded(bytes[i]);
        }
        return folded;
    }

    /** The same of a value to be found. */
    static byte[] folded(String value) {
        return of(value).folded();
    }

    private static byte folded(byte character) {
        return character >= 'A' && character <= 'Z'
                ? (byte) (character + 'a' - 'A')
                : character == '+' ? (byte) ' ' : character;
    }

    /** The text decoded once; empty if nothing in it is encoded so. */
    Optional<EncodedText> decoded(Code code) {
        if (!contains(code.sign)) {
            return Optional.empty();
        }
        Sink sink = new Sink(bytes.length);
        for (int at = 0; at < bytes.length; ) {
            int next = at + 1;
            int before = sink.length;
            if (bytes[at] == code.sign) {
                next = switch (code) {
                    case PERCENT -> octet(at, sink);
                    case ESCAPES -> escape(at, sink);
                    case REFERENCES -> reference(at, sink);
                };
            }
            if (sink.length == before) {
                sink.add(bytes[at], start(at), end(at));
            }
            at = next;
        }
        return sink.length == bytes.length ? Optional.empty() : Optional.of(sink.text());
    }

    private boolean contains(byte sign) {
        for (byte each : bytes) {
            if (each == sign) {
                return true;
            }
        }
        return false;
    }

    /** Decodes {@code %2B}; returns the index behind it, or behind the percent sign if it is no such thing. */
    private int octet(int at, Sink sink) {
        int octet = hex(at + 1, 2);
        if (octet < 0) {
            return at + 1;
        }
        sink.add((byte) octet, start(at), end(at + 2));
        return at + 3;
    }

    /** Decodes an escape sequence; returns the index behind it, or behind the backslash if it is none. */
    private int escape(int at, Sink sink) {
        if (at + 1 == bytes.length) {
            return at + 1;
        }
        switch (bytes[at + 1]) {
            case 'u' -> {
                int unit = hex(at + 2, 4);
                int next = at + 6;
                if (unit < 0) {
                    return at + 1;
                }
                boolean pair = Character.isHighSurrogate((char) unit)
                        && next + 1 < bytes.length
                        && bytes[next] == '\\'
                        && bytes[next + 1] == 'u'
                        && hex(next + 2, 4) >= 0;
                int codePoint = pair ? Character.toCodePoint((char) unit, (char) hex(next + 2, 4)) : unit;
                next += pair ? 6 : 0;
                sink.add(codePoint, start(at), end(next - 1));
                return next;
            }
            case 'x' -> {
                if (hex(at + 2, 2) < 0) {
                    return at + 1;
                }
                sink.add((byte) hex(at + 2, 2), start(at), end(at + 3));
                return at + 4;
            }
            default -> {
                byte named = (byte) "\n\r\t\b\f".charAt(Math.max(0, "nrtbf".indexOf(bytes[at + 1])));
                boolean letter = Character.isLetterOrDigit(bytes[at + 1]) || bytes[at + 1] < 0;
                if (letter && "nrtbf".indexOf(bytes[at + 1]) < 0) {
                    return at + 1;
                }
                sink.add(letter ? named : bytes[at + 1], start(at), end(at + 1));
                return at + 2;
            }
        }
    }

    /** Decodes a character reference; returns the index behind it, or behind the ampersand if it is none. */
    private int reference(int at, Sink sink) {
        int semicolon = at + 1;
        int limit = Math.min(bytes.length, at + LONGEST_REFERENCE);
        while (semicolon < limit && bytes[semicolon] != ';') {
            semicolon++;
        }
        if (semicolon == limit) {
            return at + 1;
        }
        String name = new String(bytes, at + 1, semicolon - at - 1, StandardCharsets.UTF_8);
        int codePoint = name.startsWith("#") ? number(name) : NAMED.getOrDefault(name, '\0');
        if (codePoint <= 0 || codePoint > Character.MAX_CODE_POINT) {
            return at + 1;
        }
        sink.add(codePoint, start(at), end(semicolon));
        return semicolon + 1;
    }

    /** Of {@code #43} or {@code #x2b}; -1 if it is neither. */
    private static int number(String reference) {
        boolean hex = reference.startsWith("#x") || reference.startsWith("#X");
        try {
            return hex ? Integer.parseInt(reference.substring(2), HEX) : Integer.parseInt(reference.substring(1));
        } catch (NumberFormatException notANumber) {
            return -1;
        }
    }

    /** The number in so many hex digits; -1 if they are none. */
    private int hex(int from, int digits) {
        if (from + digits > bytes.length) {
            return -1;
        }
        int number = 0;
        for (int i = from; i < from + digits; i++) {
            int digit = bytes[i] < 0 ? -1 : Character.digit(bytes[i], HEX);
            if (digit < 0) {
                return -1;
            }
            number = number * HEX + digit;
        }
        return number;
    }

    /** Takes the bytes of a text with their sources. */
    private static final class Sink {

        private byte[] bytes;
        private int[] starts;
        private int[] ends;
        private int length;

        Sink(int capacity) {
            bytes = new byte[capacity];
            starts = new int[capacity];
            ends = new int[capacity];
        }

        void add(int codePoint, int start, int end) {
            if (codePoint < 0x80) {
                add((byte) codePoint, start, end);
                return;
            }
            for (byte each : Character.toString(codePoint).getBytes(StandardCharsets.UTF_8)) {
                add(each, start, end);
            }
        }

        void add(byte each, int start, int end) {
            if (length == bytes.length) {
                bytes = Arrays.copyOf(bytes, 2 * length + 4);
                starts = Arrays.copyOf(starts, bytes.length);
                ends = Arrays.copyOf(ends, bytes.length);
            }
            bytes[length] = each;
            starts[length] = start;
            ends[length] = end;
            length++;
        }

        EncodedText text() {
            return new EncodedText(
                    Arrays.copyOf(bytes, length), Arrays.copyOf(starts, length), Arrays.copyOf(ends, length));
        }
    }
}
