package io.github.wingload.simulator.liftwing;

import io.github.wingload.simulator.http.Json;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/**
 * A field of a model's input.
 *
 * @param longest the most characters of a text; 0 for no limit
 */
record ModelField(String name, Kind kind, boolean required, int longest) {

    /**
     * Reads a field from the table of models.
     *
     * @param key the name, followed by a question mark if the field is optional
     * @param kind in lower case; a text may be followed by its longest length, as in {@code text 2000}
     */
    static ModelField of(String key, String kind) {
        String[] words = kind.split(" ");
        return new ModelField(
                key.replace("?", ""),
                Kind.valueOf(words[0].toUpperCase(Locale.ROOT)),
                !key.endsWith("?"),
                words.length > 1 ? Integer.parseInt(words[1]) : 0);
    }

    Optional<InputRules.Problem> problem(JsonNode input) {
        JsonNode value = input.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return required ? Optional.of(InputRules.Problem.missing(name)) : Optional.empty();
        }
        if (!kind.allows(value)) {
            return Optional.of(new InputRules.Problem(
                    false, "Expected \"" + name + "\" to be " + kind.noun() + ", got: " + Json.pythonText(value)));
        }
        int length = value.isString() ? value.stringValue().length() : 0;
        return longest > 0 && length > longest
                ? Optional.of(new InputRules.Problem(
                        false, "\"" + name + "\" has " + length + " characters, at most " + longest + " are allowed."))
                : Optional.empty();
    }

    /** The kinds of values. */
    private enum Kind {
        ID(
                "a positive integer",
                value -> value.isIntegralNumber() && value.bigIntegerValue().signum() > 0),
        ID_OR_DIGITS(
                "a positive integer",
                value -> ID.allows(value)
                        || value.isString() && value.stringValue().matches("[1-9][0-9]*")),
        NUMBER("a number", JsonNode::isNumber),
        FLAG("a boolean", value -> value.isBoolean() || value.isInt() && (value.intValue() | 1) == 1),
        TEXT("a string", Kind::isText),
        LANG(
                "a language code without a \"wiki\" suffix",
                value -> isText(value) && !value.stringValue().endsWith("wiki")),
        TEXTS(
                "a string or a list of strings",
                value -> isText(value)
                        || value.isArray()
                                && !value.isEmpty()
                                && value.valueStream().allMatch(Kind::isText));

        private final String noun;
        private final Predicate<JsonNode> allowed;

        Kind(String noun, Predicate<JsonNode> allowed) {
            this.noun = noun;
            this.allowed = allowed;
        }

        String noun() {
            return noun;
        }

        boolean allows(JsonNode value) {
            return allowed.test(value);
        }

        private static boolean isText(JsonNode value) {
            return value.isString() && !value.stringValue().isEmpty();
        }
    }
}
