package io.github.wingload.stats;

/**
 * A window in short slots, from which blocks and sliding windows of any length are made. A call belongs to the slot of its
 * intended start. Slots are numbered from 0 at the start of the window; the last may be shorter.
 */
public final class Slots {

    /** Length of a slot, in nanoseconds: a 64th of ten seconds. */
    public static final long LENGTH_NS = 156_250_000L;

    /** Length of a slot, in seconds. */
    public static final double SECONDS = LENGTH_NS / 1e9;

    /** The slots of ten seconds, the step by which sliding windows move. */
    public static final int PER_STEP = 64;

    /** The length of a step, in seconds. */
    public static final int STEP_SECONDS = 10;

    private Slots() {}

    /** The slot of a time, given in nanoseconds from the start of the window; 0 or more. */
    public static int of(long sinceBeginNs) {
        return Math.toIntExact(sinceBeginNs / LENGTH_NS);
    }

    /** The number of slots in a window of this length; the last one may be shorter. */
    public static int in(double seconds) {
        return (int) Math.ceil(seconds / SECONDS);
    }
}
