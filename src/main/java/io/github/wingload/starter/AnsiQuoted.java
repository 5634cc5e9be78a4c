package io.github.wingload.starter;

import java.util.Map;

/**
 * The text of a <code>$'…'</code>, in which backslashes stand for characters as they do in C.
 *
 * @param text what it stands for
 * @param end the index behind the closing quote
 */
record AnsiQuoted(String text, int end) {

    /** Above it, bytes are parts of a character in some encoding. */
    private static final int LAST_OF_ONE_BYTE = 0x7f;

    private static final Map<Character, String> SINGLE = Map.ofEntries(
            Map.entry('n', "\n"),
            Map.entry('t', "\t"),
            Map.entry('r', "\r"),
            Map.entry('a', "\u0007"),
            Map.entry('b', "\b"),
            Map.entry('e', "\u001b"),
            Map.entry('E', "\u001b"),
            Map.entry('f', "\f"),
            Map.entry('v', "\u000b"),
            Map.entry('\\', "\\"),
            Map.entry('\'', "'"),
            Map.entry('"', "\""),
            Map.entry('?', "?"));

    /** Reads on from behind the opening quote. */
    static AnsiQuoted read(String source, int from) {
        StringBuilder text = new StringBuilder();
        int position = from;
        while (position < source.length() && source.charAt(position) != '\'') {
            char character = source.charAt(position++);
            if (character != '\\' || position == source.length()) {
                text.append(character);
                continue;
            }
            char letter = source.charAt(position++);
            switch (letter) {
                case 'x' -> position = number(source, position, 16, 2, LAST_OF_ONE_BYTE, text);
                case 'u' -> position = number(source, position, 16, 4, Character.MAX_CODE_POINT, text);
                case 'U' -> position = number(source, position, 16, 8, Character.MAX_CODE_POINT, text);
                case '0', '1', '2', '3', '4', '5', '6', '7' ->
                    position = number(source, position - 1, 8, 3, LAST_OF_ONE_BYTE, text);
                default -> text.append(SINGLE.getOrDefault(letter, "\\" + letter));
            }
        }
        if (position >= source.length()) {
            throw new CurlFault("a quote $' is not closed", "copy the whole command, with its quotes");
        }
        return new AnsiQuoted(text.toString(), position + 1);
    }

    private static int number(String source, int from, int radix, int mostDigits, int last, StringBuilder text) {
        int end = from;
        while (end < source.length() && end < from + mostDigits && Character.digit(source.charAt(end), radix) >= 0) {
            end++;
        }
        long number = end == from ? 0 : Long.parseLong(source.substring(from, end), radix);
        if (number == 0 || number > last) {
            throw new CurlFault("a backslash in $'…' stands for no character", "write the character itself");
        }
        text.appendCodePoint((int) number);
        return end;
    }
}
