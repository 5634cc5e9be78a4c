package io.github.wingload.simulator.http;

import io.github.wingload.simulator.queue.EventQueue;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** A backend without its server: requests at given times, and what came back when. */
public final class Exchanges {

    private final EventQueue events = new EventQueue();
    private final Backend backend;
    private final List<Reply> replies = new ArrayList<>();

    public Exchanges(Function<EventQueue, Backend> backend) {
        this.backend = backend.apply(events);
    }

    /** Sends a request at a time, in milliseconds; times must not fall. */
    public void send(long atMs, HttpRequest request) {
        long startNs = atMs * 1_000_000;
        events.runUntil(startNs);
        int index = replies.size();
        replies.add(null);
        backend.serve(
                request, "127.0.0.1", (answer, atNs) -> replies.set(index, new Reply(answer, (atNs - startNs) / 1e6)));
    }

    /** Sends one and waits for its answer. */
    public Reply ask(HttpRequest request) {
        send(events.nowNs() / 1_000_000 + 1, request);
        return all().get(replies.size() - 1);
    }

    /** All of them, once all are answered. */
    public List<Reply> all() {
        while (replies.contains(null)) {
            events.runUntil(events.nextNs());
        }
        return replies;
    }

    public void pass(long ms) {
        events.runUntil(events.nowNs() + ms * 1_000_000);
    }

    public static HttpRequest post(String path, String body) {
        return request("POST", path, Map.of("Content-Type", "application/json"), body);
    }

    public static HttpRequest get(String target) {
        return request("GET", target, Map.of(), "");
    }

    public static HttpRequest request(String method, String target, Map<String, String> headers, String body) {
        Map<String, String> byLowerCaseName = new HashMap<>();
        headers.forEach((name, value) -> byLowerCaseName.put(name.toLowerCase(Locale.ROOT), value));
        return new HttpRequest(method, target, true, byLowerCaseName, body.getBytes(StandardCharsets.UTF_8));
    }

    /** @param tookMs from sending to answer */
    public record Reply(HttpAnswer answer, double tookMs) {

        public int status() {
            return answer.status();
        }

        public String body() {
            return new String(answer.body(), StandardCharsets.UTF_8);
        }

        public String headers() {
            return answer.moreHeaders();
        }
    }
}
