package io.github.wingload.simulator.liftwing;

import io.github.wingload.simulator.http.Json;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * The rules for the input of a model.
 *
 * @param exactlyOneOf groups of fields; the input must have exactly one field of each group
 * @param nothingElse true if unknown fields are refused
 */
record InputRules(List<ModelField> fields, List<List<String>> exactlyOneOf, boolean nothingElse) {

    /** Reads the rules from a row of the table of models, or from the part of a row for the items of a batch. */
    static InputRules of(JsonNode row) {
        return new InputRules(
                row.path("fields")
                        .propertyStream()
                        .map(field ->
                                ModelField.of(field.getKey(), field.getValue().stringValue()))
                        .toList(),
                row.path("exactly_one_of")
                        .valueStream()
                        .map(group ->
                                group.valueStream().map(JsonNode::stringValue).toList())
                        .toList(),
                row.path("nothing_else").asBoolean(false));
    }

    /** The first rule that the input breaks; empty if it is valid. */
    Optional<Problem> problem(JsonNode input) {
        if (!input.isObject()) {
            return Optional.of(new Problem(false, "Expected an object, got: " + Json.pythonText(input)));
        }
        return Stream.of(
                        fields.stream().flatMap(field -> field.problem(input).stream()),
                        exactlyOneOf.stream()
                                .filter(group ->
                                        group.stream().filter(input::hasNonNull).count() != 1)
                                .map(group -> new Problem(
                                        group.stream().noneMatch(input::hasNonNull),
                                        "Exactly one of " + String.join(", ", group) + " is needed.")),
                        unknown(input))
                .flatMap(problems -> problems)
                .findFirst();
    }

    private Stream<Problem> unknown(JsonNode input) {
        return nothingElse
                ? input.propertyNames().stream()
                        .filter(name ->
                                fields.stream().noneMatch(field -> field.name().equals(name)))
                        .map(name -> new Problem(false, "Extra inputs are not permitted: " + name))
                : Stream.empty();
    }

    /**
     * Why a model refuses an input.
     *
     * @param missing true if a required field is missing
     * @param text the message for the client
     */
    record Problem(boolean missing, String text) {

        static Problem missing(String name) {
            return new Problem(true, "Missing \"" + name + "\" in input data.");
        }
    }
}
