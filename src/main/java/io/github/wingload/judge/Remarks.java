package io.github.wingload.judge;

import io.github.wingload.plan.load.Stage;
import io.github.wingload.result.CacheSplit;
import io.github.wingload.result.EndReason;
import io.github.wingload.result.GeneratorHealth;
import io.github.wingload.result.GeneratorHealth.State;
import io.github.wingload.result.Judgement.Verdict;
import io.github.wingload.result.PairedComparison;
import io.github.wingload.result.PairedComparison.Differences;
import io.github.wingload.result.PairedComparison.Outcomes;
import io.github.wingload.result.Remark;
import io.github.wingload.result.Remark.Contradiction;
import io.github.wingload.result.Remark.Contradiction.Count;
import io.github.wingload.result.Remark.GeneratorLimited;
import io.github.wingload.result.Remark.OrderMatters;
import io.github.wingload.result.Remark.RampInWindow;
import io.github.wingload.result.Remark.ShortRun;
import io.github.wingload.result.Remark.SidesFailed;
import io.github.wingload.result.Remark.SpecialCalls;
import io.github.wingload.result.Remark.StatusesDiffer;
import io.github.wingload.result.Remark.TargetMetOnlyWithFailures;
import io.github.wingload.result.Remark.WallTimeDiffers;
import io.github.wingload.result.RunResult;
import io.github.wingload.result.Window;
import io.github.wingload.stats.Blocking;
import io.github.wingload.stats.CallStats;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Collects what a reader should know besides the figures. */
final class Remarks {

    private static final double LONG_RAMP = 0.25;
    private static final double EVENLY = 50;

    private final Case run;
    private final GeneratorHealth generator;
    private final Verdict verdict;
    private final Window window;
    private final CallStats calls;
    private final List<Remark> found = new ArrayList<>();

    Remarks(Case run, GeneratorHealth generator, Verdict verdict) {
        this.run = run;
        this.generator = generator;
        this.verdict = verdict;
        this.window = run.window();
        this.calls = run.calls();
    }

    /**
     * All remarks, in the order in which a reader sees them.
     *
     * @param steadiness compares the start of the run with its end
     * @param agreement compares figures with each other
     * @param cache hits and misses, if some task has a cache rule
     * @param streams what streamed answers were
     * @param warmUp calls of the warm-up
     * @param comparison of two sides
     * @param beyondPlan calls that were intended after the planned end
     * @param completedPairs further such calls, of pairs that had begun before
     */
    List<Remark> of(
            Course course,
            Steadiness steadiness,
            Agreement agreement,
            Optional<CacheSplit> cache,
            StreamDoubts streams,
            CallStats warmUp,
            Optional<PairedComparison> comparison,
            long beyondPlan,
            long completedPairs) {
        found.addAll(run.result().contradictions());
        analysed(calls.intended() + warmUp.intended() + beyondPlan + completedPairs);
        run.result()
                .merged()
                .ifPresent(merged -> found.addAll(
                        new ShardFaults(merged).remarks(run.result().load().loadDuration())));
        Shortfall.of(run).ifPresent(found::add);
        generator();
        targetMetOnlyWithFailures();
        ramps(course);
        shortRun(Blocking.of(window.seconds()));
        found.addAll(run.diversity().remarks());
        cache.ifPresent(split -> found.addAll(new CacheDoubts(run.plan(), split, run.diversity()).remarks()));
        found.addAll(streams.remarks());
        comparison.ifPresent(this::sides);
        found.addAll(steadiness.remarks());
        wallTime();
        found.addAll(agreement.remarks());
        calls(SpecialCalls.Kind.UNFINISHED, calls.unfinished());
        calls(SpecialCalls.Kind.UNKNOWN, run.result().load().unknown());
        calls(SpecialCalls.Kind.CLAMPED, calls.clamped());
        calls(SpecialCalls.Kind.BEYOND_PLAN, beyondPlan);
        calls(SpecialCalls.Kind.COMPLETED_PAIRS, completedPairs);
        calls(SpecialCalls.Kind.FAILED_ON_START, run.failedOnStart());
        return found;
    }

    /**
     * The totals and the analysis count calls on their own, and must agree.
     *
     * <p>While a run goes on, calls can come between totals and analysis, so that only a run that has ended is checked.
     */
    private void analysed(long analysed) {
        RunResult result = run.result();
        long recorded = result.aggregated().intended();
        if (recorded != analysed && result.load().end() != EndReason.KILLED) {
            found.add(new Contradiction(Count.ANALYSED, Optional.empty(), recorded, analysed));
        }
    }

    /** A limited generator, where failed calls are the target's all the same. */
    private void generator() {
        if (verdict == Verdict.FAIL) {
            generator.signals().stream()
                    .filter(signal -> signal.state() == State.LIMITED)
                    .forEach(signal -> found.add(new GeneratorLimited(signal)));
        }
    }

    /** A target rate that was reached only with calls that failed. */
    private void targetMetOnlyWithFailures() {
        if (run.targetPerHour().isEmpty()) {
            return;
        }
        double target = run.targetPerHour().getAsDouble();
        double ok = window.okPerHour(calls.ok().count(), calls.requests());
        if (window.deliveredPerHour(calls.requests()) >= target && ok < target && calls.failures() > 0) {
            found.add(new TargetMetOnlyWithFailures(target, ok));
        }
    }

    /** Ramps that take a large part of the window. */
    private void ramps(Course course) {
        double ramps = 0;
        List<String> held = new ArrayList<>();
        for (int i = 0; i < course.stages().size(); i++) {
            Stage stage = course.stages().get(i);
            double seconds = course.window(i, window, window.endNs()).seconds();
            if (!stage.steady()) {
                ramps += seconds;
            } else if (seconds > 0) {
                held.add(stage.name());
            }
        }
        if (ramps > LONG_RAMP * window.seconds()) {
            found.add(new RampInWindow(ramps, window.seconds(), held));
        }
    }

    /** What a reader of a comparison should know besides its figures. */
    private void sides(PairedComparison comparison) {
        Outcomes outcomes = comparison.outcomes();
        if (outcomes.onlyFirstFailed() + outcomes.onlySecondFailed() > 0) {
            found.add(new SidesFailed(
                    comparison.first(),
                    comparison.second(),
                    outcomes.onlyFirstFailed(),
                    outcomes.onlySecondFailed(),
                    outcomes.firstFailedPercent()
                            .filter(share -> share.interval().low() > EVENLY
                                    || share.interval().high() < EVENLY)
                            .isPresent()));
        }
        if (outcomes.statusDiffers() > 0) {
            found.add(new StatusesDiffer(outcomes.statusDiffers(), outcomes.pairs()));
        }
        comparison
                .times()
                .map(Differences::orderRatio)
                .filter(order -> order.interval().low() > 1 || order.interval().high() < 1)
                .ifPresent(order -> found.add(new OrderMatters(order)));
    }

    private void shortRun(Blocking blocking) {
        if (calls.requests() > 0 && blocking.shortRun()) {
            found.add(new ShortRun(blocking.longEnoughSeconds()));
        }
    }

    /** The length that rates divide by, if the run took longer. */
    private void wallTime() {
        double wall = run.result().load().lastCallEnd().toMillis() / 1e3;
        if (wall - window.seconds() >= 1) {
            found.add(new WallTimeDiffers(window.seconds(), wall, window.startNs() > 0));
        }
    }

    /** A remark on calls of a kind, if there are such calls. */
    private void calls(SpecialCalls.Kind kind, long count) {
        if (count > 0) {
            found.add(new SpecialCalls(kind, count));
        }
    }
}
