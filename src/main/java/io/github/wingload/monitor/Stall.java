package io.github.wingload.monitor;

/**
 * A stretch in which the generator stood still: no thread of it ran, or the one that only sleeps did not wake up.
 *
 * @param fromNs when it was last seen awake, in nanoseconds
 * @param toNs when it was seen awake again
 */
public record Stall(long fromNs, long toNs) {

    /** Its length. */
    public long ns() {
        return toNs - fromNs;
    }

    /** How much of it lies between two moments. */
    public long within(long fromNs, long toNs) {
        return Math.max(0, Math.min(this.toNs, toNs) - Math.max(this.fromNs, fromNs));
    }

    /** True if the two have a moment in common. */
    boolean overlaps(Stall other) {
        return fromNs < other.toNs && other.fromNs < toNs;
    }

    /** From the earlier start to the later end. */
    Stall with(Stall other) {
        return new Stall(Math.min(fromNs, other.fromNs), Math.max(toNs, other.toNs));
    }
}
