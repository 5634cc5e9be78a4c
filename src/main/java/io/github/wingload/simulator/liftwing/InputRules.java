package io.github.wingload.simulator.liftwing;

import io.github.wingload.simulator.http.Json;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * What an object that is given to a model has to be.
 *
 * @param exactlyOneOf groups of fields of which one is there
 * @param nothingElse whether unknown fields are refused
 */
record InputRules(List<ModelField> fields, List<List<String>> exactlyOneOf, boolean nothingElse) {

    /** From a row of the table of models, or from the part of it that is about the items of a batch. */
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

    /** The first that is wrong. */
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
     * @param missing whether a required part is missing altogether
     * @param text for the client
     */
    record Problem(boolean missing, String text) {

        static Problem missing(String name) {
            return new Problem(true, "Missing \"" + name + "\" in input data.");
        }
    }
}
