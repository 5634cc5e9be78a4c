package io.github.wingload.exchange;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * One request over HTTP and what came back.
 *
 * @param times when its parts happened, as readings of the run's {@link io.github.wingload.time.NanoClock clock}
 * @param reused true if the connection had been used before
 * @param status the answer's status; 0 if there was no answer
 * @param headers the answer's headers
 * @param bytes how many bytes of the body came over the wire
 * @param bodyStart the first bytes of the body, which must not be changed; the transport's settings say how many
 * @param stream the body read as a stream of events; empty if the request asks for none
 * @param failure why there is no complete answer; empty if there is one
 */
public record Exchange(
        Times times,
        boolean reused,
        int status,
        ResponseHeaders headers,
        long bytes,
        byte[] bodyStart,
        Optional<ReadStream> stream,
        Optional<Failure> failure) {

    /** An exchange whose answer was not read as a stream. */
    public Exchange(
            Times times,
            boolean reused,
            int status,
            ResponseHeaders headers,
            long bytes,
            byte[] bodyStart,
            Optional<Failure> failure) {
        this(times, reused, status, headers, bytes, bodyStart, Optional.empty(), failure);
    }

    /** The same exchange, counted as this failure. */
    public Exchange failed(Failure why) {
        return new Exchange(times, reused, status, headers, bytes, bodyStart, stream, Optional.of(why));
    }

    /** The content codings of the body, in the order in which they were applied; without {@code identity}. */
    public List<String> codings() {
        return ContentCoding.of(headers);
    }

    /**
     * The first bytes of the body without its content codings, for people to read; as they came if they are not in the coding
     * that the answer names, and none if that coding is unknown.
     *
     * @param most how many bytes at most
     */
    public byte[] decodedStart(int most) {
        byte[] start = ContentCoding.decodedStart(codings(), bodyStart, most);
        return start.length <= most ? start : Arrays.copyOf(start, most);
    }

    /**
     * Why an exchange brought no complete answer.
     *
     * @param failureClass one of the classes that are not about an answer's content
     * @param message for people, the same for the same cause: without ports, ids or times
     */
    public record Failure(FailureClass failureClass, String message) {}
}
