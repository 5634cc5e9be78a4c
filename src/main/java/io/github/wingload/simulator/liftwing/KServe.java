package io.github.wingload.simulator.liftwing;

import io.github.wingload.simulator.http.HttpAnswer;
import io.github.wingload.simulator.http.HttpRequest;
import io.github.wingload.simulator.http.Json;
import java.util.Set;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/**
 * What all KServe model servers have in common: a request's body is a JSON object, and errors have one of two envelopes.
 *
 * <p>{@code error} is for what the model server reports, {@code detail} for what its web framework or the model reports. The
 * content type decides which of two texts reports broken JSON; JSON that is not an object causes an exception of its own. Pure.
 */
final class KServe {

    private static final Set<String> PARSED_BY_FRAMEWORK = Set.of(
            "", "application/json", "application/cloudevents+json", "application/ld+json", "application/octet-stream");

    private KServe() {}

    /** @param model makes the reply to a JSON object */
    static ModelReply reply(HttpRequest request, Function<JsonNode, ModelReply> model) {
        JsonNode input;
        try {
            input = Json.parse(request.body());
        } catch (Json.MalformedJsonException e) {
            return ModelReply.atOnce(malformed(request.contentType(), e.found()));
        }
        if (!input.isObject()) {
            return ModelReply.atOnce(
                    error(500, "AttributeError : '" + Json.pythonType(input) + "' object has no attribute 'get'"));
        }
        return model.apply(input);
    }

    private static HttpAnswer malformed(String contentType, String where) {
        return PARSED_BY_FRAMEWORK.contains(contentType)
                ? error(400, "Unrecognized request format: " + where)
                : error(400, "Please verify that request input is a json dict");
    }

    static HttpAnswer error(int status, String text) {
        return Json.object(status, "error", text);
    }

    static HttpAnswer detail(int status, String text) {
        return Json.object(status, "detail", text);
    }
}
