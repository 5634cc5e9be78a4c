package io.github.wingload.simulator;

import java.util.Set;

/**
 * The routes of the model server and what it answers on each, without any of the time that it takes.
 *
 * <p>Two error envelopes, as in the original: {@code error} for what the model server reports and {@code detail} for what
 * its web framework or the model does. Pure.
 */
final class ModelServer {

    static final String MODEL = "revertrisk-wikidata";

    private static final String MODELS = "/v1/models";
    private static final String PREDICT = ":predict";
    private static final Set<String> FIXED = Set.of("/", MODELS, "/v2/health/live", "/v2/health/ready");

    private ModelServer() {}

    static ModelReply reply(HttpRequest request) {
        String path = request.path();
        if (FIXED.contains(path)) {
            return ModelReply.atOnce(request.isGet() ? status(path) : methodNotAllowed());
        }
        String name = path.startsWith(MODELS + "/") ? path.substring(MODELS.length() + 1) : "";
        if (name.isEmpty() || name.contains("/")) {
            return ModelReply.atOnce(detail(404, "Not Found"));
        }
        if (request.isGet()) {
            return ModelReply.atOnce(readiness(name));
        }
        if (!request.isPost() || !name.endsWith(PREDICT)) {
            return ModelReply.atOnce(methodNotAllowed());
        }
        String model = name.substring(0, name.length() - PREDICT.length());
        return model.equals(MODEL) ? RevertRisk.reply(request) : ModelReply.atOnce(noSuchModel(model));
    }

    private static HttpAnswer status(String path) {
        return HttpAnswer.json(
                200,
                switch (path) {
                    case "/" -> "{\"status\":\"alive\"}";
                    case MODELS -> "{\"models\":[\"" + MODEL + "\"]}";
                    case "/v2/health/live" -> "{\"live\":true}";
                    default -> "{\"ready\":true}";
                });
    }

    /** Also what a GET of {@code NAME:predict} comes to: the colon is part of the name there. */
    private static HttpAnswer readiness(String name) {
        return name.equals(MODEL)
                ? HttpAnswer.json(200, "{\"name\":\"" + MODEL + "\",\"ready\":true}")
                : noSuchModel(name);
    }

    private static HttpAnswer noSuchModel(String name) {
        return error(404, "Model with name " + name + " does not exist.");
    }

    private static HttpAnswer methodNotAllowed() {
        return detail(405, "Method Not Allowed");
    }

    static HttpAnswer error(int status, String text) {
        return Json.object(status, "error", text);
    }

    static HttpAnswer detail(int status, String text) {
        return Json.object(status, "detail", text);
    }
}
