package io.github.wingload.exchange;

import java.util.Optional;

/**
 * One request over HTTP and what came back, with the times at which it happened.
 *
 * <p>Times are readings of the run's {@link io.github.wingload.time.NanoClock clock} in nanoseconds, ascending where they
 * are there; {@link #NEVER} stands for what did not happen.
 *
 * @param startedNs when the call really began, before a connection was asked for; the deadline counts from here
 * @param leasedNs when there was a connection, or leave to make one
 * @param connectedNs when TCP and TLS were ready; equals {@code leasedNs} on a reused connection
 * @param sentNs when the head of the request was handed to the connection
 * @param bodySentNs when the last byte of its body was
 * @param firstByteNs when the head of the answer had come
 * @param endNs when its last byte had come, or the exchange failed
 * @param reused true if the connection had been used before
 * @param status the answer's status, 0 if none came
 * @param headers the answer's headers
 * @param bytes length of the body as it came over the wire, as far as it came
 * @param bodyStart the first bytes of the body, not to be changed; how many is the transport's setting
 * @param failure why there is no complete answer; empty if there is one
 */
public record Exchange(
        long startedNs,
        long leasedNs,
        long connectedNs,
        long sentNs,
        long bodySentNs,
        long firstByteNs,
        long endNs,
        boolean reused,
        int status,
        ResponseHeaders headers,
        long bytes,
        byte[] bodyStart,
        Optional<Failure> failure) {

    /** A time at which nothing happened. */
    public static final long NEVER = Long.MIN_VALUE;

    /**
     * Why an exchange brought no complete answer.
     *
     * @param failureClass one of the classes that are not about an answer's content
     * @param message for people, the same for the same cause: without ports, ids or times
     */
    public record Failure(FailureClass failureClass, String message) {}
}
