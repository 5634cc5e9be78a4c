package io.github.wingload.text;

import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Makes foreign text safe to print in one line on a terminal.
 *
 * <p>Names, error texts and answers may contain line breaks, which break a table, and escape sequences, which control the
 * terminal. Such characters are written as in Java source: a line break as {@code \n}, an escape as {@code \u001b}.
 */
public final class Printable {

    private Printable() {}

    /** The text with every control character, invisible formatting character and unpaired surrogate spelled out. */
    public static String of(String text) {
        StringBuilder line = new StringBuilder(text.length());
        text.codePoints().forEach(codePoint -> append(line, codePoint));
        return line.toString();
    }

    /** As {@link #of}, for several lines: line breaks are kept. */
    public static String lines(String text) {
        return text.lines().map(Printable::of).collect(Collectors.joining("\n"));
    }

    private static void append(StringBuilder line, int codePoint) {
        switch (codePoint) {
            case '\n' -> line.append("\\n");
            case '\r' -> line.append("\\r");
            case '\t' -> line.append("\\t");
            default -> {
                if (disturbs(codePoint)) {
                    line.append(String.format(Locale.ROOT, "\\u%04x", codePoint));
                } else {
                    line.appendCodePoint(codePoint);
                }
            }
        }
    }

    private static boolean disturbs(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }
}
