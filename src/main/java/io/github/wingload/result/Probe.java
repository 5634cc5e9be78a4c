package io.github.wingload.result;

import io.github.wingload.exchange.FailureClass;

/**
 * The one request that went before time zero. It is counted nowhere else.
 *
 * @param failureClass what it counts as
 * @param status of its answer, 0 if none came
 * @param error empty if it was ok
 * @param serviceTimeMs how long it took, connecting included
 */
public record Probe(FailureClass failureClass, int status, String error, double serviceTimeMs) {}
