package io.github.wingload.judge;

import io.github.wingload.exchange.Call;
import io.github.wingload.plan.Figure;
import io.github.wingload.plan.Figure.Calls;
import io.github.wingload.plan.Figure.Things;
import io.github.wingload.plan.Figure.Times;
import io.github.wingload.result.HeadlineTime;
import io.github.wingload.stats.SlotCounts;
import io.github.wingload.stats.SlotTimes;
import io.github.wingload.stats.Slots;
import io.github.wingload.stats.Tally;
import java.util.List;

/**
 * The calls of the window over time, for estimates and for the steadiness of the run. Counts are of all calls, times of the ok
 * calls of {@linkplain TimedTasks timed tasks}. Not thread-safe.
 */
final class WindowTally {

    private final HeadlineTime time;
    private final boolean[] timed;
    private final long beginNs;
    private final Tally calls;

    final Seconds okLogs = new Seconds();
    final Seconds okCounts = new Seconds();

    /** @param timed by task */
    WindowTally(HeadlineTime time, boolean[] timed, long beginNs) {
        this.time = time;
        this.timed = timed;
        this.beginNs = beginNs;
        this.calls = new Tally(
                time::of, List.of(Figure.SUCCESS_RATE, Figure.REQUESTS_PER_HOUR, Figure.percentile(50, Calls.OK)));
    }

    /** Takes a call that was intended in the window. */
    void record(Call call) {
        long sinceNs = call.intendedNs() - beginNs;
        calls.record(Slots.of(sinceNs), call, timed[call.task()]);
        if (call.ok() && timed[call.task()]) {
            int second = (int) (sinceNs / Seconds.LENGTH_NS);
            okLogs.add(second, Math.log(Math.max(1, time.of(call)) / 1e6));
            okCounts.add(second, 1);
        }
    }

    /** Answers for the success rate, for requests per hour, and for percentiles of ok calls. */
    Tally calls() {
        return calls;
    }

    SlotCounts counts(Things things) {
        return calls.counts(things);
    }

    SlotTimes okTimes() {
        return calls.times(Times.of(Calls.OK));
    }
}
