package io.github.wingload.simulator.liftwing;

import static io.github.wingload.simulator.liftwing.KServe.detail;
import static io.github.wingload.simulator.liftwing.KServe.error;

import io.github.wingload.simulator.http.HttpAnswer;
import io.github.wingload.simulator.http.HttpRequest;
import io.github.wingload.simulator.http.Json;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The paths of KServe model servers, and the answers to requests that are not predictions. Pure. */
final class KServeRoutes {

    private static final String MODELS = "/v1/models";
    private static final String PREDICT = ":predict";
    private static final Set<String> FIXED = Set.of("/", MODELS, "/v2/health/live", "/v2/health/ready");

    private final Set<String> names;

    /** @param names of the models, in the order in which they are listed */
    KServeRoutes(Collection<String> names) {
        this.names = new LinkedHashSet<>(names);
    }

    /** The model that a prediction request names; empty for other requests and unknown models. */
    Optional<String> model(HttpRequest request) {
        String name = name(request.path());
        return request.isPost() && name.endsWith(PREDICT)
                ? Optional.of(withoutVerb(name)).filter(names::contains)
                : Optional.empty();
    }

    /** The answer to any other request. */
    HttpAnswer answer(HttpRequest request) {
        String path = request.path();
        if (FIXED.contains(path)) {
            return request.isGet() ? status(path) : methodNotAllowed();
        }
        String name = name(path);
        if (name.isEmpty() || name.contains("/")) {
            return detail(404, "Not Found");
        }
        if (request.isGet()) {
            return readiness(name);
        }
        return request.isPost() && name.endsWith(PREDICT) ? noSuchModel(withoutVerb(name)) : methodNotAllowed();
    }

    static HttpAnswer methodNotAllowed() {
        return detail(405, "Method Not Allowed");
    }

    private HttpAnswer status(String path) {
        return switch (path) {
            case "/" -> HttpAnswer.json(200, "{\"status\":\"alive\"}");
            case MODELS -> Json.object(200, Map.of("models", List.copyOf(names)));
            case "/v2/health/live" -> HttpAnswer.json(200, "{\"live\":true}");
            default -> HttpAnswer.json(200, "{\"ready\":true}");
        };
    }

    /** A GET of {@code NAME:predict} gets this answer too, with the verb as part of the name. */
    private HttpAnswer readiness(String name) {
        return names.contains(name)
                ? HttpAnswer.json(200, "{\"name\":\"" + name + "\",\"ready\":true}")
                : noSuchModel(name);
    }

    private static HttpAnswer noSuchModel(String name) {
        return error(404, "Model with name " + name + " does not exist.");
    }

    private static String name(String path) {
        return path.startsWith(MODELS + "/") ? path.substring(MODELS.length() + 1) : "";
    }

    private static String withoutVerb(String name) {
        return name.substring(0, name.length() - PREDICT.length());
    }
}
