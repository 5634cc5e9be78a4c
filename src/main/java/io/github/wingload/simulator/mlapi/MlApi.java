package io.github.wingload.simulator.mlapi;

import io.github.wingload.plan.target.SimulatorTarget.RateLimit;
import io.github.wingload.simulator.http.Backend;
import io.github.wingload.simulator.http.Caller;
import io.github.wingload.simulator.http.HttpAnswer;
import io.github.wingload.simulator.http.HttpRequest;
import io.github.wingload.simulator.http.Json;
import io.github.wingload.simulator.http.RateLimiter;
import io.github.wingload.simulator.queue.EventQueue;
import io.github.wingload.simulator.queue.Lognormal;
import io.github.wingload.simulator.queue.RandomStream;
import io.github.wingload.simulator.queue.WorkerThreads;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.ObjLongConsumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A web service around one model, with a rate limit for each client, a cache of answers, and a few threads that predict. Any
 * number of requests may wait for a thread, so a load above the capacity of the threads shows as latency.
 *
 * <p>A client is its address, or the first address in {@code X-Forwarded-For}, as behind a load balancer. Health and metrics
 * have no rate limit.
 */
public final class MlApi implements Backend {

    private static final int LONGEST_BODY_BYTES = 1 << 16;
    private static final String HEALTH = "/health";
    private static final String METRICS = "/metrics";
    private static final String ANALYTICS = "/analytics/";
    private static final String UNKNOWN = "other";
    private static final Lognormal HEALTH_NS = new Lognormal(5e6, 0.53);
    private static final Lognormal ANALYTICS_NS = new Lognormal(12e6, 0.56);
    private static final Lognormal CACHE_HIT_NS = new Lognormal(8.25e6, 0.25);

    private final EventQueue events;
    private final Setup setup;
    private final RateLimiter limiter;
    private final AnswerCache cache;
    private final WorkerThreads threads;
    private final ApiFigures figures;
    private final Random times;

    public MlApi(Setup setup, long seed, EventQueue events) {
        this.events = events;
        this.setup = setup;
        this.limiter = new RateLimiter(setup.rateLimit());
        this.cache = new AnswerCache(setup.cacheTtl());
        this.threads = new WorkerThreads(setup.replicas() * setup.threads(), events);
        this.figures = new ApiFigures(setup.replicas(), setup.timeScale());
        this.times = RandomStream.DEMAND.of(seed);
    }

    @Override
    public void serve(HttpRequest request, Caller caller) {
        Optional<ApiRoute> prediction = setup.routes().stream()
                .filter(known -> known.path().equals(request.path()))
                .findFirst();
        String route = prediction.map(ApiRoute::path).orElseGet(() -> otherRoute(request.path()));
        figures.received();
        ObjLongConsumer<HttpAnswer> counted = (answer, atNs) -> {
            figures.answered(request.method(), route, answer.status());
            caller.answer(answer, atNs);
        };
        if (route.equals(UNKNOWN)) {
            now(error(404, "Not found: " + request.path()), counted);
        } else if (!request.method().equals(prediction.isPresent() ? "POST" : "GET")) {
            now(error(405, "Method not allowed: " + request.method()), counted);
        } else if (route.equals(METRICS)) {
            now(figures.exposition(threads.busyNs(events.nowNs()), cache.size()), counted);
        } else if (route.equals(HEALTH)) {
            after(HEALTH_NS, HttpAnswer.json(200, "{\"status\":\"ok\"}"), counted);
        } else {
            limited(request, prediction, caller.address(), counted);
        }
    }

    /** The path without its variable parts. */
    private static String otherRoute(String path) {
        if (path.equals(HEALTH) || path.equals(METRICS)) {
            return path;
        }
        return path.startsWith(ANALYTICS) && path.length() > ANALYTICS.length() ? ANALYTICS + "*" : UNKNOWN;
    }

    private void limited(
            HttpRequest request, Optional<ApiRoute> prediction, String from, ObjLongConsumer<HttpAnswer> answered) {
        String client = request.header("x-forwarded-for")
                .map(list -> list.split(",", 2)[0].trim())
                .orElse(from);
        RateLimiter.Decision decision = limiter.ask(client, events.nowNs());
        ObjLongConsumer<HttpAnswer> limited =
                (answer, atNs) -> answered.accept(answer.withHeaders(decision.headers()), atNs);
        if (!decision.allowed()) {
            RateLimit limit = setup.rateLimit();
            BigDecimal seconds = BigDecimal.valueOf(limit.per().toMillis(), 3).stripTrailingZeros();
            String text = limit.requests() + " per " + seconds.toPlainString() + " s";
            now(error(429, "Rate limit exceeded: " + text), limited);
        } else if (prediction.isPresent()) {
            predict(request, prediction.get(), limited);
        } else {
            after(ANALYTICS_NS, analytics(request.path().substring(ANALYTICS.length())), limited);
        }
    }

    private void predict(HttpRequest request, ApiRoute route, ObjLongConsumer<HttpAnswer> answered) {
        JsonNode input;
        ObjectNode answer;
        try {
            input = input(request);
            answer = route.predict(input);
        } catch (InvalidInput e) {
            now(e.answer(), answered);
            return;
        }
        Question question = new Question(route.path(), input);
        boolean known = cache.has(question, events.nowNs());
        if (cache.keeps()) {
            figures.lookedUp(known);
            answer.put("cached", known);
        }
        HttpAnswer body = HttpAnswer.json(200, Json.bytes(answer))
                .withHeaders(cache.keeps() ? "x-cache: " + (known ? "hit" : "miss") + "\r\n" : "");
        if (known) {
            after(CACHE_HIT_NS, body, answered);
        } else {
            threads.add(events.nowNs(), scaled(route.workNs()), doneNs -> {
                cache.keep(question, doneNs);
                answered.accept(body, doneNs);
            });
        }
    }

    private static JsonNode input(HttpRequest request) throws InvalidInput {
        String type = request.contentType().split(";", 2)[0].trim();
        if (!type.equalsIgnoreCase("application/json")) {
            throw new InvalidInput("Content-Type has to be application/json, not '" + type + "'");
        }
        int length = request.body().length;
        if (length > LONGEST_BODY_BYTES) {
            throw new InvalidInput(
                    "Request body is too large: " + length + " bytes, not at most " + LONGEST_BODY_BYTES);
        }
        try {
            JsonNode input = Json.parse(request.body());
            if (!input.isObject()) {
                throw new InvalidInput("Request body has to be a JSON object, not " + Json.pythonType(input));
            }
            return input;
        } catch (Json.MalformedJsonException e) {
            throw new InvalidInput("Invalid JSON: " + e.found());
        }
    }

    private HttpAnswer analytics(String name) {
        ObjectNode report = Json.newObject();
        report.put("report", name);
        report.put("requests", figures.answered());
        report.put("cache_hit_rate", figures.hitRate());
        return HttpAnswer.json(200, Json.bytes(report));
    }

    private void now(HttpAnswer answer, ObjLongConsumer<HttpAnswer> answered) {
        answered.accept(answer, events.nowNs());
    }

    private void after(Lognormal timeNs, HttpAnswer answer, ObjLongConsumer<HttpAnswer> answered) {
        events.at(events.nowNs() + scaled(timeNs), atNs -> answered.accept(answer, atNs));
    }

    private long scaled(Lognormal timeNs) {
        return Math.round(timeNs.draw(times) * setup.timeScale());
    }

    private static HttpAnswer error(int status, String text) {
        return Json.object(status, "error", text);
    }

    /** The key of the cache; equal JSON values are equal whatever their spelling. */
    private record Question(String path, JsonNode input) {}

    /**
     * The settings of an ML API.
     *
     * @param replicas 1 or more
     * @param threads of each replica that predict; 1 or more
     * @param timeScale factor of every service time
     */
    public record Setup(
            List<ApiRoute> routes,
            int replicas,
            int threads,
            double timeScale,
            RateLimit rateLimit,
            Duration cacheTtl) {}
}
