package io.github.wingload.simulator.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A request as it came over the wire.
 *
 * @param path the target without its query
 * @param contentType as sent; empty when there was none
 * @param keepAlive whether the client wants to keep the connection
 * @param head request line and header lines with their line ends and the empty line, one character for each byte
 * @param body its bytes; not copied, so they must not be changed
 */
public record HttpRequest(String method, String path, String contentType, boolean keepAlive, String head, byte[] body) {

    /** Stands for what could not be read as a request. */
    static final HttpRequest UNREADABLE = new HttpRequest("", "/", "", false, "", new byte[0]);

    private static final String LINE_END = "\r\n";

    public boolean isGet() {
        return method.equals("GET");
    }

    public boolean isPost() {
        return method.equals("POST");
    }

    /** Whether the answer to it has a body. */
    boolean wantsBody() {
        return !method.equals("HEAD");
    }

    /** Path and query as sent, such as {@code /v3/scores/enwiki?models=damaging}. */
    public String target() {
        return head.substring(0, head.indexOf(LINE_END)).split(" ")[1];
    }

    /** The decoded values of the query by name; the last value of a name that occurs more than once. */
    public Map<String, String> query() {
        Map<String, String> values = new LinkedHashMap<>();
        for (String pair :
                target().substring(path.length()).replaceFirst("^\\?", "").split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                values.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
            }
        }
        return values;
    }

    /** The first header of that name, in whatever case it was sent. */
    public Optional<String> header(String name) {
        return head.lines()
                .skip(1)
                .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                .map(line -> line.substring(name.length() + 1).trim())
                .findFirst();
    }

    /** Text that is not encoded correctly is taken as it is. */
    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }
}
