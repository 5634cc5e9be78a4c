package io.github.wingload.engine;

import io.github.wingload.result.EndReason;

/**
 * How the load ended.
 *
 * @param reason why no more calls were started
 * @param usersStarted the most users there were at once; 0 in the open model
 * @param atNs when the load ended, from time zero
 * @param lastIntendedNs the last intended start, from time zero
 * @param peakInFlight the most calls in flight at once
 */
public record LoadEnd(EndReason reason, int usersStarted, long atNs, long lastIntendedNs, int peakInFlight) {}
