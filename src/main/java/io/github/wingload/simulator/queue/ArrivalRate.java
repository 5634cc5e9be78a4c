package io.github.wingload.simulator.queue;

/** Requests per second over the last full seconds, at most {@value #SECONDS} of them. Seconds before the start count as empty. */
final class ArrivalRate {

    static final int SECONDS = 60;
    private static final long SECOND_NS = 1_000_000_000L;

    /** A ring of counts per second, with one more slot for the current second, which is not full. */
    private final int[] counts = new int[SECONDS + 1];

    private long second;

    void count(long nowNs) {
        advance(nowNs);
        counts[slot(second)]++;
    }

    /** @param seconds the number of past seconds to average */
    double perSecond(int seconds, long nowNs) {
        advance(nowNs);
        int sum = 0;
        for (long past = second - seconds; past < second; past++) {
            sum += counts[slot(past)];
        }
        return (double) sum / seconds;
    }

    private void advance(long nowNs) {
        long present = nowNs / SECOND_NS;
        for (second = Math.max(second, present - counts.length); second < present; ) {
            counts[slot(++second)] = 0;
        }
    }

    private int slot(long ofSecond) {
        return Math.floorMod(ofSecond, counts.length);
    }
}
