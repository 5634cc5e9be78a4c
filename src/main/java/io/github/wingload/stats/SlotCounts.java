package io.github.wingload.stats;

import java.util.Arrays;

/** A count for each {@link Slots slot}. Not thread-safe. */
public final class SlotCounts {

    private long[] counts = new long[64];

    /** Counts one more. */
    public void add(int slot) {
        add(slot, 1);
    }

    /** Adds to a slot's count. */
    public void add(int slot, long more) {
        if (slot >= counts.length) {
            counts = Arrays.copyOf(counts, Math.max(slot + 1, 2 * counts.length));
        }
        counts[slot] += more;
    }

    /** Both together, slot by slot. */
    public SlotCounts plus(SlotCounts other) {
        SlotCounts sum = new SlotCounts();
        sum.counts = Arrays.copyOf(counts, Math.max(counts.length, other.counts.length));
        for (int slot = 0; slot < other.counts.length; slot++) {
            sum.counts[slot] += other.counts[slot];
        }
        return sum;
    }

    /** The sum over the slots from one up to, not including, another. */
    public long total(int first, int end) {
        long total = 0;
        for (int slot = first; slot < Math.min(end, counts.length); slot++) {
            total += counts[slot];
        }
        return total;
    }

    /** The counts less those of a part of them. */
    public SlotCounts less(SlotCounts part) {
        SlotCounts rest = new SlotCounts();
        rest.counts = counts.clone();
        for (int slot = 0; slot < Math.min(counts.length, part.counts.length); slot++) {
            rest.counts[slot] -= part.counts[slot];
        }
        return rest;
    }

    /** The largest count of a slot. */
    public long most() {
        return Arrays.stream(counts).max().orElse(0);
    }
}
