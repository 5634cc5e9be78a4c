package io.github.wingload.simulator;

/**
 * What one request asks of its pod.
 *
 * @param waitNs time spent waiting for other services, together with any number of other requests
 * @param cpuNs time that the pod has for no other request
 */
record Demand(long waitNs, long cpuNs) {}
