package io.github.wingload.text;

/** The begin of a text that may be long, with a mark where something was left out. */
public final class Excerpt {

    private static final String CUT = " …";
    private static final int NAME_CHARACTERS = 120;
    private static final int LINE_CHARACTERS = 200;
    private static final int SENTENCE_CHARACTERS = 600;
    private static final int ANSWER_CHARACTERS = 1_000;

    private Excerpt() {}

    /** Of a name or a key. */
    public static String ofName(String text) {
        return cut(text, NAME_CHARACTERS);
    }

    /** Of a text in a line, such as an error's. */
    public static String ofLine(String text) {
        return cut(text, LINE_CHARACTERS);
    }

    /** Of any text that should be a sentence. */
    static String ofSentence(String text) {
        return cut(text, SENTENCE_CHARACTERS);
    }

    /** Of an answer's body. */
    public static String ofAnswer(String text) {
        return cut(text, ANSWER_CHARACTERS);
    }

    /** No character is cut in two. */
    private static String cut(String text, int characters) {
        return text.codePointCount(0, text.length()) <= characters
                ? text
                : text.substring(0, text.offsetByCodePoints(0, characters)) + CUT;
    }
}
