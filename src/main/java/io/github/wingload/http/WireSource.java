package io.github.wingload.http;

import org.jspecify.annotations.Nullable;

/** Where calls get their wires and return them: a user's own connection, or the pool. */
interface WireSource {

    /**
     * Gives the call a wire, now or later: calls {@link InFlight#leased()}, then either {@link InFlight#use} or
     * {@link InFlight#dial}.
     */
    void lease(InFlight call);

    /**
     * A call that got a wire has ended; called once for each.
     *
     * @param wire its wire if that can be used again; else null, and the wire is closed or being closed
     */
    void giveBack(@Nullable Wire wire);

    /** The user has ended. The pool keeps its wires for other users. */
    default void close() {}
}
