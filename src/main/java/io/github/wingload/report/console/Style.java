package io.github.wingload.report.console;

import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A style of text on a terminal.
 *
 * <p>Inside wingload a style is a noncharacter of Unicode, which no text has: {@link io.github.wingload.text.Printable} spells out
 * those of foreign texts. Only {@link StandardStream} turns styles into escape sequences, so it can spell out every other escape
 * sequence, whoever printed it.
 */
public enum Style {
    GOOD('\uFDD0', "32"),
    BAD('\uFDD1', "31"),
    /** Of an invalid run. */
    INVALID('\uFDD2', "35"),
    /** Of what could not be decided. */
    OPEN('\uFDD3', "33"),
    STRONG('\uFDD4', "1"),
    MUTED('\uFDD5', "2");

    private static final char END = '\uFDD6';
    private static final Pattern MARKS = Pattern.compile("[\\x{FDD0}-\\x{FDD6}]");
    private static final String RESET = "\u001b[0m";

    private final char mark;
    private final String code;

    Style(char mark, String code) {
        this.mark = mark;
        this.code = code;
    }

    /** The text in this style, where the look has colours. */
    public String of(String text, Look look) {
        return look.colour() ? mark + text + END : text;
    }

    /** The text without styles. */
    static String bare(String text) {
        return MARKS.matcher(text).replaceAll("");
    }

    /**
     * The text with an escape sequence for each style, none of which goes on behind its end.
     *
     * @param text a line, with or without its end
     * @param rest what is done to the text between styles
     */
    static String escaped(String text, UnaryOperator<String> rest) {
        Matcher marks = MARKS.matcher(text);
        StringBuilder escaped = new StringBuilder();
        int from = 0;
        boolean open = false;
        while (marks.find()) {
            char mark = marks.group().charAt(0);
            escaped.append(rest.apply(text.substring(from, marks.start()))).append(sequence(mark));
            from = marks.end();
            open = mark != END;
        }
        return escaped.append(rest.apply(text.substring(from)))
                .append(open ? RESET : "")
                .toString();
    }

    private static String sequence(char mark) {
        for (Style style : values()) {
            if (style.mark == mark) {
                return "\u001b[" + style.code + "m";
            }
        }
        return RESET;
    }

    /** How many columns a line takes on a terminal: none for styles and combining marks, two for wide characters. */
    static int width(String text) {
        return text.codePoints().map(Style::width).sum();
    }

    private static int width(int character) {
        if (character >= GOOD.mark && character <= END) {
            return 0;
        }
        return switch (Character.getType(character)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK -> 0;
            default -> wide(character) ? 2 : 1;
        };
    }

    /** The wide characters of Unicode Standard Annex 11, in coarse ranges: East Asian scripts and emoji. */
    private static boolean wide(int character) {
        return character >= 0x1100 && character <= 0x115F
                || character >= 0x2E80 && character <= 0xA4CF
                || character >= 0xAC00 && character <= 0xD7A3
                || character >= 0xF900 && character <= 0xFAFF
                || character >= 0xFE30 && character <= 0xFE6F
                || character >= 0xFF00 && character <= 0xFF60
                || character >= 0xFFE0 && character <= 0xFFE6
                || character >= 0x1F300 && character <= 0x1FAFF
                || character >= 0x20000 && character <= 0x3FFFD;
    }
}
