package io.github.wingload.engine;

import io.github.wingload.result.EndReason;

/**
 * Makes one load, once.
 *
 * <p>{@link #run} is called by the thread that becomes the pacer; all other methods may be called from any thread.
 */
public sealed interface Engine permits ClosedEngine, OpenEngine {

    /** Makes the load and drains it; returns when the last call has ended. */
    LoadEnd run();

    /** No more calls are started; those in flight go on to their end. */
    void stop(EndReason reason);

    /** Users that are there; in the open model none. After the end of the load those whose call is in flight. */
    int users();

    /** Calls started and not ended. */
    int inFlight();

    /** The engine for a plan's load. */
    static Engine of(Surroundings around) {
        return around.plan().load().open() ? new OpenEngine(around) : new ClosedEngine(around);
    }
}
