package io.github.wingload.plan;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What an answer must be to count as ok.
 *
 * @param statuses one of these must hold the answer's status; at least one
 */
public record Expectation(List<StatusRange> statuses) {

    /** Any 2xx: what holds where a scenario says nothing. */
    public static final Expectation ANY_2XX = new Expectation(List.of(new StatusRange(200, 299)));

    public Expectation {
        statuses = List.copyOf(statuses);
    }

    /** True if an answer with this status may count as ok. */
    public boolean accepts(int status) {
        for (StatusRange range : statuses) {
            if (range.first() <= status && status <= range.last()) {
                return true;
            }
        }
        return false;
    }

    /** The statuses in words, for example {@code 200, 400-404}. */
    public String describe() {
        return statuses.stream().map(StatusRange::toString).collect(Collectors.joining(", "));
    }

    /**
     * Consecutive statuses.
     *
     * @param first 100 to 599
     * @param last first to 599
     */
    public record StatusRange(int first, int last) {

        @Override
        public String toString() {
            return first == last ? Integer.toString(first) : first + "-" + last;
        }
    }
}
