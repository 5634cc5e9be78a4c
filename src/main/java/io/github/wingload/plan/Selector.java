package io.github.wingload.plan;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Which series of a metric are meant, as Prometheus writes it: {@code http_requests_total{code=~"5.."}}.
 *
 * @param metric its name
 * @param matchers all of which a series has to fit; a label that it does not have is empty text
 */
public record Selector(String metric, List<Matcher> matchers) {

    public Selector {
        matchers = List.copyOf(matchers);
    }

    /** As it would be written. */
    @Override
    public String toString() {
        return matchers.isEmpty()
                ? metric
                : metric + matchers.stream().map(Matcher::toString).collect(Collectors.joining(",", "{", "}"));
    }

    /**
     * What a label has to be.
     *
     * @param label its name
     * @param comparison how it is held against the value
     * @param value a text, or a regular expression that all of the label has to fit
     */
    public record Matcher(String label, Comparison comparison, String value) {

        @Override
        public String toString() {
            String escaped = value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
            return label + comparison.symbol() + '"' + escaped + '"';
        }
    }

    /** How a label is held against a value. */
    public enum Comparison {
        EQUAL("="),
        NOT_EQUAL("!="),
        MATCHES("=~"),
        MATCHES_NOT("!~");

        private final String symbol;

        Comparison(String symbol) {
            this.symbol = symbol;
        }

        /** As it is written. */
        public String symbol() {
            return symbol;
        }

        /** True if the value is a regular expression. */
        public boolean pattern() {
            return this == MATCHES || this == MATCHES_NOT;
        }
    }
}
