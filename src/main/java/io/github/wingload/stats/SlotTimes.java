package io.github.wingload.stats;

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

    private static final double US_PER_MS = 1e3;
    private static final double NS_PER_MS = 1e6;
    private static final long NS_PER_US = 1_000;

    private final List<Slot> slots = new ArrayList<>();

    private static final class Slot {
        private final SparseHistogram us = new SparseHistogram();
        private double sumMs;
        private double squaresMs;
        private long minNs = Long.MAX_VALUE;
        private long maxNs;
    }

    /** Takes a time, rounded to whole microseconds and at most an hour, as {@link Durations} does. */
    public void record(int slot, long ns) {
        while (slots.size() <= slot) {
            slots.add(new Slot());
        }
        Slot place = slots.get(slot);
        long exactNs = Math.max(0, ns);
        place.us.record(Math.min((exactNs + NS_PER_US / 2) / NS_PER_US, Durations.HIGHEST_US));
        double ms = exactNs / NS_PER_MS;
        place.sumMs += ms;
        place.squaresMs += ms * ms;
        place.minNs = Math.min(place.minNs, exactNs);
        place.maxNs = Math.max(place.maxNs, exactNs);
    }

    /** How many times there are in the slots from one up to, not including, another. */
    public long count(int first, int end) {
        return part(first, end).stream().mapToLong(slot -> slot.us.total()).sum();
    }

    /** Their distribution, in whole microseconds. */
    public Histogram histogram(int first, int end) {
        Histogram all = new Histogram(Durations.DIGITS);
        part(first, end).forEach(slot -> slot.us.addTo(all));
        return all;
    }

    /** Their percentile: the value of rank ⌈p/100 · count⌉, between the shortest and the longest; 0 if there is none. */
    public double percentileMs(int first, int end, double percentile) {
        double inBucket = histogram(first, end).getValueAtPercentile(percentile) / US_PER_MS;
        return Math.min(Math.max(inBucket, minMs(first, end)), maxMs(first, end));
    }

    /** All of them added up. */
    public double sumMs(int first, int end) {
        return part(first, end).stream().mapToDouble(slot -> slot.sumMs).sum();
    }

    /** Their squares added up. */
    public double squaresMs(int first, int end) {
        return part(first, end).stream().mapToDouble(slot -> slot.squaresMs).sum();
    }

    /** Their mean; 0 if there is none. */
    public double meanMs(int first, int end) {
        long count = count(first, end);
        return count == 0 ? 0 : sumMs(first, end) / count;
    }

    /** The shortest, exact; 0 if there is none. */
    public double minMs(int first, int end) {
        long minNs =
                part(first, end).stream().mapToLong(slot -> slot.minNs).min().orElse(0);
        return minNs == Long.MAX_VALUE ? 0 : minNs / NS_PER_MS;
    }

    /** The longest, exact; 0 if there is none. */
    public double maxMs(int first, int end) {
        return part(first, end).stream().mapToLong(slot -> slot.maxNs).max().orElse(0) / NS_PER_MS;
    }

    private List<Slot> part(int first, int end) {
        int to = Math.min(end, slots.size());
        return first >= to ? List.of() : slots.subList(first, to);
    }
}
