package io.github.wingload.http;

import org.jspecify.annotations.Nullable;

/** Where calls get their wires and give them back: a user's own, or the pool. */
interface WireSource {

    /**
     * Sees to it that the call gets a wire, now or later: tells it {@link InFlight#leased()}, then one of
     * {@link InFlight#use} and {@link InFlight#dial}.
     */
    void lease(InFlight call);

    /**
     * A leased call has ended; called once for each.
     *
     * @param wire what it used, if that can be used again; else null, and the wire is closed or being closed
     */
    void giveBack(@Nullable Wire wire);
}
