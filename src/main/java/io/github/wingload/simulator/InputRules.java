package io.github.wingload.simulator;

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
    Optional<InputProblem> problem(JsonNode input) {
        if (!input.isObject()) {
            return Optional.of(new InputProblem(false, "Expected an object, got: " + PythonText.of(input)));
        }
        return Stream.of(
                        fields.stream().flatMap(field -> field.problem(input).stream()),
                        exactlyOneOf.stream()
                                .filter(group ->
                                        group.stream().filter(input::hasNonNull).count() != 1)
                                .map(group -> new InputProblem(
                                        group.stream().noneMatch(input::hasNonNull),
                                        "Exactly one of " + String.join(", ", group) + " is needed.")),
                        unknown(input))
                .flatMap(problems -> problems)
                .findFirst();
    }

    private Stream<InputProblem> unknown(JsonNode input) {
        return nothingElse
                ? input.propertyNames().stream()
                        .filter(name ->
                                fields.stream().noneMatch(field -> field.name().equals(name)))
                        .map(name -> new InputProblem(false, "Extra inputs are not permitted: " + name))
                : Stream.empty();
    }
}
