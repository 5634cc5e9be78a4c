package io.github.wingload.result;

import io.github.wingload.exchange.Call;
import io.github.wingload.plan.Measure;
import io.github.wingload.plan.Measure.Calls;
import io.github.wingload.plan.Measure.Kind;
import io.github.wingload.plan.Operator;
import io.github.wingload.plan.Plan;
import io.github.wingload.plan.Stage;
import io.github.wingload.plan.Threshold;
import io.github.wingload.stats.CallLedger;
import io.github.wingload.stats.SlotCounts;
import io.github.wingload.stats.SlotTimes;
import io.github.wingload.stats.Slots;

/**
 * The calls that one threshold is about, over time. Not thread-safe.
 *
 * <p>For a percentile, calls within the limit are counted exactly: a histogram's bucket may lie across the limit. A
 * percentile of all calls is over all that were intended; those that were not ok never ended in time.
 */
final class ThresholdTally {

    private static final double NS_PER_MS = 1e6;

    private final Threshold threshold;
    private final HeadlineTime time;
    private final boolean[] tasks;
    private final long beginNs;
    private final long endNs;
    private final long limitNs;

    final SlotCounts intended = new SlotCounts();
    final SlotCounts ended = new SlotCounts();
    final SlotCounts ok = new SlotCounts();

    /** Calls that a percentile is over. */
    final SlotCounts judged = new SlotCounts();

    /** Those of them that are within the limit: up to it for {@code <=} and {@code >}, below it for {@code <} and {@code >=}. */
    final SlotCounts within = new SlotCounts();

    /** Their times, as far as they have one. */
    final SlotTimes times = new SlotTimes();

    ThresholdTally(Plan plan, Course course, Threshold threshold) {
        this.threshold = threshold;
        this.time = HeadlineTime.of(plan.load());
        this.tasks = new boolean[plan.tasks().size()];
        for (int i = 0; i < tasks.length; i++) {
            String name = plan.tasks().get(i).name();
            tasks[i] = threshold.task().isEmpty() || threshold.task().get().equals(name);
        }
        if (threshold.stage().isEmpty()) {
            beginNs = course.beginNs();
            endNs = course.endNs();
        } else {
            int stage = course.stages().stream()
                    .map(Stage::name)
                    .toList()
                    .indexOf(threshold.stage().get());
            beginNs = stage < 0 ? Course.NO_END : course.beginNs(stage);
            endNs = stage < 0 ? Course.NO_END : course.endNs(stage);
        }
        this.limitNs = Math.round(threshold.limit() * NS_PER_MS);
    }

    Threshold threshold() {
        return threshold;
    }

    /** How long its part of the run's window is, in seconds; 0 if the run did not come that far. */
    double seconds(Window run) {
        long from = Math.min(Math.max(beginNs, run.startNs()), run.endNs());
        return new Window(from, Math.min(endNs, run.endNs()), from).seconds();
    }

    /** Takes a call that was intended in the window. */
    void record(Call call) {
        if (!tasks[call.task()] || call.intendedNs() < beginNs || call.intendedNs() >= endNs) {
            return;
        }
        int slot = Slots.of(call.intendedNs() - beginNs);
        intended.add(slot);
        boolean sent = CallLedger.isRequest(call);
        if (sent) {
            ended.add(slot);
        }
        if (call.ok()) {
            ok.add(slot);
        }
        if (threshold.measure().kind().time()) {
            recordTime(call, slot, sent);
        }
    }

    private void recordTime(Call call, int slot, boolean sent) {
        Measure measure = threshold.measure();
        boolean censored = measure.kind() == Kind.PERCENTILE && measure.of() == Calls.ALL;
        boolean counts = switch (measure.of()) {
            case OK -> call.ok();
            case FAILED -> sent && !call.ok();
            case ALL -> sent || censored;
        };
        if (!counts) {
            return;
        }
        judged.add(slot);
        if (censored && !call.ok()) {
            return;
        }
        long tookNs = time.of(call);
        times.record(slot, tookNs);
        boolean upTo = threshold.operator() == Operator.AT_MOST || threshold.operator() == Operator.ABOVE;
        if (upTo ? tookNs <= limitNs : tookNs < limitNs) {
            within.add(slot);
        }
    }
}
