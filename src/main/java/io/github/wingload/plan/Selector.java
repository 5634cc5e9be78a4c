package io.github.wingload.plan;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Which series of a metric are meant, as Prometheus writes it: {@code http_requests_total{code=~"5.."}}.
 *
 * @param metric its name
 * @param matchers all of which a series must match; a missing label counts as empty text
 */
public record Selector(String metric, List<Matcher> matchers) {

    public Selector {
        matchers = List.copyOf(matchers);
    }

    /** As written in Prometheus. */
    @Override
    public String toString() {
        return matchers.isEmpty()
                ? metric
                : metric + matchers.stream().map(Matcher::toString).collect(Collectors.joining(",", "{", "}"));
    }

    /**
     * A condition on a label.
     *
     * @param label its name
     * @param comparison how it is compared with the value
     * @param value a text, or a regular expression that must match the whole label
     */
    public record Matcher(String label, Comparison comparison, String value) {

        @Override
        public String toString() {
            String escaped = value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
            return label + comparison.symbol() + '"' + escaped + '"';
        }
    }

    /** How a label is compared with a value. */
    public enum Comparison {
        EQUAL("="),
        NOT_EQUAL("!="),
        MATCHES("=~"),
        MATCHES_NOT("!~");

        private final String symbol;

        Comparison(String symbol) {
            this.symbol = symbol;
        }

        /** As written in Prometheus. */
        public String symbol() {
            return symbol;
        }

        /** True if the value is a regular expression. */
        public boolean pattern() {
            return this == MATCHES || this == MATCHES_NOT;
        }
    }
}
