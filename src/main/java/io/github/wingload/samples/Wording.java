package io.github.wingload.samples;

import java.util.Locale;

/** How problems quote, count and measure. */
final class Wording {

    private static final int LONGEST_QUOTE = 60;

    private Wording() {}

    static String quoted(String text) {
        String shown = text.length() > LONGEST_QUOTE ? text.substring(0, LONGEST_QUOTE) + "…" : text;
        return '"' + shown.replaceAll("\\p{Cntrl}", " ") + '"';
    }

    static String count(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }

    static String gigabytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f GB", bytes / 1e9);
    }
}
