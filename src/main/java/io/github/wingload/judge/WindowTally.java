package io.github.wingload.judge;

import io.github.wingload.exchange.Call;
import io.github.wingload.result.HeadlineTime;
import io.github.wingload.stats.CallLedger;
import io.github.wingload.stats.SlotCounts;
import io.github.wingload.stats.SlotTimes;
import io.github.wingload.stats.Slots;

/**
 * The calls of the window over time: what estimates and the steadiness of a run are made from. Counts are of all calls, times
 * of the ok ones of {@linkplain TimedTasks tasks that are timed}. Not thread-safe.
 */
final class WindowTally {

    private static final double NS_PER_MS = 1e6;

    private final HeadlineTime time;
    private final boolean[] timed;
    private final long beginNs;

    final SlotCounts intended = new SlotCounts();
    final SlotCounts ended = new SlotCounts();
    final SlotCounts ok = new SlotCounts();
    final SlotTimes okTimes = new SlotTimes();
    final Seconds okLogs = new Seconds();
    final Seconds okCounts = new Seconds();

    /** @param timed by task */
    WindowTally(HeadlineTime time, boolean[] timed, long beginNs) {
        this.time = time;
        this.timed = timed;
        this.beginNs = beginNs;
    }

    /** Takes a call that was intended in the window. */
    void record(Call call) {
        long sinceNs = call.intendedNs() - beginNs;
        int slot = Slots.of(sinceNs);
        intended.add(slot);
        if (CallLedger.isRequest(call)) {
            ended.add(slot);
        }
        if (call.ok()) {
            ok.add(slot);
        }
        if (call.ok() && timed[call.task()]) {
            long tookNs = time.of(call);
            okTimes.record(slot, tookNs);
            int second = (int) (sinceNs / Seconds.LENGTH_NS);
            okLogs.add(second, Math.log(Math.max(1, tookNs) / NS_PER_MS));
            okCounts.add(second, 1);
        }
    }
}
