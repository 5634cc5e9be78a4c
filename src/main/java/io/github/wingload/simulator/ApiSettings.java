package io.github.wingload.simulator;

import java.time.Duration;

/**
 * What can be set of an ML API.
 *
 * @param threads that work off requests in each replica; 1 or more
 * @param rateLimit of each client
 * @param cacheTtl how long an answer stays in the cache; zero for no cache
 */
public record ApiSettings(int threads, RateLimit rateLimit, Duration cacheTtl) {

    private static final RateLimit PUBLISHED = new RateLimit(100, Duration.ofMinutes(1));

    /** @throws IllegalArgumentException when a number is out of its range */
    public ApiSettings {
        if (threads < 1) {
            throw new IllegalArgumentException("threads is " + threads + "; it is 1 or more");
        }
        if (cacheTtl.isNegative()) {
            throw new IllegalArgumentException("cache_ttl is " + cacheTtl.toMillis() + " ms; it is zero or more");
        }
    }

    static ApiSettings of(Profile profile) {
        return profile == Profile.ML_API_TEXT
                ? new ApiSettings(4, PUBLISHED, Duration.ofHours(1))
                : new ApiSettings(4, RateLimit.NONE, Duration.ZERO);
    }
}
