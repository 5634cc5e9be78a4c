package io.github.wingload.text;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Text within a line of Markdown (CommonMark with GitHub's tables), so that no character of it is markup.
 *
 * <p>A backslash makes the next punctuation character literal. It has no effect in code, except before a bar in a table's cell.
 */
final class MarkdownText {

    private static final Pattern MARKUP = Pattern.compile(String.join(
            "|",
            "[\\\\`*\\[\\]<>~|$]",
            // Inside a word, as in many file names and keys, it is a plain character.
            "(?<![\\p{L}\\p{N}])_|_(?![\\p{L}\\p{N}])",
            // The start of a character reference.
            "&(?=#?[A-Za-z0-9]+;)"));

    /** Characters that make a line a heading, a list item or a rule if it starts with them. */
    private static final Pattern LINE_START = Pattern.compile("^(\\d{1,9}(?=[.)])|(?=[#+=-]))");

    private static final Pattern BACKTICKS = Pattern.compile("`+");

    private MarkdownText() {}

    /** A phrase in a paragraph, a list or a heading. */
    static String of(Phrase phrase) {
        return escapeStart(phrase, text(phrase, false));
    }

    /** A phrase in a cell of a table. */
    static String cell(Phrase phrase) {
        return text(phrase, true);
    }

    /** Plain text at the start of a line. */
    static String line(String text) {
        return of(Phrase.of(text));
    }

    /** A fence of backticks that none of these lines can close. */
    static String fence(Iterable<String> lines) {
        int longest = 2;
        for (String line : lines) {
            longest = Math.max(longest, longestRun(line));
        }
        return "`".repeat(longest + 1);
    }

    private static String text(Phrase phrase, boolean cell) {
        StringBuilder text = new StringBuilder();
        for (Phrase.Piece piece : phrase.pieces()) {
            switch (piece.setting()) {
                case PLAIN -> text.append(plain(piece.text()));
                case STRONG -> text.append("**").append(plain(piece.text())).append("**");
                case LINK -> text.append('<').append(piece.text()).append('>');
                case CODE -> text.append(cell ? code(piece.text()).replace("|", "\\|") : code(piece.text()));
            }
        }
        return text.toString();
    }

    private static String plain(String text) {
        return MARKUP.matcher(text).replaceAll("\\\\$0");
    }

    private static String code(String text) {
        String fence = "`".repeat(longestRun(text) + 1);
        boolean apart = text.startsWith("`") || text.endsWith("`") || text.startsWith(" ") && text.endsWith(" ");
        return fence + (apart ? " " + text + " " : text) + fence;
    }

    private static int longestRun(String text) {
        return BACKTICKS
                .matcher(text)
                .results()
                .mapToInt(run -> run.group().length())
                .max()
                .orElse(0);
    }

    private static String escapeStart(Phrase phrase, String text) {
        boolean plain = !phrase.pieces().isEmpty() && phrase.pieces().get(0).setting() == Phrase.Setting.PLAIN;
        Matcher start = LINE_START.matcher(text);
        return plain && start.find() ? start.group() + "\\" + text.substring(start.end()) : text;
    }
}
