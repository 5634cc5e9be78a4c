package io.github.wingload.audit;

import java.util.Collections;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * The distribution of one kind of time, as far as a result states it, in milliseconds.
 *
 * @param kind what was timed
 * @param count how many times; empty if that is not stated
 * @param mean of them
 * @param deviation their standard deviation, of the population
 * @param percentiles by percentile from 0, the shortest, to 100, the longest
 */
public record StatedTimes(
        Kind kind,
        OptionalLong count,
        Optional<Stated> mean,
        Optional<Stated> deviation,
        NavigableMap<Double, Stated> percentiles) {

    /** What was timed. */
    public enum Kind {
        /** A whole request, from its start to the end of its answer. */
        RESPONSE("response time"),
        /** The start of a request to the first token of its answer. */
        FIRST_TOKEN("TTFT"),
        /** The mean time of a token of one answer, after its first token. */
        PER_TOKEN("TPOT"),
        /** The time between two tokens, of all answers together. */
        GAP("ITL");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        /** Its name in sentences. */
        public String label() {
            return label;
        }
    }

    public StatedTimes {
        percentiles = Collections.unmodifiableNavigableMap(new TreeMap<>(percentiles));
    }

    /** A percentile; empty if it is not stated. */
    Optional<Stated> percentile(double percentile) {
        return Optional.ofNullable(percentiles.get(percentile));
    }

    Optional<Stated> median() {
        return percentile(50);
    }
}
