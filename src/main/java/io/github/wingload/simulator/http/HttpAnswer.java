package io.github.wingload.simulator.http;

import java.nio.charset.StandardCharsets;

/**
 * An answer before it is written as bytes.
 *
 * @param moreHeaders further header lines, each with its line end; usually empty
 */
public record HttpAnswer(int status, String contentType, String moreHeaders, byte[] body) {

    public static HttpAnswer json(int status, String body) {
        return json(status, body.getBytes(StandardCharsets.UTF_8));
    }

    public static HttpAnswer json(int status, byte[] body) {
        return new HttpAnswer(status, "application/json", "", body);
    }

    public static HttpAnswer text(int status, String body) {
        return new HttpAnswer(status, "text/plain; charset=utf-8", "", body.getBytes(StandardCharsets.UTF_8));
    }

    /** An error in the form that servers written in Go send. */
    public static HttpAnswer plainError(int status, String body) {
        return new HttpAnswer(
                status,
                "text/plain; charset=utf-8",
                "x-content-type-options: nosniff\r\n",
                (body + "\n").getBytes(StandardCharsets.UTF_8));
    }

    public HttpAnswer withContentType(String other) {
        return new HttpAnswer(status, other, moreHeaders, body);
    }

    /** @param lines to add, each with its line end */
    public HttpAnswer withHeaders(String lines) {
        return new HttpAnswer(status, contentType, moreHeaders + lines, body);
    }
}
