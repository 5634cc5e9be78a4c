package io.github.wingload.live;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A request of a browser that has passed the {@link Gate}.
 *
 * @param method {@code GET} or {@code POST}
 * @param path below the token, such as {@code /run}
 * @param fields of the query or of the form, each once
 */
public record Ask(String method, String path, Map<String, String> fields) {

    /** The value of a field; empty if it was not sent. */
    public String field(String name) {
        return fields.getOrDefault(name, "").strip();
    }

    /** The fields of {@code a=1&b=2}; of several of one name, the last counts. */
    static Map<String, String> fields(String encoded) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String pair : encoded.split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                fields.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
            }
        }
        return fields;
    }

    /** @throws IllegalArgumentException if it is not percent-encoded text */
    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
