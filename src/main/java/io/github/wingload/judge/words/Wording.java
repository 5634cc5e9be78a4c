package io.github.wingload.judge.words;

import java.util.Locale;

/** Figures as they stand in sentences. */
public final class Wording {

    private Wording() {}

    public static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }

    /** Seconds to the tenth, for sentences. */
    public static double tenths(double seconds) {
        return Math.round(seconds * 10) / 10.0;
    }
}
