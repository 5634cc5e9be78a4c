package io.github.wingload.observe;

import io.github.wingload.text.Excerpt;
import io.github.wingload.text.Printable;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parses the line of a sample: {@code name{label="value",…} 12.5 1395066363000}. */
final class SampleLine {

    private static final int LONGEST_SHOWN = 80;

    // Possessive quantifiers: they do not backtrack, so a long label does not overflow the stack.
    private static final String BLANKS = "[ \\t\\r]*+";
    private static final String QUOTED = "\"([^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+)\"";
    private static final Pattern LABELS_START = Pattern.compile(BLANKS + "\\{" + BLANKS);
    private static final Pattern LABEL = Pattern.compile(
            "([a-zA-Z0-9_:]++)" + BLANKS + "=" + BLANKS + QUOTED + BLANKS + "(?:," + BLANKS + "|(?=\\}))");

    /** A timestamp or an exemplar may follow the value. Java would also accept 1f, 0x1p3 and Infinity. */
    private static final Pattern VALUE = Pattern.compile(
            BLANKS + "([+-]?(?:[0-9]++\\.?[0-9]*+|\\.[0-9]++)(?:[eE][+-]?[0-9]++)?|[+-]?Inf|NaN)(?=[ \\t\\r]|$)");

    private static final Pattern ESCAPE = Pattern.compile("\\\\(.)", Pattern.DOTALL);

    private SampleLine() {}

    /**
     * Reads a sample.
     *
     * @param line without its end
     * @param number of the line in the text, from 1
     * @param nameLength the length of the metric's name, with which the line starts
     */
    static Sample read(String line, int number, int nameLength) throws NoReadingException {
        Map<String, String> labels = new LinkedHashMap<>();
        int end = nameLength;
        Matcher at = LABELS_START.matcher(line).region(end, line.length());
        if (at.lookingAt()) {
            end = at.end();
            at.usePattern(LABEL);
            while (at.region(end, line.length()).lookingAt()) {
                labels.put(at.group(1), unescaped(at.group(2)));
                end = at.end();
            }
            if (!line.startsWith("}", end)) {
                throw unreadable(line, number);
            }
            end++;
        }
        if (!at.usePattern(VALUE).region(end, line.length()).lookingAt()) {
            throw unreadable(line, number);
        }
        return new Sample(line.substring(0, nameLength), labels, value(at.group(1)));
    }

    private static double value(String text) {
        return switch (text) {
            case "+Inf", "Inf" -> Double.POSITIVE_INFINITY;
            case "-Inf" -> Double.NEGATIVE_INFINITY;
            default -> Double.parseDouble(text);
        };
    }

    /** In a label, {@code \\}, {@code \"} and {@code \n} are escapes; any other backslash is kept. */
    private static String unescaped(String label) {
        return ESCAPE.matcher(label)
                .replaceAll(escape -> Matcher.quoteReplacement(
                        switch (escape.group(1)) {
                            case "n" -> "\n";
                            case "\\", "\"" -> escape.group(1);
                            default -> escape.group();
                        }));
    }

    private static NoReadingException unreadable(String line, int number) {
        return new NoReadingException("line " + number + " cannot be read: "
                + Printable.of(Excerpt.start(line, LONGEST_SHOWN).strip()));
    }
}
