package io.github.wingload.exchange;

import io.github.wingload.text.Excerpt;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads JSON strictly, as RFC 8259 defines it: one value and nothing after it, no NaN, no duplicate members, nesting at most
 * {@value #DEEPEST} levels deep, and at most {@value #MOST_TOKENS} tokens.
 *
 * <p>Comparison is by value: the order of members is ignored, and numbers are compared as real numbers, so that 1, 1.0 and 1e0
 * are equal, and integers.
 */
final class AnswerJson {

    /**
     * The most keys, values, starts and ends of a value. A body of 16 MiB may hold ten million, whose tree would take more memory
     * than the whole run.
     */
    static final int MOST_TOKENS = 2_000_000;

    private static final int DEEPEST = 500;

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .maxTokenCount(MOST_TOKENS)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private static final Comparator<JsonNode> BY_VALUE = (one, other) -> one.isNumber() && other.isNumber()
            ? one.decimalValue().compareTo(other.decimalValue())
            : one.equals(other) ? 0 : 1;

    private static final int LONGEST_SHOWN = 40;

    private AnswerJson() {}

    /** Parses bytes; empty if they are not a JSON value. */
    static Optional<JsonNode> parse(byte[] bytes) {
        try {
            JsonNode node = MAPPER.readTree(bytes);
            return node.isMissingNode() ? Optional.empty() : Optional.of(node);
        } catch (JacksonException | NumberFormatException notJson) {
            // A number with an exponent that no double and no decimal can have is not JSON either.
            return Optional.empty();
        }
    }

    /** Parses a text; empty if it is not a JSON value. */
    static Optional<JsonNode> parse(String text) {
        return parse(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Parses a text of the plan, which is JSON. */
    static JsonNode constant(String text) {
        return parse(text).orElseThrow(() -> new IllegalArgumentException("not JSON: " + text));
    }

    static boolean same(JsonNode one, JsonNode other) {
        return one.equals(BY_VALUE, other);
    }

    /** True for a number without a fraction, in any notation. */
    static boolean isInteger(JsonNode node) {
        return node.isIntegralNumber() || node.isNumber() && wholeNumber(node.decimalValue());
    }

    private static boolean wholeNumber(BigDecimal number) {
        return number.signum() == 0 || number.stripTrailingZeros().scale() <= 0;
    }

    /** A value in a message: a scalar as shortened JSON, otherwise only its kind. */
    static String describe(JsonNode node) {
        if (node.isMissingNode()) {
            return "nothing";
        }
        if (node.isContainer()) {
            return node.isArray() ? "an array" : "an object";
        }
        return shortened(node.toString());
    }

    /** A text in a message. */
    static String shortened(String text) {
        return Excerpt.start(text, LONGEST_SHOWN);
    }
}
