package io.github.wingload.exchange;

import java.util.List;
import java.util.Optional;

/**
 * One HTTP request, rendered.
 *
 * @param method {@code GET}, {@code POST} …
 * @param path the request target below the authority, base path and query included; percent-encoded
 * @param headers in the order in which they are sent, {@code Content-Type} included; without {@code Content-Length} and
 *     {@code Connection}, which the transport sets, and {@code Host}
 * @param host the {@code Host} header, if it is another than the target's
 * @param body what is sent
 * @param key what tells this request from others in results: the sample row's first cell, or a digest of path and body where
 *     these are made of generated values; empty if nothing does
 * @param keepsBody true if the whole of the answer's body is kept, up to {@link #MOST_KEPT_BYTES}, as its checks look into it
 * @param mutation the kind of mutation that the body went through; empty if none
 * @param echoes what the answer is expected to repeat, one text for each of the task's {@linkplain Echoes#of echoes}
 */
public record Request(
        String method,
        String path,
        List<HeaderField> headers,
        Optional<String> host,
        RequestBody body,
        String key,
        boolean keepsBody,
        String mutation,
        List<String> echoes) {

    /** How much of an answer's body is kept at most. */
    public static final int MOST_KEPT_BYTES = 16 * 1024 * 1024;

    /** To the target's host, with a body as it is, and nothing asked of the answer's body. */
    public Request(String method, String path, List<HeaderField> headers, byte[] body, String key) {
        this(method, path, headers, Optional.empty(), RequestBody.of(body), key, false, "", List.of());
    }
}
