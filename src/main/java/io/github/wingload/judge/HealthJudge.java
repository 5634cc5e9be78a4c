package io.github.wingload.judge;

import static io.github.wingload.judge.words.Wording.count;
import static io.github.wingload.judge.words.Wording.text;

import io.github.wingload.monitor.GeneratorFigures;
import io.github.wingload.plan.OpenLoad;
import io.github.wingload.plan.Plan;
import io.github.wingload.result.ExceptionGroup;
import io.github.wingload.result.GeneratorHealth;
import io.github.wingload.result.GeneratorHealth.Signal;
import io.github.wingload.result.GeneratorHealth.State;
import io.github.wingload.result.RunResult;
import io.github.wingload.stats.CallStats;
import io.github.wingload.stats.Durations;
import io.github.wingload.stats.Phases;
import io.github.wingload.text.Unit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Judges the generator by what it saw of itself.
 *
 * <p>It was limited if, because of it, a start was dropped, or more than one in a hundred was later than 100 ms, or the 99th
 * percentile of lateness was beyond 20 ms and a tenth of the median response time. A start that found the most calls in
 * flight already is the target's doing, unless the generator was limited otherwise or spent more of the calls' time than the
 * target. A busy core alone limits nothing.
 */
final class HealthJudge {

    private static final double P99 = 99;
    private static final double PERCENT = 100;
    private static final double MOSTLY = 0.5;
    private static final double LATE_PERCENT = 1;
    private static final double LIMITED_MS = 20;
    private static final double LIMITED_SHARE = 0.10;
    private static final double SUSPECT_MS = 10;
    private static final double SUSPECT_SHARE = 0.02;
    private static final double POOL_WAIT_MS = 10;
    private static final double DISPATCH_MS = 20;
    private static final double THREAD_PERCENT = 70;
    private static final double MACHINE_PERCENT = 80;
    private static final double STEAL_PERCENT = 5;
    private static final double GC_PAUSE_MS = 100;
    private static final double GC_PERCENT = 1;
    private static final double HICCUP_MS = 50;
    private static final double CLOCK_STEP_MS = 50;
    private static final double DESCRIPTOR_PERCENT = 80;
    private static final double MS_PER_SECOND = 1e3;
    private static final double BYTES_PER_MB = 1e6;

    private final Plan plan;
    private final RunResult result;
    private final CallStats calls;
    private final Punctuality punctuality;

    /** @param calls of the window */
    HealthJudge(Plan plan, RunResult result, CallStats calls, Punctuality punctuality) {
        this.plan = plan;
        this.result = result;
        this.calls = calls;
        this.punctuality = punctuality;
    }

    GeneratorHealth judge() {
        List<Signal> signals = new ArrayList<>();
        Signal lateness = lateness();
        signals.add(lateness);
        signals.add(drops(lateness.state() == State.LIMITED));
        signals.add(exceptions());
        Phases phases = result.totals().phases();
        signals.add(p99Below("pool wait", phases.poolWait(), POOL_WAIT_MS, "calls waited for a connection of ours"));
        signals.add(p99Below("dispatch", phases.dispatch(), DISPATCH_MS, "requests waited for our own loop"));
        if (result.generator().observedSeconds() > 0) {
            machine(result.generator(), signals);
        }
        signals.sort(Comparator.comparing(Signal::state).reversed());
        State worst = signals.stream()
                .map(Signal::state)
                .max(Comparator.naturalOrder())
                .orElse(State.OK);
        return new GeneratorHealth(worst, signals);
    }

    private Signal lateness() {
        Durations late = punctuality.lateness();
        double p99 = late.percentileMs(P99);
        double median = calls.all().response().percentileMs(PERCENT / 2);
        double muchPercent = late.count() == 0 ? 0 : PERCENT * punctuality.muchTooLate() / late.count();
        String figures = spread(late) + ", " + count(punctuality.muchTooLate()) + " later than 100 ms";
        double limit = Math.max(LIMITED_MS, LIMITED_SHARE * median);
        double suspicion = Math.max(SUSPECT_MS, SUSPECT_SHARE * median);
        if (muchPercent > LATE_PERCENT) {
            String finding = text("%.2f%% of starts were later than 100 ms, more than 1%%", muchPercent);
            return new Signal("lateness", figures, State.LIMITED, finding);
        }
        if (p99 > limit) {
            String finding = "one start in a hundred was later than " + Unit.TIME.beside(p99, limit) + ", the limit is "
                    + Unit.TIME.exact(limit);
            return new Signal("lateness", figures, State.LIMITED, finding);
        }
        String finding = "one start in a hundred was later than " + Unit.TIME.text(p99);
        return signal("lateness", figures, p99 > suspicion, finding);
    }

    private Signal drops(boolean limitedOtherwise) {
        long dropped = calls.dropped();
        String figures = count(dropped, "start", "starts") + " dropped";
        if (dropped == 0 || !(plan.load() instanceof OpenLoad open)) {
            return signal("dropped", figures, dropped > 0, "starts were dropped");
        }
        int limit = open.inFlightLimit(plan.longestFlow());
        long peak = result.load().peakInFlight();
        Phases phases = result.totals().phases();
        double ownMs = phases.poolWait().meanMs() + phases.dispatch().meanMs();
        double serviceMs = calls.all().service().meanMs();
        if (peak > 0 && peak < limit) {
            return new Signal(
                    "dropped",
                    figures,
                    State.LIMITED,
                    "starts were dropped with only " + count(peak) + " of " + count(limit) + " calls in flight");
        }
        if (limitedOtherwise) {
            return new Signal(
                    "dropped", figures, State.LIMITED, "starts were dropped while the generator could not keep up");
        }
        if (ownMs > MOSTLY * serviceMs) {
            return new Signal(
                    "dropped",
                    figures,
                    State.LIMITED,
                    "starts were dropped while calls spent " + Unit.TIME.text(ownMs) + " of "
                            + Unit.TIME.text(serviceMs) + " in the generator itself");
        }
        return new Signal(
                "dropped",
                figures,
                State.SUSPECT,
                "starts found " + count(limit)
                        + " calls, the most allowed, waiting for the target; they count as failed");
    }

    private Signal exceptions() {
        long count =
                result.exceptions().stream().mapToLong(ExceptionGroup::count).sum();
        String first = count == 0 ? "" : result.exceptions().get(0).message();
        return signal("exceptions", count(count, "exception", "exceptions"), count > 0, "the first is: " + first);
    }

    private static Signal p99Below(String name, Durations durations, double limitMs, String finding) {
        double p99 = durations.percentileMs(P99);
        return signal(
                name, spread(durations), p99 > limitMs, "one in a hundred " + finding + " for " + Unit.TIME.text(p99));
    }

    private static void machine(GeneratorFigures seen, List<Signal> signals) {
        signals.add(signal(
                "cpu",
                text(
                        "process mean %.0f%%, peak %.0f%% of a core; %s peak %.0f%%; machine peak %.0f%%",
                        seen.processCpuPercent(),
                        seen.processCpuPeakPercent(),
                        seen.busiestThread().isEmpty() ? "busiest thread" : seen.busiestThread(),
                        seen.busiestThreadPercent(),
                        seen.machinePercent()),
                seen.busiestThreadPercent() > THREAD_PERCENT || seen.machinePercent() > MACHINE_PERCENT,
                seen.machinePercent() > MACHINE_PERCENT
                        ? "the machine was busy for five seconds"
                        : seen.busiestThread() + " was busy for five seconds"));
        signals.add(signal(
                "steal",
                text("peak %.1f%%", seen.stealPercent()),
                seen.stealPercent() > STEAL_PERCENT,
                "the hypervisor took the machine away"));
        double gcPercent = PERCENT * seen.gcPauseTotalMs() / (seen.observedSeconds() * MS_PER_SECOND);
        signals.add(signal(
                "gc",
                "longest pause " + Unit.TIME.text(seen.gcPauseMaxMs()) + ", all "
                        + Unit.TIME.text(seen.gcPauseTotalMs()),
                seen.gcPauseMaxMs() > GC_PAUSE_MS || gcPercent > GC_PERCENT,
                "garbage collection stopped the generator"));
        signals.add(signal(
                "hiccups",
                "p99.9 " + Unit.TIME.text(seen.hiccupP999Ms()) + ", max " + Unit.TIME.text(seen.hiccupMaxMs()),
                seen.hiccupP999Ms() > HICCUP_MS,
                "a thread that only sleeps was woken late"));
        signals.add(signal(
                "clock",
                "largest step " + Unit.TIME.text(seen.clockStepMs()),
                seen.clockStepMs() > CLOCK_STEP_MS,
                "the wall clock was set; times of the run are not touched"));
        double descriptorPercent =
                seen.descriptorLimit() == 0 ? 0 : PERCENT * seen.descriptorsPeak() / seen.descriptorLimit();
        signals.add(signal(
                "descriptors",
                count(seen.descriptorsPeak()) + " of " + count(seen.descriptorLimit()),
                descriptorPercent > DESCRIPTOR_PERCENT,
                "most of the files and sockets that may be open were"));
        signals.add(
                signal("memory", text("peak %,.0f MB resident", seen.residentPeakBytes() / BYTES_PER_MB), false, ""));
    }

    private static Signal signal(String name, String figures, boolean suspect, String finding) {
        return new Signal(name, figures, suspect ? State.SUSPECT : State.OK, suspect ? finding : "");
    }

    private static String spread(Durations durations) {
        return durations.count() == 0
                ? "none"
                : "p50 " + Unit.TIME.text(durations.percentileMs(PERCENT / 2)) + ", p99 "
                        + Unit.TIME.text(durations.percentileMs(P99)) + ", max " + Unit.TIME.text(durations.maxMs());
    }
}
