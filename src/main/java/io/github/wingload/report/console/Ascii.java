package io.github.wingload.report.console;

import java.text.Normalizer;
import java.util.Map;

/** Text for a terminal that shows only ASCII. It takes as many columns as before, so that tables and the panel keep their shape. */
final class Ascii {

    private static final int HIGHEST = 0x7e;

    private static final Map<Integer, String> SIGNS = Map.ofEntries(
            Map.entry((int) '…', "~"),
            Map.entry((int) '–', "-"),
            Map.entry((int) '−', "-"),
            Map.entry((int) '×', "x"),
            Map.entry((int) '→', ">"),
            Map.entry((int) '≤', "<"),
            Map.entry((int) '≥', ">"),
            Map.entry((int) 'µ', "u"),
            Map.entry((int) '·', "-"),
            Map.entry((int) '∞', "*"));

    private Ascii() {}

    /** Letters lose their accents; a character that has no likeness becomes a question mark for each of its columns. */
    static String of(String text) {
        if (text.chars().allMatch(character -> character <= HIGHEST)) {
            return text;
        }
        StringBuilder shown = new StringBuilder();
        text.codePoints().forEach(point -> shown.append(point <= HIGHEST ? Character.toString(point) : like(point)));
        return shown.toString();
    }

    private static String like(int point) {
        String sign = SIGNS.get(point);
        if (sign != null) {
            return sign;
        }
        String character = Character.toString(point);
        String base = Normalizer.normalize(character, Normalizer.Form.NFD);
        return base.charAt(0) <= HIGHEST ? base.substring(0, 1) : "?".repeat(Style.width(character));
    }
}
