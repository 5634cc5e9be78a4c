package io.github.wingload.simulator;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A backend without its server: requests at given times, and what came back when. */
final class Exchanges {

    private final EventQueue events = new EventQueue();
    private final Backend backend;
    private final List<Reply> replies = new ArrayList<>();

    Exchanges(SimulatorSettings settings) {
        this.backend = settings.profile().family() == Profile.Family.ML_API
                ? new MlApi(settings, events)
                : new LiftWing(settings, events);
    }

    /** Sends a request at a time, in milliseconds; times must not fall. */
    void send(long atMs, HttpRequest request) {
        long startNs = atMs * 1_000_000;
        events.runUntil(startNs);
        int index = replies.size();
        replies.add(null);
        backend.serve(
                request, "127.0.0.1", (answer, atNs) -> replies.set(index, new Reply(answer, (atNs - startNs) / 1e6)));
    }

    /** Sends one and waits for its answer. */
    Reply ask(HttpRequest request) {
        send(events.nowNs() / 1_000_000 + 1, request);
        return all().get(replies.size() - 1);
    }

    /** All of them, once all are answered. */
    List<Reply> all() {
        while (replies.contains(null)) {
            events.runUntil(events.nextNs());
        }
        return replies;
    }

    void pass(long ms) {
        events.runUntil(events.nowNs() + ms * 1_000_000);
    }

    static HttpRequest post(String path, String body) {
        return request("POST", path, Map.of("Content-Type", "application/json"), body);
    }

    static HttpRequest get(String target) {
        return request("GET", target, Map.of(), "");
    }

    static HttpRequest request(String method, String target, Map<String, String> headers, String body) {
        StringBuilder head = new StringBuilder(method + " " + target + " HTTP/1.1\r\n");
        headers.forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
        return new HttpRequest(
                method,
                target.split("\\?")[0],
                headers.getOrDefault("Content-Type", ""),
                true,
                head + "\r\n",
                body.getBytes(StandardCharsets.UTF_8));
    }

    /** @param tookMs from sending to answer */
    record Reply(HttpAnswer answer, double tookMs) {

        int status() {
            return answer.status();
        }

        String body() {
            return new String(answer.body(), StandardCharsets.UTF_8);
        }

        String headers() {
            return answer.moreHeaders();
        }
    }
}
