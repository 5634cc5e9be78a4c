package io.github.wingload.observe;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Reads a text in Prometheus' exposition format 0.0.4, or OpenMetrics', which differs in nothing that matters here: comments,
 * timestamps and exemplars are passed over.
 *
 * <p>Only lines of the metrics that are asked for are taken apart, so that a long text with little of interest costs little,
 * and a mistake in what nobody asked for does no harm.
 */
final class Exposition {

    private Exposition() {}

    /**
     * The samples of these metrics, in the text's order.
     *
     * @throws UnreadableLineException if one of their lines cannot be read
     */
    static List<Sample> samples(String text, Set<String> metrics) throws UnreadableLineException {
        List<Sample> samples = new ArrayList<>();
        int number = 0;
        for (int begin = 0; begin < text.length(); ) {
            int end = text.indexOf('\n', begin);
            int lineEnd = end < 0 ? text.length() : end;
            number++;
            int nameBegin = SampleLine.skipBlanks(text, begin, lineEnd);
            int nameEnd = nameEnd(text, nameBegin, lineEnd);
            if (nameEnd > nameBegin && metrics.contains(text.substring(nameBegin, nameEnd))) {
                samples.add(new SampleLine(text.substring(nameBegin, lineEnd), number).read(nameEnd - nameBegin));
            }
            begin = lineEnd + 1;
        }
        return samples;
    }

    /** Names are letters, digits, underscores and colons; a comment's line has none. */
    private static int nameEnd(String text, int begin, int lineEnd) {
        int at = begin;
        while (at < lineEnd && isNameCharacter(text.charAt(at))) {
            at++;
        }
        return at;
    }

    static boolean isNameCharacter(char character) {
        return character >= 'a' && character <= 'z'
                || character >= 'A' && character <= 'Z'
                || character >= '0' && character <= '9'
                || character == '_'
                || character == ':';
    }
}
