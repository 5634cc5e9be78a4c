package io.github.wingload.simulator;

import java.time.Duration;

/**
 * How many requests each client may make.
 *
 * @param requests in a window of time; 0 for as many as it likes
 * @param per length of the window, which starts with a client's first request; above zero unless there is no limit
 */
public record RateLimit(int requests, Duration per) {

    /** Every request is let in. */
    public static final RateLimit NONE = new RateLimit(0, Duration.ZERO);

    /** @throws IllegalArgumentException when a number is out of its range */
    public RateLimit {
        if (requests < 0 || requests > 0 && per.toMillis() <= 0) {
            throw new IllegalArgumentException(
                    "rate_limit is " + requests + " in " + per.toMillis() + " ms; both are above zero");
        }
    }

    boolean limits() {
        return requests > 0;
    }
}
