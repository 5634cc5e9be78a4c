package io.github.wingload.simulator;

import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/**
 * How a model says no.
 *
 * @param envelope {@code error} or {@code detail}: the member that the text is in
 * @param text with placeholders
 */
record Refusal(int status, String envelope, String text) {

    /** @param row of the table, of which what is not there is as most models have it */
    static Refusal of(JsonNode row, String text) {
        return new Refusal(
                row.path("status").asInt(400),
                row.path("envelope").asString("error"),
                row.path("text").asString(text));
    }

    HttpAnswer answer(Function<String, JsonNode> values) {
        return Json.object(status, envelope, AnswerTemplate.fill(text, values));
    }
}
