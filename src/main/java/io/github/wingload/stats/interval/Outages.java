package io.github.wingload.stats.interval;

import java.util.Optional;
import org.apache.commons.statistics.distribution.FDistribution;

/**
 * Failures that come in outages: stretches in which most calls fail.
 *
 * <p>How many calls failed then says little; what counts is how many outages there were and how long they took. For times up
 * and times down that are both exponential, the ratio of total times, divided by the ratio of their means, has the F
 * distribution with twice the number of times up and down (the interval of a system's steady-state availability, MIL-HDBK-338B
 * 10.3).
 *
 * @param down stretches in which most calls fail
 * @param up stretches between them
 */
public record Outages(int down, int up) {

    /** So many calls make it visible that most of them fail. */
    private static final int CALLS_PER_PART = 5;

    private static final double MOST = 0.5;

    /** Of the failures are in outages, else they are taken as they come. */
    private static final double LEAST_SHARE = 0.5;

    /**
     * The outages of a window; empty if failures do not come in outages.
     *
     * @param ok calls that had the property, by slot
     * @param calls all of them, by slot
     */
    public static Optional<Outages> of(long[] ok, long[] calls) {
        long all = 0;
        long good = 0;
        for (int slot = 0; slot < calls.length; slot++) {
            all += calls[slot];
            good += ok[slot];
        }
        if (all == good || good == 0) {
            return Optional.empty();
        }
        long callsHere = 0;
        long failedHere = 0;
        long failedInOutages = 0;
        int down = 0;
        int up = 0;
        Boolean last = null;
        for (int slot = 0; slot < calls.length; slot++) {
            callsHere += calls[slot];
            failedHere += calls[slot] - ok[slot];
            if (callsHere >= CALLS_PER_PART || slot == calls.length - 1 && callsHere > 0) {
                boolean isDown = failedHere > MOST * callsHere;
                if (isDown) {
                    failedInOutages += failedHere;
                }
                if (last == null || last != isDown) {
                    down += isDown ? 1 : 0;
                    up += isDown ? 0 : 1;
                }
                last = isDown;
                callsHere = 0;
                failedHere = 0;
            }
        }
        return failedInOutages < LEAST_SHARE * (all - good) || up == 0
                ? Optional.empty()
                : Optional.of(new Outages(down, up));
    }

    /** The share of calls that are ok. */
    public Estimate share(double share, double calls, double confidence) {
        double tail = (1 - confidence) / 2;
        double odds = share / (1 - share);
        FDistribution f = FDistribution.of(2.0 * up, 2.0 * down);
        // The next outage may have been due at the end of the window: one more counts against the service.
        double low = odds * down / (down + 1) / f.inverseCumulativeProbability(1 - tail);
        double high = odds / f.inverseCumulativeProbability(tail);
        double effective = Math.min(calls, down / (1 - share));
        Interval interval = new Interval(low / (1 + low), high / (1 + high));
        return Estimate.ofBlocks(share, interval, calls / effective, effective, Correlation.NONE);
    }
}
