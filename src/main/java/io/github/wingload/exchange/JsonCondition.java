package io.github.wingload.exchange;

import io.github.wingload.plan.Expectation.Check;
import io.github.wingload.plan.Expectation.ForAll;
import io.github.wingload.plan.Expectation.JsonBetween;
import io.github.wingload.plan.Expectation.JsonEquals;
import io.github.wingload.plan.Expectation.JsonType;
import io.github.wingload.plan.Expectation.Kind;
import io.github.wingload.plan.Template;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/** A check of JSON, compiled once. Thread-safe. */
@FunctionalInterface
interface JsonCondition {

    /**
     * What is wrong; empty if the check holds.
     *
     * @param root where pointers start
     * @param echoes of the request
     */
    Optional<Mismatch> mismatch(JsonNode root, List<String> echoes);

    /** True for a check of JSON. */
    static boolean reads(Check check) {
        return check instanceof JsonEquals
                || check instanceof JsonType
                || check instanceof JsonBetween
                || check instanceof ForAll;
    }

    /** @param echoes of the expectation that the check is part of */
    static JsonCondition of(Check check, List<Template> echoes) {
        if (check instanceof JsonEquals equals) {
            return equal(equals.pointer(), ExpectedText.of(equals.expected(), echoes));
        }
        if (check instanceof JsonType type) {
            return ofKind(type.pointer(), type.kind());
        }
        if (check instanceof JsonBetween between) {
            return between(between);
        }
        if (check instanceof ForAll all) {
            return forAll(all, echoes);
        }
        throw new IllegalArgumentException("no check of JSON: " + check);
    }

    /** Several checks: the first that does not hold counts. */
    static JsonCondition all(List<Check> checks, List<Template> echoes) {
        List<JsonCondition> conditions =
                checks.stream().map(check -> of(check, echoes)).toList();
        return (root, texts) -> {
            for (int i = 0; i < conditions.size(); i++) {
                Optional<Mismatch> mismatch = conditions.get(i).mismatch(root, texts);
                if (mismatch.isPresent()) {
                    return mismatch;
                }
            }
            return Optional.empty();
        };
    }

    /** A pointer in a message. */
    static String place(String pointer) {
        return pointer.isEmpty() ? "the whole" : pointer;
    }

    private static JsonCondition equal(String pointer, ExpectedText expected) {
        JsonPointer at = JsonPointer.compile(pointer);
        if (expected.isEcho()) {
            // What was sent differs from call to call, so it is not in the message.
            return (root, echoes) -> {
                JsonNode found = root.at(at);
                return Json.parse(expected.in(echoes))
                                .filter(sent -> Json.same(sent, found))
                                .isPresent()
                        ? Optional.empty()
                        : Optional.of(new Mismatch(
                                place(pointer) + " as sent",
                                found.isMissingNode() || found.isNull() ? Json.describe(found) : "another value"));
            };
        }
        JsonNode value = Json.parse(expected.constant())
                .orElseThrow(() -> new IllegalArgumentException("not JSON: " + expected.constant()));
        String words = place(pointer) + " " + Json.shortened(value.toString());
        return (root, echoes) -> {
            JsonNode found = root.at(at);
            return Json.same(value, found) ? Optional.empty() : Optional.of(new Mismatch(words, Json.describe(found)));
        };
    }

    private static JsonCondition ofKind(String pointer, Kind kind) {
        JsonPointer at = JsonPointer.compile(pointer);
        String words = place(pointer) + " " + kind.name().toLowerCase(Locale.ROOT);
        return (root, echoes) -> {
            JsonNode found = root.at(at);
            boolean holds = switch (kind) {
                case OBJECT -> found.isObject();
                case ARRAY -> found.isArray();
                case STRING -> found.isString();
                case INTEGER -> Json.isInteger(found);
                case NUMBER -> found.isNumber();
                case BOOLEAN -> found.isBoolean();
                case NULL -> found.isNull();
            };
            return holds ? Optional.empty() : Optional.of(new Mismatch(words, Json.describe(found)));
        };
    }

    private static JsonCondition between(JsonBetween check) {
        JsonPointer at = JsonPointer.compile(check.pointer());
        String words = place(check.pointer()) + " from " + number(check.least()) + " to " + number(check.most());
        return (root, echoes) -> {
            JsonNode found = root.at(at);
            if (!found.isNumber()) {
                return Optional.of(new Mismatch(words, Json.describe(found)));
            }
            // As a double, which the limits are too: what is written alike is then alike.
            double number = found.decimalValue().doubleValue();
            if (number >= check.least() && number <= check.most()) {
                return Optional.empty();
            }
            return Optional.of(new Mismatch(words, number < check.least() ? "a lower number" : "a higher number"));
        };
    }

    private static JsonCondition forAll(ForAll check, List<Template> echoes) {
        JsonPointer at = JsonPointer.compile(check.pointer());
        JsonCondition each = all(check.each(), echoes);
        String every = "every item of " + place(check.pointer());
        return (root, texts) -> {
            JsonNode array = root.at(at);
            if (!array.isArray()) {
                return Optional.of(new Mismatch(place(check.pointer()) + " array", Json.describe(array)));
            }
            for (JsonNode item : array) {
                Optional<Mismatch> mismatch = each.mismatch(item, texts);
                if (mismatch.isPresent()) {
                    return mismatch.map(wrong -> wrong.in(every));
                }
            }
            return Optional.empty();
        };
    }

    private static String number(double number) {
        return number == Math.rint(number) && Math.abs(number) < 1e15
                ? Long.toString((long) number)
                : Double.toString(number);
    }
}
