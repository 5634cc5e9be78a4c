package io.github.wingload.observe;

import io.github.wingload.text.Figures;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a text in Prometheus' exposition format 0.0.4, or in OpenMetrics', which differs in nothing that matters here: comments,
 * timestamps and exemplars are ignored.
 *
 * <p>Only lines of the requested metrics are parsed, so a long text with few of them costs little, and a mistake in another line
 * does no harm.
 */
final class Exposition {

    private static final Pattern LINE = Pattern.compile("(?md)^[ \\t\\r]*+([a-zA-Z0-9_:]*+).*+$");

    /** The most series of the requested metrics: each takes memory from one scrape to the next. */
    static final int MOST_SERIES = 50_000;

    static final int LONGEST_LINE = 100_000;

    private Exposition() {}

    /**
     * The samples of these metrics, in the text's order.
     *
     * @throws NoReadingException if the line of one of these metrics cannot be read or is too long, or if there are
     *     too many of them
     */
    static List<Sample> samples(String text, Set<String> metrics) throws NoReadingException {
        List<Sample> samples = new ArrayList<>();
        Matcher line = LINE.matcher(text);
        for (int number = 1; line.find(); number++) {
            if (metrics.contains(line.group(1))) {
                if (samples.size() == MOST_SERIES) {
                    throw new NoReadingException(
                            "there are more than " + Figures.count(MOST_SERIES) + " series of these metrics");
                }
                if (line.end() - line.start(1) > LONGEST_LINE) {
                    throw new NoReadingException(
                            "line " + number + " has more than " + Figures.count(LONGEST_LINE) + " characters");
                }
                String sample = text.substring(line.start(1), line.end());
                samples.add(SampleLine.read(sample, number, line.group(1).length()));
            }
        }
        return samples;
    }
}
