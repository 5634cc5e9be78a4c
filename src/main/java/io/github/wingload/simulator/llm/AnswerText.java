package io.github.wingload.simulator.llm;

import java.util.List;
import java.util.SplittableRandom;

/**
 * The tokens of an answer as texts. Some have characters of several bytes, so that a reader that splits characters is found out.
 *
 * @param thinking how many tokens at the beginning are thinking
 * @param ends true if the last token is the end of text, which has no text
 */
record AnswerText(long draw, int length, int thinking, boolean ends) {

    private static final List<String> WORDS = List.of(
            " the",
            " of",
            " and",
            " in",
            " a",
            " is",
            " was",
            " on",
            " as",
            " by",
            " river",
            " city",
            " born",
            " album",
            " élan",
            " naïve",
            " Straße",
            " Łódź",
            " Київ",
            " 東京",
            " العربية",
            " हिन्दी",
            " 🌍",
            ",",
            ".",
            "\\n");

    /** The token's text as it is within a JSON string. */
    String token(int number) {
        if (ends && number == length) {
            return "";
        }
        return WORDS.get(new SplittableRandom(31 * draw + number).nextInt(WORDS.size()));
    }

    /** The reason of the end. */
    String reason() {
        return ends ? "stop" : "length";
    }

    /** The texts of some tokens, joined. */
    String tokens(int from, int to) {
        StringBuilder text = new StringBuilder();
        for (int number = from; number <= to; number++) {
            text.append(token(number));
        }
        return text.toString();
    }

    boolean isThinking(int number) {
        return number <= thinking;
    }
}
