package io.github.wingload.judge.words;

import io.github.wingload.text.Phrase;
import java.util.Locale;

/** Figures as they stand in sentences. */
public final class Wording {

    private Wording() {}

    public static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }

    /** With capital and full stop. */
    static String sentence(String words) {
        return Phrase.capitalized(words) + ".";
    }

    /** Seconds to the tenth, for sentences. */
    public static double tenths(double seconds) {
        return Math.round(seconds * 10) / 10.0;
    }
}
