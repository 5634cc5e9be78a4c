package io.github.wingload.simulator;

import java.util.List;

/**
 * The model server of revertrisk-wikidata: what it answers on each of its paths, without any of the time that it takes.
 *
 * <p>Two error envelopes, as in the original: {@code error} for what the model server reports and {@code detail} for what
 * its web framework or the model does. Pure.
 */
final class ModelServer {

    static final String MODEL = "revertrisk-wikidata";

    private static final KServeRoutes ROUTES = new KServeRoutes(List.of(MODEL));

    private ModelServer() {}

    static ModelReply reply(HttpRequest request) {
        return ROUTES.model(request).isPresent()
                ? RevertRisk.reply(request)
                : ModelReply.atOnce(ROUTES.answer(request));
    }

    static HttpAnswer error(int status, String text) {
        return Json.object(status, "error", text);
    }

    static HttpAnswer detail(int status, String text) {
        return Json.object(status, "detail", text);
    }
}
