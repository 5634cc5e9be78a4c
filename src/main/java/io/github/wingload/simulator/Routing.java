package io.github.wingload.simulator;

/** How a request finds its pod. */
public enum Routing {
    /** Any pod that is ready, all alike. */
    RANDOM,
    /** One after the other. */
    ROUND_ROBIN,
    /** The less busy of two random pods: what Envoy does under this name. */
    LEAST_REQUEST
}
