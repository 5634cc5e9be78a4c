package io.github.wingload.simulator;

/**
 * How and when the service model answers a request.
 *
 * @param atNs nanoseconds from the start of the simulator
 */
record Answer(Kind kind, long atNs) {

    enum Kind {
        /** The pod has done its work. */
        DONE,
        /** The connection between proxy and pod broke. */
        BAD_GATEWAY
    }
}
