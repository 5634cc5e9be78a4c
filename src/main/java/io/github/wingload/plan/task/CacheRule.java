package io.github.wingload.plan.task;

import java.time.Duration;

/**
 * How an answer shows that it came from a cache.
 *
 * <p>Only ok calls are hits or misses.
 */
public sealed interface CacheRule {

    /** The rule as in the scenario, for example {@code header X-Cache =~ hit}. */
    String text();

    /** A hit if the regular expression finds a match in the header's value, otherwise a miss; unknown without the header. */
    record HeaderMatches(String text, String header, String pattern) implements CacheRule {}

    /** A hit if the value at the pointer equals this one, otherwise a miss; unknown without a value. */
    record JsonEquals(String text, String pointer, JsonScalar value) implements CacheRule {}

    /** A hit if the service time is below the limit, otherwise a miss. */
    record Below(String text, Duration time) implements CacheRule {}
}
