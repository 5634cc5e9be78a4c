package io.github.wingload.simulator.http;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads one HTTP/1 request from bytes that may still be incomplete.
 *
 * <p>It supports what clients of an inference service send: a body has a Content-Length. Chunked bodies are refused with 411,
 * as HTTP allows. Stateless.
 */
public final class RequestParser {

    /** The longest head, and the lowest limit of a whole request. */
    public static final int LIMIT_BYTES = 1 << 20;

    private static final Pattern LINE_END = Pattern.compile("\r\n");

    private RequestParser() {}

    /**
     * Takes the first request out of a buffer.
     *
     * @param in array-backed and ready to be read; unchanged unless it holds a whole request
     * @param limitBytes of head and body together, at least {@value #LIMIT_BYTES}
     * @return null if the request is incomplete
     */
    static @Nullable HttpRequest parse(ByteBuffer in, int limitBytes) throws BadRequest {
        int bodyAt = endOfHead(in);
        if (bodyAt < 0) {
            if (in.remaining() >= LIMIT_BYTES) {
                throw new BadRequest(431, "Request head is too large.");
            }
            return null;
        }
        int headBytes = bodyAt - in.position();
        String[] lines = LINE_END.split(
                new String(in.array(), in.arrayOffset() + in.position(), headBytes, StandardCharsets.ISO_8859_1));
        String[] start = lines[0].split(" ");
        if (start.length != 3 || !start[1].startsWith("/") || !start[2].startsWith("HTTP/1.")) {
            throw invalid();
        }
        Map<String, String> headers = headers(lines);
        if (headers.containsKey("transfer-encoding")) {
            throw new BadRequest(411, "Content-Length is needed.");
        }
        long length = length(headers.getOrDefault("content-length", "0"));
        if (length > limitBytes - headBytes) {
            throw new BadRequest(413, "Request is too large.");
        }
        if (in.limit() - bodyAt < length) {
            return null;
        }
        byte[] body = new byte[(int) length];
        in.position(bodyAt).get(body);
        boolean old = start[2].equals("HTTP/1.0");
        return new HttpRequest(start[0], start[1], !old, keepAlive(old, headers), headers, body);
    }

    /** Index of the first byte after the empty line, or -1. */
    private static int endOfHead(ByteBuffer in) {
        for (int i = in.position() + 3; i < in.limit(); i++) {
            if (in.get(i) == '\n' && in.get(i - 1) == '\r' && in.get(i - 2) == '\n' && in.get(i - 3) == '\r') {
                return i + 1;
            }
        }
        return -1;
    }

    private static Map<String, String> headers(String[] lines) throws BadRequest {
        Map<String, String> headers = new HashMap<>();
        for (int i = 1; i < lines.length; i++) {
            int colon = lines[i].indexOf(':');
            if (colon < 1) {
                throw invalid();
            }
            headers.putIfAbsent(
                    lines[i].substring(0, colon).toLowerCase(Locale.ROOT),
                    lines[i].substring(colon + 1).trim());
        }
        return headers;
    }

    private static long length(String value) throws BadRequest {
        try {
            long length = Long.parseLong(value);
            if (length >= 0) {
                return length;
            }
        } catch (NumberFormatException e) {
            // Reported below.
        }
        throw invalid();
    }

    private static boolean keepAlive(boolean old, Map<String, String> headers) {
        String options = headers.getOrDefault("connection", "").toLowerCase(Locale.ROOT);
        return !options.contains("close") && (options.contains("keep-alive") || !old);
    }

    private static BadRequest invalid() {
        return new BadRequest(400, "Invalid HTTP request received.");
    }

    /** The bytes are not an HTTP/1 request, or this server does not accept it. The connection cannot continue. */
    static final class BadRequest extends Exception {

        private static final long serialVersionUID = 1L;

        private final transient HttpAnswer answer;

        private BadRequest(int status, String message) {
            super(message);
            this.answer = HttpAnswer.text(status, message);
        }

        HttpAnswer answer() {
            return answer;
        }
    }
}
