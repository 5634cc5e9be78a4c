package io.github.wingload.result;

import io.github.wingload.plan.Figure.Statistic;
import java.util.List;
import java.util.Optional;

/**
 * The scraped values of one of the server's figures during the window.
 *
 * @param name as in the plan
 * @param unit as in the plan
 * @param values empty if no scrape has a value
 * @param scrapesOk scrapes with a value
 * @param scrapesFailed scrapes that failed
 * @param failures their errors, most frequent first; the first {@value #MOST_FAILURES} kinds
 */
public record ObservedFigure(
        String name, String unit, Optional<Values> values, long scrapesOk, long scrapesFailed, List<Failure> failures) {

    public static final int MOST_FAILURES = 5;

    public ObservedFigure {
        failures = List.copyOf(failures);
    }

    /**
     * A figure's values, in its unit.
     *
     * @param mean over the scrapes; of a rate, over the time that it counts over
     * @param min the least
     * @param max the most
     * @param last in the window
     */
    public record Values(double mean, double min, double max, double last) {

        public double of(Statistic statistic) {
            return switch (statistic) {
                case MEAN -> mean;
                case MIN -> min;
                case MAX -> max;
            };
        }
    }

    /** Scrapes that failed for the same reason. */
    public record Failure(String error, long count) {}
}
