package io.github.wingload.simulator;

import java.util.Locale;

/**
 * What can go wrong, with a probability from 0 to 1.
 *
 * <p>All but the first take the place of an answer, at the moment at which it would have been written: the pod has done its
 * work by then.
 */
public enum Fault {
    /**
     * A fast 502 of the proxy. The probability is for each request that is in flight in the pod, so the profile that
     * answers at once has none. It is an answer, and so counted by its status.
     */
    BAD_GATEWAY,
    /** The connection is closed without an answer. */
    DROP,
    /** The connection is reset without an answer. */
    RESET,
    /** No answer comes; the connection is held until the client closes it. */
    STALL,
    /** The head of the answer, then its body a byte every 200 ms. */
    DRIP,
    /** Bytes that are not HTTP, then the connection is closed. */
    GARBAGE,
    /** The head of the answer and half its body, then the connection is closed. */
    TRUNCATE;

    /** As it is written in scenario files and in the tally: {@code bad_gateway}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
