package io.github.wingload.simulator.liftwing;

import io.github.wingload.simulator.http.AnswerTemplate;
import io.github.wingload.simulator.http.Json;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * The rules and answers of a model that takes a list of inputs, {@code instances}.
 *
 * @param most the most items
 * @param rules for each item
 * @param alike a field that must have the same value in all items
 * @param answer to each item
 * @param failed the answer to an invalid item; if empty, an invalid item makes the whole request invalid
 * @param partial true if missing revisions are listed as errors beside the answers to other items
 */
record ModelBatch(
        int most,
        InputRules rules,
        Optional<String> alike,
        AnswerTemplate answer,
        Optional<AnswerTemplate> failed,
        boolean partial) {

    static final String ITEMS = "instances";

    static ModelBatch of(JsonNode row) {
        return new ModelBatch(
                row.path("most").asInt(Integer.MAX_VALUE),
                InputRules.of(row),
                Optional.ofNullable(row.path("alike").stringValue(null)),
                new AnswerTemplate(row.path("answer")),
                row.has("failed") ? Optional.of(new AnswerTemplate(row.path("failed"))) : Optional.empty(),
                row.path("partial").asBoolean(false));
    }

    /** The problem that makes the whole request invalid; empty if there is none. */
    Optional<InputRules.Problem> problem(JsonNode items) {
        if (items.isMissingNode() || items.isNull()) {
            return Optional.of(InputRules.Problem.missing(ITEMS));
        }
        if (!items.isArray()) {
            return invalid("Expected \"" + ITEMS + "\" to be a list, got: " + Json.pythonType(items));
        }
        if (items.isEmpty() || items.size() > most) {
            return invalid("\"" + ITEMS + "\" has " + items.size() + " items, 1 to " + most + " are allowed.");
        }
        Optional<InputRules.Problem> ofItem = failed.isPresent()
                ? Optional.empty()
                : items.valueStream()
                        .flatMap(item -> rules.problem(item).stream())
                        .findFirst();
        return ofItem.or(() -> alike.filter(field -> items.valueStream()
                                .map(item -> item.path(field))
                                .distinct()
                                .count()
                        > 1)
                .flatMap(field -> invalid("All items need the same \"" + field + "\".")));
    }

    /** The answer to one item. */
    JsonNode prediction(String model, JsonNode item) {
        ModelValues values = new ModelValues(model, item);
        return rules.problem(item)
                .map(problem -> failed.orElseThrow().fill(values.with(problem)))
                .orElseGet(() -> answer.fill(values));
    }

    private static Optional<InputRules.Problem> invalid(String text) {
        return Optional.of(new InputRules.Problem(false, text));
    }
}
