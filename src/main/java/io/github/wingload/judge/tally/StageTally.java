package io.github.wingload.judge.tally;

import io.github.wingload.exchange.Call;
import io.github.wingload.plan.Plan;
import io.github.wingload.result.Analysis.StageResult;
import io.github.wingload.result.Window;
import io.github.wingload.stats.CallLedger;
import io.github.wingload.stats.SlotCounts;
import io.github.wingload.stats.Slots;

/** The calls of one stage. Not thread-safe. */
public final class StageTally {

    private static final long SECOND_NS = 1_000_000_000L;

    private final String name;
    private final long beginNs;
    private final CallLedger calls = new CallLedger();
    private final SlotCounts intended = new SlotCounts();
    private final SlotCounts ended = new SlotCounts();

    /** Calls that were sent, by the second in which they ended. */
    private final SlotCounts endedInSecond = new SlotCounts();

    private long lastEndNs;

    public StageTally(String name, long beginNs) {
        this.name = name;
        this.beginNs = beginNs;
    }

    /** Takes a call that was intended in the stage. */
    public void record(Call call, boolean sent) {
        calls.record(call);
        intended.add(Slots.of(call.intendedNs() - beginNs));
        ended.add(Delivery.slotOfEnd(call, beginNs));
        if (sent) {
            lastEndNs = Math.max(lastEndNs, call.endNs());
            endedInSecond.add((int) ((call.endNs() - beginNs) / SECOND_NS));
        }
    }

    /** When the last of its calls that were sent had ended. */
    public long lastEndNs() {
        return lastEndNs;
    }

    /** @param part the stage's part of the window */
    public StageResult result(Plan plan, Window part) {
        return new StageResult(
                name,
                part.withBacklog(Delivery.backlogPerSecond(plan, part, intended, ended)),
                calls.stats(),
                endedInSecond.most());
    }
}
