package io.github.wingload.judge.tally;

import io.github.wingload.exchange.Call;
import java.util.Arrays;

/** Calls in flight over time, from the time in flight of each call in each tenth of a second of the window. Not thread-safe. */
public final class CallsInFlight {

    private static final int PER_SECOND = 10;
    private static final long PART_NS = 1_000_000_000L / PER_SECOND;

    private final long beginNs;

    /** How many calls were in flight on average in each part of the window. */
    private double[] parts = new double[256];

    /** @param beginNs start of the window */
    public CallsInFlight(long beginNs) {
        this.beginNs = beginNs;
    }

    /** Takes a call that was started, intended in the window or before it. */
    public void record(Call call) {
        long fromNs = Math.max(call.startedNs(), beginNs) - beginNs;
        long toNs = call.endNs() - beginNs;
        while (fromNs < toNs) {
            int part = (int) (fromNs / PART_NS);
            long untilNs = Math.min(toNs, (part + 1) * PART_NS);
            if (part >= parts.length) {
                parts = Arrays.copyOf(parts, Math.max(part + 1, 2 * parts.length));
            }
            parts[part] += (double) (untilNs - fromNs) / PART_NS;
            fromNs = untilNs;
        }
    }

    /**
     * The mean between two times in seconds from the start of the window; what is less than a tenth of a second counts in proportion.
     */
    public double mean(double fromSecond, double toSecond) {
        double from = fromSecond * PER_SECOND;
        double to = toSecond * PER_SECOND;
        if (to <= from) {
            return 0;
        }
        double sum = 0;
        for (int part = (int) from; part < Math.min(to, parts.length); part++) {
            sum += (Math.min(to, part + 1) - Math.max(from, part)) * parts[part];
        }
        return sum / (to - from);
    }
}
