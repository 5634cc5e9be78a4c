package io.github.wingload.stats;

import java.util.Arrays;

/** How many of something there were in each {@link Slots slot}. Not thread-safe. */
public final class SlotCounts {

    private long[] counts = new long[64];

    /** Counts one more. */
    public void add(int slot) {
        add(slot, 1);
    }

    /** Counts so many more. */
    public void add(int slot, long more) {
        if (slot >= counts.length) {
            counts = Arrays.copyOf(counts, Math.max(slot + 1, 2 * counts.length));
        }
        counts[slot] += more;
    }

    /** How many there were in the slots from one up to, not including, another. */
    public long total(int first, int end) {
        long total = 0;
        for (int slot = first; slot < Math.min(end, counts.length); slot++) {
            total += counts[slot];
        }
        return total;
    }

    /** The most there were in one. */
    public long most() {
        return Arrays.stream(counts).max().orElse(0);
    }
}
