package io.github.wingload.result;

import io.github.wingload.exchange.FailureClass;
import java.util.Optional;

/**
 * The one request that was sent before time zero. It is in no other figure.
 *
 * @param failureClass what it counts as
 * @param status of its answer; 0 without an answer
 * @param error empty if it was ok
 * @param serviceTimeMs how long it took, connecting included
 * @param clock how this machine's clock differs from the target's, by the {@code Date} of the answer; empty without one
 * @param seenFrom the IP address from which the target saw the request, by the {@code X-Client-IP} of the answer; empty without one
 */
public record Probe(
        FailureClass failureClass,
        int status,
        String error,
        double serviceTimeMs,
        Optional<ClockOffset> clock,
        Optional<String> seenFrom) {

    /** A probe that tells nothing of the target's clock and of this machine's address. */
    public Probe(FailureClass failureClass, int status, String error, double serviceTimeMs) {
        this(failureClass, status, error, serviceTimeMs, Optional.empty(), Optional.empty());
    }
}
