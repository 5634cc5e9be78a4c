package io.github.wingload.text;

import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Text within a line of Remarkup, the markup of Phabricator and Phorge, so that no character of it is markup.
 *
 * <p>Remarkup has no escape character. Text that would be markup is monospaced instead, because monospaced text is not
 * interpreted: {@code `…`}, or {@code ##…##} if it is a backtick. A table is split into cells first, so a cell cannot contain a
 * bar, which is replaced by {@code ¦}, or the pair {@code [[}, which becomes two monospaced brackets.
 *
 * <p>A bare {@code P90} is a link to paste 90, so percentiles are monospaced. {@code T409388} remains a link to a ticket.
 */
final class RemarkupText {

    /** Any markup: fonts, links, embedded objects and emojis. */
    private static final Pattern MARKUP = Pattern.compile(String.join(
            "|",
            "`",
            "\\*\\*",
            // Not in a URL.
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
            // A check box at the start of an item.
            "^\\["));

    private static final Pattern PASTE = Pattern.compile("(?<![#@\\w-])P[1-9]\\d*(\\.\\d+)?(?!\\w)");

    /** A line that starts otherwise may be a heading, a list, a quotation, a rule, code or a call-out. */
    private static final Pattern PROSE_START = Pattern.compile("^(?!\\d+[.)])(?![A-Z]+:)[\\p{L}\\p{N}\"'“‘].*");

    /** Monospaced content is split into runs of backticks and runs of other characters; each bracket is a run of its own. */
    private static final Pattern STRETCH = Pattern.compile("`+|\\[(?=\\[)|(?:(?!\\[\\[)[^`])++");

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

    /** True if a paragraph of these lines contains no markup. */
    static boolean harmless(Stream<String> lines) {
        return lines.allMatch(line -> line.isEmpty()
                || !MARKUP.matcher(line).find() && PROSE_START.matcher(line).matches());
    }

    private static String piece(Phrase.Piece piece) {
        return switch (piece.setting()) {
            case PLAIN -> plain(piece.text());
            case STRONG -> piece.text().contains("*") ? code(piece.text()) : "**" + plain(piece.text()) + "**";
            case CODE -> code(piece.text());
            // A bare address is a link. In a cell of a table it has to be bare.
            case LINK -> PASTE.matcher(piece.text()).find() ? code(piece.text()) : plain(piece.text());
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
