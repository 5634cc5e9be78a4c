package io.github.wingload.simulator.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A request as received.
 *
 * @param target path and query as sent, such as {@code /v3/scores/enwiki?models=damaging}
 * @param takesChunks true if the client understands bodies in chunks, as all of HTTP/1.1 do
 * @param keepAlive true if the client wants to keep the connection
 * @param headers values by lower-case name; of several headers of one name, the first
 * @param body its bytes; not copied, so they must not be changed
 */
public record HttpRequest(
        String method,
        String target,
        boolean takesChunks,
        boolean keepAlive,
        Map<String, String> headers,
        byte[] body) {

    /** Stands for bytes that are not a request. */
    static final HttpRequest UNREADABLE = new HttpRequest("", "/", false, false, Map.of(), new byte[0]);

    public boolean isGet() {
        return method.equals("GET");
    }

    public boolean isPost() {
        return method.equals("POST");
    }

    /** True if the answer to it has a body. */
    boolean wantsBody() {
        return !method.equals("HEAD");
    }

    /** The target without its query. */
    public String path() {
        int query = target.indexOf('?');
        return query < 0 ? target : target.substring(0, query);
    }

    /** The decoded values of the query by name; the last value of a name that occurs more than once. */
    public Map<String, String> query() {
        Map<String, String> values = new LinkedHashMap<>();
        for (String pair :
                target.substring(path().length()).replaceFirst("^\\?", "").split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                values.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
            }
        }
        return values;
    }

    /** The first header of that name; the name is not case-sensitive. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }

    /** The content type as sent; empty if there was none. */
    public String contentType() {
        return header("content-type").orElse("");
    }

    /** Text that is not encoded correctly is returned unchanged. */
    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }
}
