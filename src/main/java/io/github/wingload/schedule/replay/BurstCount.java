package io.github.wingload.schedule.replay;

import io.github.wingload.plan.load.Replay.Burstiness;

/** Counts starts per second, in constant memory. Not thread-safe. */
public final class BurstCount {

    private static final long SECOND_NS = 1_000_000_000L;
    private static final int MINUTE = 60;
    private static final int HOUR = 3600;

    /** The numbers of the last hour's seconds; that of second s is at s modulo its length. */
    private final long[] hour = new long[HOUR];

    private long starts;
    private long second;
    private long inMinute;
    private long inHour;
    private long peakSecond;
    private long peakMinute;
    private long peakHour;
    private double squares;

    /** @param ns from time zero; not in an earlier second than that of the start before */
    public void add(long ns) {
        add(ns / SECOND_NS, 1);
    }

    /**
     * Adds the starts of a second.
     *
     * @param of the second, from 0; not before an earlier one
     */
    public void add(long of, long number) {
        while (second < of) {
            next(of);
        }
        int slot = (int) (second % HOUR);
        double before = hour[slot];
        hour[slot] += number;
        squares += (before + number) * (before + number) - before * before;
        starts += number;
        inMinute += number;
        inHour += number;
        peakSecond = Math.max(peakSecond, hour[slot]);
        peakMinute = Math.max(peakMinute, inMinute);
        peakHour = Math.max(peakHour, inHour);
    }

    /** Goes to the next second, or, if nothing happened for an hour, to the given one. */
    private void next(long of) {
        second = inHour == 0 ? of : second + 1;
        if (second >= MINUTE) {
            inMinute -= hour[(int) ((second - MINUTE) % HOUR)];
        }
        int slot = (int) (second % HOUR);
        inHour -= hour[slot];
        hour[slot] = 0;
    }

    /** The starts so far. */
    public Burstiness burstiness() {
        double seconds = second + 1;
        double mean = starts / seconds;
        double dispersion = starts == 0 ? 0 : Math.max(0, squares / seconds - mean * mean) / mean;
        return new Burstiness(starts, second + 1, peakSecond, peakMinute, peakHour, dispersion);
    }
}
