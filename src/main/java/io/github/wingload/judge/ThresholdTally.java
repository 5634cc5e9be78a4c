package io.github.wingload.judge;

import io.github.wingload.exchange.Call;
import io.github.wingload.judge.tally.Delivery;
import io.github.wingload.judge.tally.TimedTasks;
import io.github.wingload.monitor.Stall;
import io.github.wingload.plan.Figure;
import io.github.wingload.plan.Figure.Counted;
import io.github.wingload.plan.Figure.Good;
import io.github.wingload.plan.Figure.Mean;
import io.github.wingload.plan.Figure.Percentile;
import io.github.wingload.plan.Figure.Rate;
import io.github.wingload.plan.Figure.Share;
import io.github.wingload.plan.Figure.Speed;
import io.github.wingload.plan.Figure.Things;
import io.github.wingload.plan.Figure.Times;
import io.github.wingload.plan.Figure.Timing;
import io.github.wingload.plan.Figure.Within;
import io.github.wingload.plan.Operator;
import io.github.wingload.plan.Plan;
import io.github.wingload.plan.Reporting.Slo;
import io.github.wingload.plan.Rule;
import io.github.wingload.plan.task.Task;
import io.github.wingload.result.Analysis.ThresholdResult.State;
import io.github.wingload.result.HeadlineTime;
import io.github.wingload.result.Window;
import io.github.wingload.stats.SlotCounts;
import io.github.wingload.stats.Slots;
import io.github.wingload.stats.Tally;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * The calls of one threshold over time. Not thread-safe.
 *
 * <p>For a percentile, calls within the limit are counted exactly: a histogram's bucket may lie across the limit.
 *
 * <p>Times are of the {@linkplain TimedTasks timed tasks}, rates and shares of all tasks.
 */
final class ThresholdTally {

    private final Rule threshold;
    private final boolean[] tasks;
    private final long beginNs;
    private final long endNs;
    private final Tally calls;
    private final SlotCounts ended;

    ThresholdTally(Plan plan, Course course, Rule threshold) {
        this.threshold = threshold;
        this.tasks = tasks(plan.tasks(), threshold);
        if (threshold.stage().isEmpty()) {
            beginNs = course.beginNs();
            endNs = course.endNs();
        } else {
            int stage = course.stage(threshold.stage().get());
            beginNs = stage < 0 ? Course.NO_END : course.beginNs(stage);
            endNs = stage < 0 ? Course.NO_END : course.endNs(stage);
        }
        List<Figure> figures = new ArrayList<>(List.of(threshold.figure(), Figure.SUCCESS_RATE, Figure.REQUESTS));
        if (threshold.figure() instanceof Percentile percentile) {
            figures.add(withinLimit(threshold, percentile.times(), 1));
        }
        boolean mean = threshold.figure() instanceof Mean || threshold.figure() instanceof Speed;
        if (threshold.figure() instanceof Timing timing && (mean || threshold.figure() instanceof Percentile)) {
            for (State state : List.of(State.PASS, State.FAIL)) {
                figures.add(withinLimit(threshold, timing.times(), EarlyJudge.factor(threshold, state)));
            }
        }
        calls = new Tally(
                HeadlineTime.of(plan.load())::of,
                plan.reporting().slo().orElse(Slo.NONE),
                figures,
                mean ? 1 : Slots.PER_STEP);
        ended = new SlotCounts();
    }

    private ThresholdTally(ThresholdTally like, Tally calls, SlotCounts ended) {
        this.threshold = like.threshold;
        this.tasks = like.tasks;
        this.beginNs = like.beginNs;
        this.endNs = like.endNs;
        this.calls = calls;
        this.ended = ended;
    }

    /** The calls of two tallies for one threshold. */
    ThresholdTally plus(ThresholdTally other) {
        return new ThresholdTally(this, calls.plus(other.calls), ended.plus(other.ended));
    }

    /**
     * With the calls that users would have made, at the rate of the rest of the time, while the generator stood still. For rates in
     * the closed model only: a schedule makes up for what it missed.
     */
    ThresholdTally withMissedCalls(List<Stall> stalls, Window run) {
        Things counted = ((Rate) threshold.figure()).counted();
        long untilNs = Math.min(endNs, run.endNs());
        long stalledNs = stalls.stream()
                .mapToLong(stall -> stall.within(beginNs, untilNs))
                .sum();
        double movingSeconds = seconds(run) - stalledNs / 1e9;
        if (stalledNs == 0 || movingSeconds <= 0) {
            return this;
        }
        double perNs = counts(counted).total(0, Slots.in(seconds(run))) / movingSeconds / 1e9;
        SlotCounts more = new SlotCounts();
        double missed = 0;
        long added = 0;
        for (Stall stall : stalls) {
            for (long ns = Math.max(beginNs, stall.fromNs()); ns < Math.min(untilNs, stall.toNs()); ) {
                int slot = Slots.of(ns - beginNs);
                long next = Math.min(Math.min(untilNs, stall.toNs()), beginNs + (slot + 1) * Slots.LENGTH_NS);
                missed += perNs * (next - ns);
                more.add(slot, Math.round(missed) - added);
                added = Math.round(missed);
                ns = next;
            }
        }
        return new ThresholdTally(this, calls.with(counted, more), ended);
    }

    private static boolean[] tasks(List<Task> tasks, Rule threshold) {
        IntPredicate judged =
                task -> threshold.task().map(tasks.get(task).name()::equals).orElse(true);
        return threshold.figure() instanceof Timing || threshold.figure() instanceof Speed
                ? TimedTasks.of(tasks, judged)
                : TimedTasks.flags(tasks.size(), judged);
    }

    /**
     * The share of calls within the limit of a threshold on times; a call at the limit counts for {@code <=} and {@code >}.
     *
     * @param factor by which the limit is multiplied
     */
    static Share withinLimit(Rule threshold, Times times, double factor) {
        boolean upTo = threshold.operator() == Operator.AT_MOST || threshold.operator() == Operator.ABOVE;
        long limitNs = Math.round(threshold.limit() * factor * 1e6);
        Within within = new Within(times, 0, upTo ? limitNs + 1 : limitNs);
        return new Share("within the limit", "within", within, times, Good.HIGHER);
    }

    Rule threshold() {
        return threshold;
    }

    /** The calls, in slots from the start of the threshold's part of the window. */
    Tally calls() {
        return calls;
    }

    SlotCounts counts(Counted counted) {
        return calls.counts(counted);
    }

    /** The same calls, in the slots in which they ended or were dropped. */
    SlotCounts ended() {
        return ended;
    }

    /** Where its part of the planned window begins, from time zero. */
    long beginNs() {
        return beginNs;
    }

    /** The length of its part of the run's window in seconds; 0 if the run ended before. */
    double seconds(Window run) {
        long from = Math.min(Math.max(beginNs, run.startNs()), run.endNs());
        return new Window(from, Math.min(endNs, run.endNs()), from).seconds();
    }

    /** Takes the tokens of any call, wherever it was intended. */
    void arrive(Call call) {
        if (tasks[call.task()]) {
            calls.arrive(call, beginNs);
        }
    }

    /** Takes a call that was intended in the window. */
    void record(Call call) {
        if (tasks[call.task()] && call.intendedNs() >= beginNs && call.intendedNs() < endNs) {
            calls.record(Slots.of(call.intendedNs() - beginNs), call, true);
            ended.add(Delivery.slotOfEnd(call, beginNs));
        }
    }
}
