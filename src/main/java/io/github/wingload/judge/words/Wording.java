package io.github.wingload.judge.words;

import io.github.wingload.text.Phrase;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Figures as they stand in sentences. */
public final class Wording {

    private static final Pattern WORD = Pattern.compile("\\p{L}+");

    private Wording() {}

    public static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }

    /** With capital and full stop. */
    static String sentence(String words) {
        return Phrase.capitalized(words) + ".";
    }

    /** A sentence that may begin with one of these names, which stays as it is unless it is a plain word: a host has no capital. */
    static String sentence(String words, String... names) {
        boolean kept = Stream.of(names)
                .anyMatch(name -> words.startsWith(name) && !WORD.matcher(name).matches());
        return kept ? words + "." : sentence(words);
    }

    /** Seconds to the tenth, for sentences. */
    public static double tenths(double seconds) {
        return Math.round(seconds * 10) / 10.0;
    }
}
