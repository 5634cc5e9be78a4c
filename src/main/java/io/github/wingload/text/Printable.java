package io.github.wingload.text;

import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Text from outside, made fit to stand in one line on a terminal.
 *
 * <p>Names, error texts and answers may hold line ends, which break a table, and escape sequences, which command the
 * terminal. Such characters come out as in Java source: a line end as {@code \n}, an escape as {@code \u001b}.
 */
public final class Printable {

    private Printable() {}

    /** The same text with every control, invisible formatting or broken character spelled out. */
    public static String of(String text) {
        StringBuilder line = new StringBuilder(text.length());
        text.codePoints().forEach(codePoint -> append(line, codePoint));
        return line.toString();
    }

    /** The same for text of several lines: its line ends stay. */
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
