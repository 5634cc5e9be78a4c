package io.github.wingload.stats;

import java.util.Arrays;

/** Sums of some quantities in each {@link Slots slot}. Not thread-safe. */
final class SlotSums {

    /** With more slots, neighbours are put together. */
    private static final int MOST_SLOTS = 512;

    private final int quantities;
    private final int coarsest;

    /** Each place holds 2^shift slots. */
    private int shift;

    /** The slot after the last that has values. */
    private int end;

    private double[] sums = new double[0];

    /**
     * Without values yet.
     *
     * @param quantities how many sums each slot has
     * @param most slots that may be put together where there are many, as in {@link SlotTimes}; a power of two
     */
    SlotSums(int quantities, int most) {
        this.quantities = quantities;
        this.coarsest = Integer.numberOfTrailingZeros(most);
    }

    /** Adds to the sums of a slot. */
    void add(int slot, double... values) {
        end = Math.max(end, slot + 1);
        while (slot >> shift >= MOST_SLOTS && shift < coarsest) {
            halve();
        }
        int at = (slot >> shift) * quantities;
        if (at + quantities > sums.length) {
            sums = Arrays.copyOf(sums, Math.max(at + quantities, 2 * sums.length));
        }
        for (int i = 0; i < quantities; i++) {
            sums[at + i] += values[i];
        }
    }

    private void halve() {
        double[] halved = new double[(sums.length / quantities + 1) / 2 * quantities];
        for (int i = 0; i < sums.length; i++) {
            halved[i / quantities / 2 * quantities + i % quantities] += sums[i];
        }
        sums = halved;
        shift++;
    }

    /** Both together, slot by slot; the coarser of the two decides how many slots lie together. */
    SlotSums plus(SlotSums other) {
        SlotSums sum = new SlotSums(quantities, 1 << Math.max(coarsest, other.coarsest));
        for (SlotSums part :
                new SlotSums[] {shift >= other.shift ? this : other, shift >= other.shift ? other : this}) {
            sum.shift = Math.max(sum.shift, part.shift);
            for (int at = 0; at < part.sums.length; at += quantities) {
                sum.add(at / quantities << part.shift, Arrays.copyOfRange(part.sums, at, at + quantities));
            }
        }
        sum.end = Math.max(end, other.end);
        return sum;
    }

    /**
     * The sum of a quantity over the slots from one up to, not including, another. If slots lie together, a stretch begins and ends
     * at the nearest border that is kept; one that reaches to the last value has all values to it.
     */
    double total(int quantity, int first, int end) {
        int half = 1 << shift >> 1;
        double total = 0;
        int places = (sums.length + quantities - 1) / quantities;
        int to = end >= this.end ? places : Math.min((end + half) >> shift, places);
        for (int place = (first + half) >> shift; place < to; place++) {
            total += sums[place * quantities + quantity];
        }
        return total;
    }
}
