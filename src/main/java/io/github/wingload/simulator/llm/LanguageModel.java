package io.github.wingload.simulator.llm;

import io.github.wingload.plan.target.SimulatorTarget.Fault;
import io.github.wingload.simulator.http.Backend;
import io.github.wingload.simulator.http.Caller;
import io.github.wingload.simulator.http.HttpAnswer;
import io.github.wingload.simulator.http.HttpRequest;
import io.github.wingload.simulator.http.Json;
import io.github.wingload.simulator.http.RateLimiter;
import io.github.wingload.simulator.queue.EventQueue;
import io.github.wingload.simulator.queue.RandomStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * A language model behind the paths of OpenAI's API, as LiftWing has them inside and outside its network. It takes any name of a
 * model. One {@link BatchEngine} makes all answers, so requests delay each other.
 */
public final class LanguageModel implements Backend {

    private static final Pattern PATH = Pattern.compile(
            "(?:/openai|/service/lw/inference/v1/models/[^/]+/openai)?/v1/((?:chat/)?completions|models)");
    private static final String METRICS = "/metrics";
    private static final String HEALTH = "/health";

    private static final String LIMITED =
            "You are making too many requests to the API. Please slow down, or identify your client.";
    private static final HttpAnswer EDGE_PAGE = HttpAnswer.text(
                    400,
                    "<!DOCTYPE html>\n<html lang=\"en\">\n<title>Wikimedia Error</title>\n<p>Error: 400, Bad Request</p>\n</html>\n")
            .withContentType("text/html; charset=utf-8");
    private static final HttpAnswer NO_SERVER = HttpAnswer.text(
            503, "upstream connect error or disconnect/reset before headers. reset reason: connection failure");

    private final LlmSetup setup;
    private final Traits traits;
    private final EventQueue events;
    private final BatchEngine engine;
    private final PrefixCache cache;
    private final RateLimiter limiter;
    private final LlmFigures figures = new LlmFigures();
    private final Random gateway;
    private final Random moments;
    private final long seed;
    private long accepted;

    public LanguageModel(LlmSetup setup, long seed, EventQueue events) {
        this.setup = setup;
        this.traits = Traits.of(setup.shape());
        this.events = events;
        this.engine = new BatchEngine(setup.engine(), RandomStream.STEP.of(seed), events);
        this.cache = new PrefixCache(setup.engine().blocks());
        this.limiter = new RateLimiter(setup.rateLimit());
        this.gateway = RandomStream.GATEWAY.of(seed);
        this.moments = RandomStream.TOKEN.of(seed);
        this.seed = seed;
    }

    @Override
    public void serve(HttpRequest request, Caller caller) {
        Matcher path = PATH.matcher(request.path());
        if (path.matches() && !path.group(1).equals("models")) {
            if (request.isPost()) {
                throughGateway(request, path.group(1).startsWith("chat"), caller);
            } else {
                now(Json.object(405, "detail", "Method Not Allowed"), caller);
            }
        } else if (!request.isGet()) {
            now(Json.object(404, "detail", "Not Found"), caller);
        } else if (path.matches()) {
            now(models(), caller);
        } else if (request.path().equals(METRICS)) {
            now(figures.exposition(engine), caller);
        } else if (request.path().equals(HEALTH)) {
            now(HttpAnswer.text(200, ""), caller);
        } else {
            now(Json.object(404, "detail", "Not Found"), caller);
        }
    }

    private void throughGateway(HttpRequest request, boolean chat, Caller caller) {
        if (!limiter.ask(caller.address(), events.nowNs()).allowed()) {
            now(HttpAnswer.text(429, LIMITED), caller);
        } else if (happens(Fault.HTML_400)) {
            now(EDGE_PAGE, caller);
        } else if (happens(Fault.BUSY_503)) {
            now(NO_SERVER, caller);
        } else {
            complete(request, chat, caller);
        }
    }

    /** Draws for every request, whatever happens to it, so that its fate does not depend on other settings. */
    private boolean happens(Fault fault) {
        return gateway.nextDouble() < setup.faults().getOrDefault(fault, 0.0);
    }

    private void complete(HttpRequest request, boolean chat, Caller caller) {
        CompletionRequest asked;
        try {
            JsonNode body = Json.parse(request.body());
            asked = CompletionRequest.of(chat, body, traits, setup.longest());
        } catch (Json.MalformedJsonException e) {
            now(invalid("Invalid JSON: " + e.found()), caller);
            return;
        } catch (CompletionRequest.Invalid e) {
            now(invalid(e.reason()), caller);
            return;
        }
        accepted++;
        long number = 1_000_003 * seed + accepted;
        new Completion(setup, asked, caller, number, cache, figures, moments, events).start(engine);
    }

    private HttpAnswer invalid(String message) {
        if (traits.textErrors()) {
            return Json.object(400, "error", message);
        }
        Map<String, Object> error = new LinkedHashMap<>();
        error.put("message", message);
        error.put("type", "BadRequestError");
        error.put("param", null);
        error.put("code", 400);
        return Json.object(400, Map.of("error", error));
    }

    private HttpAnswer models() {
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("id", LlmFigures.MODEL);
        model.put("object", "model");
        model.put("max_model_len", setup.maxModelLen());
        Map<String, Object> list = new LinkedHashMap<>();
        list.put("object", "list");
        list.put("data", List.of(model));
        return Json.object(200, list);
    }

    private void now(HttpAnswer answer, Caller caller) {
        caller.answer(answer, events.nowNs());
    }
}
