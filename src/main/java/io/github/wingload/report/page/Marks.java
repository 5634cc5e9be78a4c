package io.github.wingload.report.page;

import java.util.Locale;
import java.util.Map;

/** The mark and the style of a verdict or a threshold's result. Colour is never the only sign. */
public final class Marks {

    private static final Map<String, String> MARKS =
            Map.of("pass", "✓", "fail", "✗", "invalid", "!", "inconclusive", "~");

    private Marks() {}

    /** The name of its style: {@code pass}, {@code fail}, {@code invalid}, {@code inconclusive}. */
    public static String style(Enum<?> result) {
        return result.name().toLowerCase(Locale.ROOT);
    }

    /** The sign before its word. */
    public static String mark(Enum<?> result) {
        return mark(style(result));
    }

    /** The sign of a style. */
    public static String mark(String style) {
        return MARKS.getOrDefault(style, "");
    }
}
