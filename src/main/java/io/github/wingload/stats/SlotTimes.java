package io.github.wingload.stats;

import io.github.wingload.exchange.SparseHistogram;
import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;

/**
 * The distribution of times in each {@link Slots slot}. Not thread-safe.
 *
 * <p>A slot costs what its different values need: 8 KB for 400 values, 64 KB for any number of values up to ten seconds. An
 * hour of 42 calls a second takes 3 MB, whatever else it holds.
 */
public final class SlotTimes {

    /** With more slots, neighbours are put together. */
    private static final int MOST_SLOTS = 512;

    private static final Slot EMPTY = new Slot();

    private final int coarsest;
    private final List<Slot> slots = new ArrayList<>();

    /** Each place in the list holds 2^shift slots. */
    private int shift;

    private int end;

    private static final class Slot {
        private final SparseHistogram us = new SparseHistogram();
        private long endless;
        private long sumNs;
        private double squaresMs;
        private long minNs = Long.MAX_VALUE;
        private long maxNs;

        private void add(Slot other) {
            us.add(other.us);
            endless += other.endless;
            sumNs += other.sumNs;
            squaresMs += other.squaresMs;
            minNs = Math.min(minNs, other.minNs);
            maxNs = Math.max(maxNs, other.maxNs);
        }
    }

    /**
     * Neighbouring slots are put together where there are many, so that memory grows with the window's length only slowly. A
     * stretch of time then begins and ends at the nearest border that is kept.
     *
     * @param most slots that may be put together; a power of two, 1 to keep every slot apart
     */
    public SlotTimes(int most) {
        this.coarsest = Integer.numberOfTrailingZeros(most);
    }

    /** Records a time, rounded to whole microseconds and at most an hour, as {@link Durations} does. */
    public void record(int slot, long ns) {
        Slot place = slot(slot);
        long exactNs = Math.max(0, ns);
        place.us.record(us(exactNs));
        double ms = exactNs / Durations.NS_PER_MS;
        place.sumNs += exactNs;
        place.squaresMs += ms * ms;
        place.minNs = Math.min(place.minNs, exactNs);
        place.maxNs = Math.max(place.maxNs, exactNs);
    }

    /** Adds times of which each counts as the lowest of its bucket. */
    void record(int slot, SparseHistogram us) {
        Slot place = slot(slot);
        place.us.add(us);
        us.forEach((value, count) -> {
            double ms = value / Durations.US_PER_MS;
            long ns = value * Durations.NS_PER_US;
            place.sumNs += count * ns;
            place.squaresMs += count * ms * ms;
            place.minNs = Math.min(place.minNs, ns);
            place.maxNs = Math.max(place.maxNs, ns);
        });
    }

    /** Records calls that count as never ended: longer than every time, and not part of sum, mean and extremes. */
    void recordEndless(int slot, long calls) {
        slot(slot).endless += calls;
    }

    /** Adds times that were recorded elsewhere, whose squares are unknown, and calls that never ended. */
    void record(int slot, Durations durations, long endless) {
        recordEndless(slot, endless);
        if (durations.count() == 0) {
            return;
        }
        Slot place = slot(slot);
        Durations.add(place.us, durations.histogram());
        place.sumNs += durations.sumNs();
        place.squaresMs = Double.NaN;
        place.minNs = Math.min(place.minNs, durations.minNs());
        place.maxNs = Math.max(place.maxNs, durations.maxNs());
    }

    /** Frees the memory of the slots before this one; they are empty from then on. */
    void forget(int before) {
        for (int slot = Math.min(before >> shift, slots.size()) - 1; slot >= 0 && slots.get(slot) != EMPTY; slot--) {
            slots.set(slot, EMPTY);
        }
    }

    /** Both together, slot by slot; the coarser of the two decides how many slots lie together. */
    SlotTimes plus(SlotTimes other) {
        SlotTimes sum = new SlotTimes(1 << Math.max(coarsest, other.coarsest));
        sum.shift = Math.max(shift, other.shift);
        sum.end = Math.max(end, other.end);
        for (SlotTimes part : List.of(this, other)) {
            for (int place = 0; place < part.slots.size(); place++) {
                sum.place(place << part.shift >> sum.shift).add(part.slots.get(place));
            }
        }
        return sum;
    }

    private Slot slot(int number) {
        end = Math.max(end, number + 1);
        while (number >> shift >= MOST_SLOTS && shift < coarsest) {
            halve();
        }
        return place(number >> shift);
    }

    private Slot place(int place) {
        while (slots.size() <= place) {
            slots.add(new Slot());
        }
        return slots.get(place);
    }

    private void halve() {
        for (int pair = 0; 2 * pair < slots.size(); pair++) {
            Slot both = slots.get(2 * pair);
            if (2 * pair + 1 < slots.size()) {
                Slot second = slots.get(2 * pair + 1);
                if (both == EMPTY) {
                    both = second;
                } else {
                    both.add(second);
                }
            }
            slots.set(pair, both);
        }
        slots.subList((slots.size() + 1) / 2, slots.size()).clear();
        shift++;
    }

    /** The number of times in the slots from one up to, not including, another. */
    public long count(int first, int end) {
        return part(first, end).stream().mapToLong(slot -> slot.us.total()).sum();
    }

    /** The number of times and of calls that never ended. */
    long calls(int first, int end) {
        return count(first, end) + endless(first, end);
    }

    /** The number of calls that never ended. */
    long endless(int first, int end) {
        return part(first, end).stream().mapToLong(slot -> slot.endless).sum();
    }

    /** How many times of a stretch are this long at most, in microseconds; calls that never ended are the longest. */
    long atMost(int first, int end, long us) {
        long[] count = new long[1];
        forEach(first, end, (value, here) -> count[0] += value <= us ? here : 0);
        return count[0];
    }

    /** Their distribution, in whole microseconds; calls that never ended are in it as {@link Endless} says. */
    public Histogram histogram(int first, int end) {
        Histogram all = Durations.upTo(longestUs(first, end));
        part(first, end).forEach(slot -> slot.us.forEach(all::recordValueWithCount));
        return Endless.added(all, endless(first, end));
    }

    /** The longest in whole microseconds, with which a call that never ended is an hour; 0 without times. */
    long longestUs(int first, int end) {
        return endless(first, end) > 0 ? Durations.HIGHEST_US : us(maxNs(first, end));
    }

    /**
     * Their percentile: the value of rank ⌈p/100 · count⌉, between the shortest and the longest; infinite if that is a call
     * that never ended, and 0 without times.
     */
    public double percentileMs(int first, int end, double percentile) {
        double inBucket = histogram(first, end).getValueAtPercentile(percentile) / Durations.US_PER_MS;
        return endless(first, end) > 0 && Endless.is(inBucket)
                ? Double.POSITIVE_INFINITY
                : Math.min(Math.max(inBucket, minMs(first, end)), maxMs(first, end));
    }

    /** Their sum. */
    public double sumMs(int first, int end) {
        return part(first, end).stream().mapToLong(slot -> slot.sumNs).sum() / Durations.NS_PER_MS;
    }

    /** The sum of their squares; NaN if it is unknown. */
    public double squaresMs(int first, int end) {
        return part(first, end).stream().mapToDouble(slot -> slot.squaresMs).sum();
    }

    /** Their mean; 0 without times. */
    public double meanMs(int first, int end) {
        long count = count(first, end);
        return count == 0 ? 0 : sumMs(first, end) / count;
    }

    /** The shortest, exact; 0 without times. */
    public double minMs(int first, int end) {
        long minNs =
                part(first, end).stream().mapToLong(slot -> slot.minNs).min().orElse(0);
        return minNs == Long.MAX_VALUE ? 0 : minNs / Durations.NS_PER_MS;
    }

    /** The longest, exact; 0 without times. */
    public double maxMs(int first, int end) {
        return maxNs(first, end) / Durations.NS_PER_MS;
    }

    private long maxNs(int first, int end) {
        return part(first, end).stream().mapToLong(slot -> slot.maxNs).max().orElse(0);
    }

    private static long us(long ns) {
        return Math.min((ns + Durations.NS_PER_US / 2) / Durations.NS_PER_US, Durations.HIGHEST_US);
    }

    private List<Slot> part(int first, int end) {
        int half = 1 << shift >> 1;
        int from = first + half >> shift;
        int to = end >= this.end ? slots.size() : Math.min(end + half >> shift, slots.size());
        return from >= to ? List.of() : slots.subList(from, to);
    }

    /** Passes on the values of a stretch of time in microseconds, each with its number; calls that never ended are the longest. */
    void forEach(int first, int end, SparseHistogram.Values values) {
        for (Slot slot : part(first, end)) {
            slot.us.forEach(values);
            if (slot.endless > 0) {
                values.accept(Durations.HIGHEST_US, Math.toIntExact(slot.endless));
            }
        }
    }
}
