package io.github.wingload.stats;

import io.github.wingload.exchange.Call;

/**
 * Records ended calls from any thread and hands out the figures, second by second and in all.
 *
 * <p>A call is in exactly one second, with all its figures: the one that was running when it was recorded. So the seconds
 * add up to the totals, and so does every part of them.
 *
 * <p>Thread rule: {@link #record} from any thread; {@link #flip} from one reporter; {@link #totals} from any. Recording takes
 * some 100 ns under a lock that is held no longer than that; flipping exchanges two ledgers under it, so nobody who records
 * waits for the reporter. An ok call allocates nothing.
 *
 * <p>Memory: three ledgers (the running second, the next, the totals) with four histograms a task, 16 KB each if empty, 88 KB
 * if the longest time is a second, 184 KB at the most: about 0.6 MB for a task whose calls take up to a second and do not
 * fail, 2.2 MB at the most. As much again for each kind of mutation, and for cache hits and misses, where there are any.
 * Figures handed out are copies of only what has values, sized by the longest of them.
 */
public final class Recorder {

    private final Object lock = new Object();
    private final Ledger totals;
    private Ledger current;
    private Ledger spare;
    private long secondStartNs;

    /** @param taskCount how many tasks the plan has */
    public Recorder(int taskCount) {
        totals = new Ledger(taskCount);
        current = new Ledger(taskCount);
        spare = new Ledger(taskCount);
    }

    /** Takes a call that has ended, or was dropped. */
    public void record(Call call) {
        synchronized (lock) {
            current.record(call);
        }
    }

    /**
     * Ends the running second and hands out what was recorded in it.
     *
     * @param endNs where it ends, from time zero; the next begins there
     */
    public synchronized SecondStats flip(long endNs) {
        Ledger ended;
        synchronized (lock) {
            ended = current;
            current = spare;
        }
        totals.add(ended);
        SecondStats second = ended.second(secondStartNs, endNs);
        ended.clear();
        spare = ended;
        secondStartNs = endNs;
        return second;
    }

    /** What was recorded up to the last {@link #flip}. */
    public synchronized Totals totals() {
        return totals.totals();
    }
}
