package io.github.wingload.exchange;

import io.github.wingload.plan.Figure;

/**
 * When the parts of one exchange happened, in nanoseconds, ascending; {@link #NEVER} for a part that did not happen.
 *
 * <p>In an {@link Exchange} these are readings of the run's clock; in a {@link Call} they count from the run's time zero.
 *
 * @param startedNs when the call really started, before it asked for a connection; the deadline counts from here
 * @param leasedNs when it got a connection, or permission to open one
 * @param connectedNs when TCP and TLS were ready; equals {@code leasedNs} on a reused connection
 * @param sentNs when the head of the request was handed to the connection
 * @param bodySentNs when the last byte of the request's body was handed to it; {@code calls.csv} has it only if that was later than the head
 * @param firstByteNs when the head of the answer had arrived
 * @param endNs when the last byte of the answer had arrived, or the exchange failed
 */
public record Times(
        long startedNs, long leasedNs, long connectedNs, long sentNs, long bodySentNs, long firstByteNs, long endNs)
        implements Figure.Instants {

    /** The time of a part that did not happen. */
    public static final long NEVER = Long.MIN_VALUE;

    private static final long NS_PER_US = 1_000;

    /** The times of a call that was never sent. */
    public static Times unsent(long startedNs, long endNs) {
        return new Times(startedNs, NEVER, NEVER, NEVER, NEVER, NEVER, endNs);
    }

    /** These times relative to an origin, each {@linkplain #microseconds rounded}. Order and sums of phases are preserved. */
    public Times since(long zeroNs) {
        return new Times(
                since(zeroNs, startedNs),
                since(zeroNs, leasedNs),
                since(zeroNs, connectedNs),
                since(zeroNs, sentNs),
                since(zeroNs, bodySentNs),
                since(zeroNs, firstByteNs),
                since(zeroNs, endNs));
    }

    /** These times of an exchange that ended then. */
    public Times endingAt(long ns) {
        return new Times(startedNs, leasedNs, connectedNs, sentNs, bodySentNs, firstByteNs, ns);
    }

    /** These times, each later by so much. */
    public Times later(long byNs) {
        return since(-byNs);
    }

    static long since(long zeroNs, long ns) {
        return ns == NEVER ? NEVER : microseconds(ns - zeroNs);
    }

    /**
     * A time rounded to the nearest microsecond, in nanoseconds. Calls are kept in microseconds; because their figures are made
     * from rounded times as well, calls that are read back have the same figures to the last digit.
     */
    public static long microseconds(long ns) {
        return Math.floorDiv(ns + NS_PER_US / 2, NS_PER_US) * NS_PER_US;
    }

    /** The time from the start to the end of the exchange, or to its failure. */
    public long serviceTimeNs() {
        return endNs - startedNs;
    }
}
