package io.github.wingload.stats;

/**
 * A window in slots of ten seconds, from which blocks and sliding windows of any length are made. A call belongs to the
 * slot of its intended start. Slots are numbered from 0 at the start of the window; the last may be shorter.
 */
public final class Slots {

    /** How long a slot is. */
    public static final long LENGTH_NS = 10_000_000_000L;

    /** The same in seconds. */
    public static final int SECONDS = 10;

    private Slots() {}

    /** The slot of a time, given from the start of the window; 0 or more. */
    public static int of(long sinceBeginNs) {
        return Math.toIntExact(sinceBeginNs / LENGTH_NS);
    }

    /** How many slots a window of this length has, the last one perhaps cut short. */
    public static int in(double seconds) {
        return (int) Math.ceil(seconds / SECONDS);
    }
}
