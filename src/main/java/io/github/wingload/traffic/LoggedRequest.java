package io.github.wingload.traffic;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * A request of a log.
 *
 * @param startNs when it started, in nanoseconds since 1970, or since the start of the log
 * @param method {@code GET}; empty if the log does not say
 * @param path with the query, percent-encoded and without secrets; empty if the log does not say
 * @param key the key of a call of wingload; empty in other logs
 * @param status of the answer
 * @param ms how long it took
 * @param body what was sent, without secrets; empty if the log does not say
 */
record LoggedRequest(
        long startNs, String method, String path, String key, OptionalInt status, OptionalDouble ms, String body) {

    static final List<String> COLUMNS = List.of("time", "method", "path", "key", "status", "ms", "body");

    private static final int NS_DECIMALS = 9;
    private static final int US_DECIMALS = 6;

    /**
     * When a request started.
     *
     * @param endNs when it ended; empty if that is not known
     * @param ms how long it took; nothing if that is not known
     * @return empty if the end is not known, or if the start is before 1970 or the start of the log
     */
    static OptionalLong startNs(OptionalLong endNs, OptionalDouble ms) {
        return endNs.stream()
                .map(ns -> ns - Math.round(ms.orElse(0) * 1e6))
                .filter(ns -> ns >= 0)
                .findFirst();
    }

    List<String> cells() {
        return List.of(
                BigDecimal.valueOf(startNs, NS_DECIMALS)
                        .setScale(US_DECIMALS, RoundingMode.HALF_UP)
                        .toPlainString(),
                method,
                path,
                key,
                status.isPresent() ? Integer.toString(status.getAsInt()) : "",
                ms.isPresent()
                        ? BigDecimal.valueOf(Math.round(ms.getAsDouble() * 1e3), 3)
                                .toPlainString()
                        : "",
                body);
    }
}
