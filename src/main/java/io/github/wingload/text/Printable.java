package io.github.wingload.text;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Makes foreign text safe to print in one line on a terminal.
 *
 * <p>Names, error texts and answers may contain line breaks, which break a table, and escape sequences, which control the
 * terminal. Such characters are written as in Java source: a line break as {@code \n}, an escape as {@code \u001b}.
 */
public final class Printable {

    private static final Pattern DISTURBING =
            Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}\\x{FDD0}-\\x{FDEF}\\x{FFFE}\\x{FFFF}]");

    private Printable() {}

    /** The text with every control character, invisible formatting character, unpaired surrogate and noncharacter spelled out. */
    public static String of(String text) {
        return DISTURBING
                .matcher(text)
                .replaceAll(found ->
                        Matcher.quoteReplacement(spelledOut(found.group().codePointAt(0))));
    }

    /** As {@link #of}, for several lines: line breaks are kept. */
    public static String lines(String text) {
        return text.lines().map(Printable::of).collect(Collectors.joining("\n"));
    }

    /**
     * A document, such as a file in JSON or CSV, with every such character as an escape sequence of JSON; line breaks and tabs are
     * kept.
     */
    public static String document(String text) {
        return text.chars().noneMatch(Printable::perhapsDisturbing) ? text : escaped(text);
    }

    /** A quick look, because files of a run are long and written again and again. */
    private static boolean perhapsDisturbing(int character) {
        return character < ' ' ? character != '\n' && character != '\t' : character >= 0x7f;
    }

    private static String escaped(String text) {
        return DISTURBING
                .matcher(text)
                .replaceAll(found -> found.group().equals("\n")
                                || found.group().equals("\t")
                                || text.startsWith("\r\n", found.start())
                        ? found.group()
                        : Matcher.quoteReplacement(found.group()
                                .chars()
                                .mapToObj(unit -> String.format(Locale.ROOT, "\\u%04x", unit))
                                .collect(Collectors.joining())));
    }

    private static String spelledOut(int codePoint) {
        return switch (codePoint) {
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            default -> String.format(Locale.ROOT, "\\u%04x", codePoint);
        };
    }
}
