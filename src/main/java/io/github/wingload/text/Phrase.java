package io.github.wingload.text;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A line of text in pieces with different fonts, independent of markup.
 *
 * <p>Each piece is a single line: control characters are escaped, and a very long text is cut. Immutable.
 */
public record Phrase(List<Piece> pieces) {

    public static final Phrase EMPTY = new Phrase(List.of());

    private static final Pattern ADDRESS = Pattern.compile("https?://[A-Za-z0-9][!-~&&[^<>|\\[\\]]]*");

    public Phrase {
        pieces = List.copyOf(pieces);
    }

    /** The font of a piece. */
    public enum Setting {
        PLAIN,
        STRONG,
        /** Exact characters, in a monospaced font. */
        CODE,
        /** The address of a page, which starts with {@code http://} or {@code https://}; a browser can open it. */
        LINK
    }

    /** Characters in one font. */
    public record Piece(Setting setting, String text) {

        public Piece {
            text = Printable.of(Excerpt.ofSentence(text));
            if (setting == Setting.LINK && !ADDRESS.matcher(text).matches()) {
                setting = Setting.CODE;
            }
        }
    }

    public static Phrase of(String text) {
        return EMPTY.and(text);
    }

    /** Words with a capital first letter, as a sentence or a title begins; they are not empty. */
    public static String capitalized(String words) {
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    public static Phrase strong(String text) {
        return EMPTY.with(Setting.STRONG, text);
    }

    public static Phrase code(String text) {
        return EMPTY.andCode(text);
    }

    /** An address that is no web address, or has characters that markup could take for its own, is set as code. */
    public static Phrase link(String address) {
        return EMPTY.with(Setting.LINK, address);
    }

    public Phrase and(String text) {
        return with(Setting.PLAIN, text);
    }

    public Phrase andCode(String text) {
        return with(Setting.CODE, text);
    }

    public Phrase andStrong(String text) {
        return with(Setting.STRONG, text);
    }

    private Phrase with(Setting setting, String text) {
        return text.isEmpty()
                ? this
                : new Phrase(Stream.concat(pieces.stream(), Stream.of(new Piece(setting, text)))
                        .toList());
    }
}
