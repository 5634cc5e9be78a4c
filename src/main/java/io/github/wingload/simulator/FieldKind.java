package io.github.wingload.simulator;

import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/** What the value of a model's field has to be. */
enum FieldKind {
    ID(
            "a positive integer",
            value -> value.isIntegralNumber() && value.bigIntegerValue().signum() > 0),
    ID_OR_DIGITS(
            "a positive integer",
            value -> ID.allows(value) || value.isString() && value.stringValue().matches("[1-9][0-9]*")),
    NUMBER("a number", JsonNode::isNumber),
    FLAG("a boolean", value -> value.isBoolean() || value.isInt() && (value.intValue() | 1) == 1),
    TEXT("a string", FieldKind::isText),
    LANG(
            "a language code without a \"wiki\" suffix",
            value -> isText(value) && !value.stringValue().endsWith("wiki")),
    TEXTS(
            "a string or a list of strings",
            value -> isText(value)
                    || value.isArray()
                            && !value.isEmpty()
                            && value.valueStream().allMatch(FieldKind::isText));

    private final String noun;
    private final Predicate<JsonNode> allowed;

    FieldKind(String noun, Predicate<JsonNode> allowed) {
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
