package io.github.wingload.judge.tally;

import io.github.wingload.exchange.Call;

/** Calls in flight over time, from the time in flight of each call in each second of the window. Not thread-safe. */
public final class CallsInFlight {

    private final long beginNs;
    private final Seconds busySeconds = new Seconds();

    /** @param beginNs start of the window */
    public CallsInFlight(long beginNs) {
        this.beginNs = beginNs;
    }

    /** Takes a call that was started, intended in the window or before it. */
    public void record(Call call) {
        long fromNs = Math.max(call.startedNs(), beginNs) - beginNs;
        long toNs = call.endNs() - beginNs;
        while (fromNs < toNs) {
            int second = (int) (fromNs / Seconds.LENGTH_NS);
            long untilNs = Math.min(toNs, (second + 1) * Seconds.LENGTH_NS);
            busySeconds.add(second, (untilNs - fromNs) / 1e9);
            fromNs = untilNs;
        }
    }

    /**
     * The mean between two times in seconds from the start of the window; a partial second counts in proportion.
     */
    public double mean(double from, double to) {
        if (to <= from) {
            return 0;
        }
        double sum = 0;
        for (int second = (int) from; second < to; second++) {
            double part = Math.min(to, second + 1) - Math.max(from, second);
            sum += part * busySeconds.get(second);
        }
        return sum / (to - from);
    }
}
