package io.github.wingload.text;

/** The start of a long text, with an ellipsis if the rest is left out. Surrogate pairs are not split. */
public final class Excerpt {

    private static final String CUT = " …";
    private static final int QUOTED_CHARACTERS = 60;
    private static final int NAME_CHARACTERS = 120;
    private static final int LINE_CHARACTERS = 200;
    private static final int SENTENCE_CHARACTERS = 600;
    private static final int ANSWER_CHARACTERS = 1_000;

    private Excerpt() {}

    /** The first 60 characters in quotes, in one line: each control character becomes a blank. */
    public static String quoted(String text) {
        return '"' + start(text, QUOTED_CHARACTERS).replaceAll("\\p{Cntrl}", " ") + '"';
    }

    /** At most the given number of characters (code points). */
    public static String start(String text, int characters) {
        return cut(text, characters, "…");
    }

    /** Of a name or a key. */
    public static String ofName(String text) {
        return cut(text, NAME_CHARACTERS, CUT);
    }

    /** Of a text in one line, such as an error. */
    public static String ofLine(String text) {
        return cut(text, LINE_CHARACTERS, CUT);
    }

    /** Of any other text. */
    static String ofSentence(String text) {
        return cut(text, SENTENCE_CHARACTERS, CUT);
    }

    /** Of an answer's body. */
    public static String ofAnswer(String text) {
        return cut(text, ANSWER_CHARACTERS, CUT);
    }

    private static String cut(String text, int characters, String mark) {
        return text.codePointCount(0, text.length()) <= characters
                ? text
                : text.substring(0, text.offsetByCodePoints(0, characters)) + mark;
    }
}
