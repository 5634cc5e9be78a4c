package io.github.wingload.simulator;

/** Hears of every request that is served: of all that could be read, other than those for the tally. */
@FunctionalInterface
public interface RequestListener {

    RequestListener NONE = request -> {};

    /** Called on the simulator's thread before the request is answered, so it must neither block nor throw. */
    void received(ReceivedRequest request);
}
