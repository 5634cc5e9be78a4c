package io.github.wingload.plan;

import java.time.Duration;
import java.util.regex.Pattern;

/**
 * How an answer shows that it came from a cache.
 *
 * <p>Only ok calls are hits or misses.
 */
public sealed interface CacheRule {

    /** As it is written, for example {@code header X-Cache =~ hit}. */
    String text();

    /** A hit if the pattern matches within the header's value, otherwise a miss; unknown without the header. */
    record HeaderMatches(String text, String header, Pattern pattern) implements CacheRule {

        @Override
        public boolean equals(Object other) {
            return other instanceof HeaderMatches rule
                    && text.equals(rule.text)
                    && header.equals(rule.header)
                    && Patterns.alike(pattern, rule.pattern);
        }

        @Override
        public int hashCode() {
            return text.hashCode();
        }
    }

    /** A hit if the value at the pointer equals this one, otherwise a miss; unknown without a value. */
    record JsonEquals(String text, String pointer, JsonScalar value) implements CacheRule {}

    /** A hit if the service time is below the limit, otherwise a miss. */
    record Below(String text, Duration time) implements CacheRule {}
}
