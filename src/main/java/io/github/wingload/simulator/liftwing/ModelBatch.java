package io.github.wingload.simulator.liftwing;

import io.github.wingload.simulator.http.AnswerTemplate;
import io.github.wingload.simulator.http.Json;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * That a model takes a list of inputs, {@code instances}, and what it makes of them.
 *
 * @param most items
 * @param rules for each item
 * @param alike a field that all items agree in
 * @param answer to each item
 * @param failed the answer to an item that breaks the rules; without one such an item spoils the whole request
 * @param partial whether missing revisions are listed as errors while there is another item to answer
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

    /** What is wrong with the list as a whole, or with an item that spoils it. */
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

    /** Of an item that is allowed here. */
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
