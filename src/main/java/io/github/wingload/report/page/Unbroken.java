package io.github.wingload.report.page;

import io.github.wingload.text.Printable;
import java.util.regex.Pattern;

/** Text in which a line never ends between a number and its unit, as between {@code 3.46} and {@code ms}. Pure; thread-safe. */
public final class Unbroken {

    private static final String NO_BREAK_SPACE = "\u00a0";

    private static final Pattern BEFORE_UNIT =
            Pattern.compile("(?<=\\d) (?=(?:µs|ms|s|min|h|pp|B|KiB|MiB|GiB|TiB)(?![\\p{L}\\p{N}]))");

    private Unbroken() {}

    /** The text in one line, with its control characters spelled out. */
    public static String of(String text) {
        return BEFORE_UNIT.matcher(Printable.of(text)).replaceAll(NO_BREAK_SPACE);
    }
}
