package io.github.wingload.merge;

import io.github.wingload.exchange.Call;
import java.util.Arrays;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The most calls in flight at once, from calls in the order of their ends.
 *
 * <p>Keeps the starts and ends of the last calls only: no call that is still to come started earlier than the longest time of a
 * call before the last end. They take 16 bytes a call.
 */
final class PeakInFlight {

    private static final long SLICE_NS = 100_000_000;

    private final long longestNs;

    /** Slices of time that are not counted, by their number from time zero. */
    private final SortedMap<Long, Slice> slices = new TreeMap<>();

    private long inFlight;
    private long peak;

    /** The starts and ends within a slice of time, in any order until they are counted. */
    private static final class Slice {

        /** Times in nanoseconds. They are whole microseconds, so that the lowest digit is free: a start has a 1. */
        private long[] events = new long[64];

        private int count;

        void add(long event) {
            if (count == events.length) {
                events = Arrays.copyOf(events, 2 * count);
            }
            events[count] = event;
            count++;
        }
    }

    /** @param longestNs no call takes longer */
    PeakInFlight(long longestNs) {
        this.longestNs = longestNs;
    }

    /** Takes a call that was sent. */
    void record(Call call) {
        add(call.startedNs(), 1);
        add(call.endNs(), 0);
        long settledNs = call.endNs() - longestNs;
        while ((slices.firstKey() + 1) * SLICE_NS <= settledNs) {
            countFirst();
        }
    }

    private void add(long timeNs, int start) {
        slices.computeIfAbsent(timeNs / SLICE_NS, number -> new Slice()).add(timeNs + start);
    }

    private void countFirst() {
        Slice slice = Optional.ofNullable(slices.remove(slices.firstKey())).orElseThrow();
        Arrays.sort(slice.events, 0, slice.count);
        for (int i = 0; i < slice.count; i++) {
            inFlight += slice.events[i] % 2 == 0 ? -1 : 1;
            peak = Math.max(peak, inFlight);
        }
    }

    /** The peak of all calls. */
    long peak() {
        while (!slices.isEmpty()) {
            countFirst();
        }
        return peak;
    }
}
