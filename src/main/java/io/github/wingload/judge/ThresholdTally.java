package io.github.wingload.judge;

import io.github.wingload.exchange.Call;
import io.github.wingload.exchange.Classification;
import io.github.wingload.exchange.Classification.CacheResult;
import io.github.wingload.plan.Measure;
import io.github.wingload.plan.Measure.Calls;
import io.github.wingload.plan.Measure.Kind;
import io.github.wingload.plan.Operator;
import io.github.wingload.plan.Plan;
import io.github.wingload.plan.Rule;
import io.github.wingload.plan.Stage;
import io.github.wingload.plan.Task;
import io.github.wingload.result.HeadlineTime;
import io.github.wingload.result.Window;
import io.github.wingload.stats.CallLedger;
import io.github.wingload.stats.Clusters;
import io.github.wingload.stats.SlotCounts;
import io.github.wingload.stats.SlotTimes;
import io.github.wingload.stats.Slots;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * The calls that one threshold is about, over time. Not thread-safe.
 *
 * <p>For a percentile, calls within the limit are counted exactly: a histogram's bucket may lie across the limit. A
 * percentile of all calls is over all that were intended; those that were not ok never ended in time.
 *
 * <p>Times are of the {@linkplain TimedTasks tasks that are timed}, rates and shares of all.
 */
final class ThresholdTally {

    private static final double NS_PER_MS = 1e6;

    private final Rule threshold;
    private final HeadlineTime time;
    private final boolean[] tasks;
    private final long beginNs;
    private final long endNs;
    private final long limitNs;

    final SlotCounts intended = new SlotCounts();
    final SlotCounts ended = new SlotCounts();
    final SlotCounts ok = new SlotCounts();

    /** What a percentile, or a share of what answers tell, is over: calls, or items. */
    final SlotCounts judged = new SlotCounts();

    /**
     * Of a percentile, those of them that are within the limit: up to it for {@code <=} and {@code >}, below it for {@code <} and
     * {@code >=}; else hits, or ok items.
     */
    final SlotCounts within = new SlotCounts();

    /** Their times, as far as they have one. */
    final SlotTimes times = new SlotTimes();

    /** Items by the answers that they came in. */
    final Clusters items = new Clusters();

    ThresholdTally(Plan plan, Course course, Rule threshold) {
        this.threshold = threshold;
        this.time = HeadlineTime.of(plan.load());
        this.tasks = tasks(plan.tasks(), threshold);
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

    private static boolean[] tasks(List<Task> tasks, Rule threshold) {
        IntPredicate spokenOf =
                task -> threshold.task().map(tasks.get(task).name()::equals).orElse(true);
        if (threshold.measure().kind().time()) {
            return TimedTasks.of(tasks, spokenOf);
        }
        boolean[] all = new boolean[tasks.size()];
        for (int task = 0; task < all.length; task++) {
            all[task] = spokenOf.test(task);
        }
        return all;
    }

    Rule threshold() {
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
        } else if (!call.plain()) {
            recordDetail(call, slot);
        }
    }

    private void recordDetail(Call call, int slot) {
        Classification detail = call.classification();
        switch (threshold.measure().kind()) {
            case CACHE_HIT_RATE -> {
                if (call.ok() && call.mutation().isEmpty() && detail.cache() != CacheResult.UNKNOWN) {
                    judged.add(slot);
                    within.add(slot, detail.cache() == CacheResult.HIT ? 1 : 0);
                }
            }
            case ITEM_SUCCESS_RATE -> {
                judged.add(slot, detail.items());
                within.add(slot, detail.itemsOk());
                items.add(detail.itemsOk(), detail.items());
            }
            default -> {}
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
