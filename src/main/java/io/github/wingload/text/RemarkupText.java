package io.github.wingload.text;

import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Text within a line of Remarkup, the markup of Phabricator and Phorge, so that no character of it is markup.
 *
 * <p>Remarkup has no escape character. What would be markup is set in monospaced type instead, whose content is left alone:
 * {@code `…`}, or {@code ##…##} where the content is a backtick. Two characters cannot be shown in a cell of a table, which
 * is cut into cells before anything else is looked at: the bar, for which {@code ¦} stands, and the pair {@code [[}, which is
 * taken apart into two monospaced brackets.
 *
 * <p>A bare {@code P90} is a link to paste 90 there, so percentiles are monospaced; {@code T409388} is left as the link that
 * it is meant to be.
 */
final class RemarkupText {

    /** Anything that sets type, links, embeds or draws. */
    private static final Pattern MARKUP = Pattern.compile(String.join(
            "|",
            "`",
            "\\*\\*",
            // But not of a URL.
            "(?<!:)//",
            "__",
            "~~",
            "!!",
            "##",
            "\\[\\[",
            "\\]\\(",
            "\\{[A-Za-z]",
            // An emoji's name.
            "(?<![\\w:]):[a-z_+-][a-z0-9_+-]*:",
            // At the begin of an item, a box to tick.
            "^\\["));

    private static final Pattern PASTE = Pattern.compile("(?<![#@\\w-])P[1-9]\\d*(\\.\\d+)?(?!\\w)");

    /** A line that begins in any other way may be a heading, a list, a quotation, a rule, code or a call-out. */
    private static final Pattern PROSE_START = Pattern.compile("^(?!\\d+[.)])(?![A-Z]+:)[\\p{L}\\p{N}\"'“‘].*");

    /** Content of monospaced type comes in stretches of backticks and of anything else, brackets one by one. */
    private static final Pattern STRETCH = Pattern.compile("`+|\\[(?=\\[)|(?:(?!\\[\\[)[^`])+");

    private RemarkupText() {}

    /** A phrase in a paragraph, a list or a heading. */
    static String of(Phrase phrase) {
        return phrase.pieces().stream().map(RemarkupText::piece).collect(Collectors.joining());
    }

    /** A phrase in a cell of a table. */
    static String cell(Phrase phrase) {
        return of(new Phrase(phrase.pieces().stream()
                .map(piece -> new Phrase.Piece(piece.setting(), piece.text().replace('|', '¦')))
                .toList()));
    }

    /** True if a paragraph of these lines would be read as nothing but prose. */
    static boolean harmless(Stream<String> lines) {
        return lines.allMatch(line -> line.isEmpty()
                || !MARKUP.matcher(line).find() && PROSE_START.matcher(line).matches());
    }

    private static String piece(Phrase.Piece piece) {
        return switch (piece.setting()) {
            case PLAIN -> plain(piece.text());
            case STRONG -> piece.text().contains("*") ? code(piece.text()) : "**" + plain(piece.text()) + "**";
            case CODE -> code(piece.text());
        };
    }

    private static String plain(String text) {
        return MARKUP.matcher(text).find()
                ? code(text)
                : PASTE.matcher(text).replaceAll(paste -> "`" + paste.group() + "`");
    }

    private static String code(String text) {
        return STRETCH.matcher(text)
                .results()
                .map(stretch -> stretch.group())
                .map(stretch -> stretch.startsWith("`") ? "##" + stretch + "##" : "`" + stretch + "`")
                .collect(Collectors.joining());
    }
}
