package io.github.wingload.simulator.http;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Reads one HTTP/1 request from bytes that may still be incomplete.
 *
 * <p>It supports what clients of an inference service send: a body has a Content-Length. Chunked bodies are refused with 411,
 * as HTTP allows. Stateless.
 */
public final class RequestParser {

    /** The longest head, and the lowest limit of a whole request. */
    public static final int LIMIT_BYTES = 1 << 20;

    private RequestParser() {}

    /**
     * Takes the first request out of a buffer.
     *
     * @param in array-backed and ready to be read; unchanged unless it holds a whole request
     * @param limitBytes of head and body together, at least {@value #LIMIT_BYTES}
     * @return null when the request is not complete yet
     */
    static HttpRequest parse(ByteBuffer in, int limitBytes) throws BadRequest {
        int bodyAt = endOfHead(in);
        if (bodyAt < 0) {
            if (in.remaining() >= LIMIT_BYTES) {
                throw new BadRequest(431, "Request head is too large.");
            }
            return null;
        }
        int headBytes = bodyAt - in.position();
        String head = new String(in.array(), in.arrayOffset() + in.position(), headBytes, StandardCharsets.ISO_8859_1);
        Head fields = Head.of(head);
        if (fields.contentLength > limitBytes - headBytes) {
            throw new BadRequest(413, "Request is too large.");
        }
        if (in.limit() - bodyAt < fields.contentLength) {
            return null;
        }
        byte[] body = new byte[fields.contentLength];
        in.position(bodyAt).get(body);
        return new HttpRequest(fields.method, fields.path, fields.contentType, fields.keepAlive, head, body);
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

    /** The fields of the head that matter here. */
    private static final class Head {
        private final String method;
        private final String path;
        private String contentType = "";
        private int contentLength;
        private boolean keepAlive;

        private Head(String requestLine) throws BadRequest {
            String[] parts = requestLine.split(" ");
            if (parts.length != 3 || !parts[1].startsWith("/") || !parts[2].startsWith("HTTP/1.")) {
                throw new BadRequest(400, "Invalid HTTP request received.");
            }
            int query = parts[1].indexOf('?');
            method = parts[0];
            path = query < 0 ? parts[1] : parts[1].substring(0, query);
            keepAlive = !parts[2].equals("HTTP/1.0");
        }

        static Head of(String text) throws BadRequest {
            int at = text.indexOf("\r\n");
            Head head = new Head(text.substring(0, at));
            for (int end; (end = text.indexOf("\r\n", at + 2)) > at + 2; at = end) {
                head.field(text.substring(at + 2, end));
            }
            return head;
        }

        private void field(String line) throws BadRequest {
            int colon = line.indexOf(':');
            if (colon < 1) {
                throw new BadRequest(400, "Invalid HTTP request received.");
            }
            String value = line.substring(colon + 1).trim();
            switch (line.substring(0, colon).toLowerCase(Locale.ROOT)) {
                case "content-type" -> contentType = value;
                case "content-length" -> contentLength = length(value);
                case "transfer-encoding" -> throw new BadRequest(411, "Content-Length is needed.");
                case "connection" -> connection(value.toLowerCase(Locale.ROOT));
                default -> {
                    // The service looks at nothing else.
                }
            }
        }

        private void connection(String options) {
            if (options.contains("close")) {
                keepAlive = false;
            } else if (options.contains("keep-alive")) {
                keepAlive = true;
            }
        }

        private static int length(String value) throws BadRequest {
            try {
                return Integer.parseUnsignedInt(value) < 0 ? Integer.MAX_VALUE : Integer.parseInt(value);
            } catch (NumberFormatException e) {
                throw new BadRequest(400, "Invalid HTTP request received.");
            }
        }
    }

    /** The bytes are not an HTTP/1 request, or this server does not accept it. The connection cannot continue. */
    static final class BadRequest extends Exception {

        private final int status;

        private BadRequest(int status, String message) {
            super(message);
            this.status = status;
        }

        int status() {
            return status;
        }
    }
}
