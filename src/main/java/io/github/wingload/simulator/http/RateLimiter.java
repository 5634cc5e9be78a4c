package io.github.wingload.simulator.http;

import io.github.wingload.plan.target.SimulatorTarget.RateLimit;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Limits the requests of each client in a window, which opens with the client's first request. After a window has closed, the
 * next request opens another. Refused requests do not count.
 */
public final class RateLimiter {

    private static final long SECOND_NS = 1_000_000_000L;

    private final RateLimit limit;
    private final long windowNs;

    /** In order of opening, which is also the order of closing. */
    private final Map<String, Window> windows = new LinkedHashMap<>();

    public RateLimiter(RateLimit limit) {
        this.limit = limit;
        this.windowNs = limit.per().toNanos();
    }

    public Decision ask(String client, long nowNs) {
        if (limit.requests() == 0) {
            return new Decision(true, "");
        }
        forgetClosed(nowNs);
        Window window = windows.computeIfAbsent(client, name -> new Window(nowNs + windowNs, limit.requests()));
        boolean allowed = window.left > 0;
        if (allowed) {
            window.left--;
        }
        // Rounded up, so that a client that waits this long is accepted.
        long secondsToNext = (window.closesNs - nowNs + SECOND_NS - 1) / SECOND_NS;
        String headers = "x-ratelimit-limit: " + limit.requests() + "\r\nx-ratelimit-remaining: " + window.left
                + "\r\nx-ratelimit-reset: " + secondsToNext + "\r\n";
        return new Decision(allowed, allowed ? headers : headers + "retry-after: " + secondsToNext + "\r\n");
    }

    private void forgetClosed(long nowNs) {
        Iterator<Window> oldestFirst = windows.values().iterator();
        while (oldestFirst.hasNext() && oldestFirst.next().closesNs <= nowNs) {
            oldestFirst.remove();
        }
    }

    /** @param headers that describe the client's limit, each with its line end */
    public record Decision(boolean allowed, String headers) {}

    private static final class Window {
        private final long closesNs;
        private int left;

        private Window(long closesNs, int left) {
            this.closesNs = closesNs;
            this.left = left;
        }
    }
}
