package io.github.wingload.result;

import io.github.wingload.exchange.FailureClass;

/**
 * The one request that was sent before time zero. It is in no other figure.
 *
 * @param failureClass what it counts as
 * @param status of its answer; 0 without an answer
 * @param error empty if it was ok
 * @param serviceTimeMs how long it took, connecting included
 */
public record Probe(FailureClass failureClass, int status, String error, double serviceTimeMs) {}
