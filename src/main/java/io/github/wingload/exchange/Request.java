package io.github.wingload.exchange;

import io.github.wingload.plan.task.AnswerStream;
import java.util.List;
import java.util.Optional;

/**
 * One HTTP request, rendered.
 *
 * @param method {@code GET}, {@code POST} …
 * @param path the request target below the authority, base path and query included; percent-encoded
 * @param headers in the order in which they are sent, {@code Content-Type} included; without {@code Content-Length} and
 *     {@code Connection}, which the transport sets, and {@code Host}
 * @param host the {@code Host} header, if it differs from the target's
 * @param body the bytes to send
 * @param payload what tells its path and body from those of other requests, and names them in results
 * @param keepsBody true if the whole body of the answer is kept for its checks, up to {@link #MOST_KEPT_BYTES}
 * @param stream how the answer is read as a stream; empty if it is not
 * @param mutation the kind of mutation that made the body invalid; empty if none did
 * @param echoes what the answer is expected to repeat, one text for each of the task's {@linkplain
 *     io.github.wingload.plan.task.Expectation#echoes echoes}
 */
public record Request(
        String method,
        String path,
        List<HeaderField> headers,
        Optional<String> host,
        RequestBody body,
        Payload payload,
        boolean keepsBody,
        Optional<AnswerStream> stream,
        String mutation,
        List<String> echoes) {

    /** The most bytes of an answer's body that are kept. */
    public static final int MOST_KEPT_BYTES = 16 * 1024 * 1024;

    /** A request whose answer is no stream. */
    public Request(
            String method,
            String path,
            List<HeaderField> headers,
            Optional<String> host,
            RequestBody body,
            Payload payload,
            boolean keepsBody,
            String mutation,
            List<String> echoes) {
        this(method, path, headers, host, body, payload, keepsBody, Optional.empty(), mutation, echoes);
    }

    /** A valid request to the target's host whose answer's body is not read; it always sends the same payload. */
    public Request(String method, String path, List<HeaderField> headers, byte[] body) {
        this(method, path, headers, Optional.empty(), RequestBody.of(body), Payload.NONE, false, "", List.of());
    }
}
