package io.github.wingload.simulator;

import static io.github.wingload.simulator.ModelServer.error;

import java.util.Set;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/**
 * How a KServe model server gets at the JSON object in a request's body, and what it says of a body without one. Which of
 * two texts it uses for broken JSON goes by the content type, and what is JSON but no object ends in an exception of its
 * own. Pure.
 */
final class KServeInput {

    private static final Set<String> PARSED_BY_FRAMEWORK = Set.of(
            "", "application/json", "application/cloudevents+json", "application/ld+json", "application/octet-stream");

    private KServeInput() {}

    /** @param model given the object, if there is one */
    static ModelReply reply(HttpRequest request, Function<JsonNode, ModelReply> model) {
        JsonNode input;
        try {
            input = Json.parse(request.body());
        } catch (Json.MalformedJsonException e) {
            return ModelReply.atOnce(malformed(request.contentType(), e.getMessage()));
        }
        if (!input.isObject()) {
            return ModelReply.atOnce(
                    error(500, "AttributeError : '" + PythonText.typeOf(input) + "' object has no attribute 'get'"));
        }
        return model.apply(input);
    }

    private static HttpAnswer malformed(String contentType, String where) {
        return PARSED_BY_FRAMEWORK.contains(contentType)
                ? error(400, "Unrecognized request format: " + where)
                : error(400, "Please verify that request input is a json dict");
    }
}
