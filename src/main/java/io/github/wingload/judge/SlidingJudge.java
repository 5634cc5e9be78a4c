package io.github.wingload.judge;

import io.github.wingload.plan.Figure.Calls;
import io.github.wingload.plan.Figure.Counted;
import io.github.wingload.plan.Figure.Rate;
import io.github.wingload.plan.Figure.Things;
import io.github.wingload.plan.Figure.Timing;
import io.github.wingload.plan.Operator;
import io.github.wingload.plan.Rule;
import io.github.wingload.result.Analysis.ThresholdResult;
import io.github.wingload.result.Analysis.ThresholdResult.State;
import io.github.wingload.result.ThresholdFinding;
import io.github.wingload.result.ThresholdFinding.NoWindow;
import io.github.wingload.result.ThresholdFinding.Windows;
import io.github.wingload.stats.Blocking;
import io.github.wingload.stats.Slots;
import io.github.wingload.stats.interval.Interval;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Compares every window of a threshold's length with the threshold. Windows start every ten seconds; each is judged by the interval
 * of its share or percentile, and by its own figure where that has no interval. A length that is not a multiple of ten seconds is rounded up.
 */
final class SlidingJudge {

    private static final double ROUNDING = 1e-12;
    private static final double LESS_THAN_ONE = 1e-6;

    /** Windows that overlap count as twice as many as fit into the run side by side. */
    private static final double OVERLAP = 2;

    private final ThresholdTally tally;
    private final Rule threshold;
    private final Blocking blocking;
    private final int length;
    private final double lengthSeconds;

    /** A window misses the threshold only if it does so beyond what the worst of so many windows does by chance. */
    private final double missConfidence;

    /** Of a percentile, the share of calls within the limit, counted exactly; empty for a figure that is no share. */
    private final Optional<JudgedShare> share;

    SlidingJudge(ThresholdTally tally, Blocking blocking) {
        this.tally = tally;
        this.threshold = tally.threshold();
        this.share = JudgedShare.of(threshold);
        this.blocking = blocking;
        this.length = (int) Math.ceil(threshold.over().orElseThrow().toMillis() / 1e3 / Slots.STEP_SECONDS);
        this.lengthSeconds = (double) length * Slots.STEP_SECONDS;
        double independentWindows = Math.max(1, OVERLAP * Math.ceil(blocking.seconds() / lengthSeconds));
        this.missConfidence = 1 - (1 - ThresholdJudge.CONFIDENCE) / independentWindows;
    }

    ThresholdResult judge() {
        int windows = (int) (blocking.seconds() / Slots.STEP_SECONDS) - length + 1;
        return windows < 1
                ? result(State.INCONCLUSIVE, new NoWindow(lengthSeconds, blocking.seconds()))
                : ThresholdJudge.nothingToJudge(tally, blocking).orElseGet(() -> judge(windows));
    }

    private ThresholdResult judge(int windows) {
        int missed = 0;
        int undecided = 0;
        int worst = 0;
        double worstBadness = Double.NEGATIVE_INFINITY;
        for (int first = 0; first < windows; first++) {
            double badness = badness(first);
            State state = state(first, badness);
            missed += state == State.FAIL ? 1 : 0;
            undecided += state == State.INCONCLUSIVE ? 1 : 0;
            if (badness > worstBadness) {
                worst = first;
                worstBadness = badness;
            }
        }
        State state = missed > 0 ? State.FAIL : undecided > 0 ? State.INCONCLUSIVE : State.PASS;
        double worstSeconds = (double) worst * Slots.STEP_SECONDS;
        return result(
                state,
                new Windows(
                        windows, missed, undecided, lengthSeconds, worstSeconds, figure(worst), intended(worst) > 0));
    }

    /** By the window's interval for a share and a percentile; by the figure alone where that has no interval. */
    private State state(int first, double badness) {
        if (share.filter(JudgedShare::hasInterval).isEmpty() || figure(first).isEmpty()) {
            return ThresholdJudge.state(badness <= 0);
        }
        return badness > 0
                ? only(State.FAIL, byInterval(share.get(), first, missConfidence))
                : only(State.PASS, byInterval(share.get(), first, ThresholdJudge.CONFIDENCE));
    }

    private static State only(State wanted, State found) {
        return found == wanted ? wanted : State.INCONCLUSIVE;
    }

    private State byInterval(JudgedShare judged, int first, double confidence) {
        Interval interval = Blocking.of(first * Slots.PER_STEP, lengthSeconds)
                .localShare(tally.counts(judged.part()), tally.counts(judged.of()), confidence);
        return judged.state(interval);
    }

    private ThresholdResult result(State state, ThresholdFinding finding) {
        return new ThresholdResult(threshold, state, Optional.empty(), finding);
    }

    /** How far a window is beyond the limit; zero or less if it meets the threshold. */
    private double badness(int first) {
        return share.map(judged -> badness(judged, first)).orElseGet(() -> badnessOfFigure(first));
    }

    private double badness(JudgedShare judged, int first) {
        long of = total(judged.of(), first);
        if (of == 0) {
            return withoutFigure(first);
        }
        double value = (double) total(judged.part(), first) / of;
        // 99.9 % is a little more than 999 of 1000 in binary.
        boolean atLimit = Math.abs(value - judged.limit()) < ROUNDING;
        return beyond(judged.operator(), atLimit ? judged.limit() : value, judged.limit());
    }

    private double badnessOfFigure(int first) {
        OptionalDouble figure = figure(first);
        if (figure.isEmpty()) {
            return withoutFigure(first);
        }
        double leniently = figure.getAsDouble() + (threshold.operator().upper() ? -leniency() : leniency());
        return beyond(threshold.operator(), leniently, threshold.limit());
    }

    /** A figure at a limit that it must stay below, or above, misses the limit by the smallest amount. */
    private static double beyond(Operator operator, double value, double limit) {
        double wrong = operator.upper() ? value - limit : limit - value;
        return wrong == 0 && !operator.holds(value, limit) ? Double.MIN_VALUE : wrong;
    }

    /** A window whose calls all failed misses a threshold on ok calls; a window without calls meets every threshold. */
    private double withoutFigure(int first) {
        boolean ofOk =
                threshold.figure() instanceof Timing timing && timing.times().calls() == Calls.OK;
        return ofOk && intended(first) > 0 ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
    }

    /** Starts at equal distances put one call more or less into a window: a rate misses its limit by a whole call or more. */
    private double leniency() {
        if (!(threshold.figure() instanceof Rate rate)) {
            return 0;
        }
        double oneCall = rate.per().toSeconds() / lengthSeconds;
        return oneCall * (1 - LESS_THAN_ONE);
    }

    /** Empty without calls, and for a percentile that falls among failed calls. */
    private OptionalDouble figure(int first) {
        OptionalDouble figure = threshold
                .figure()
                .from(tally.calls().values(first * Slots.PER_STEP, (first + length) * Slots.PER_STEP, lengthSeconds));
        return figure.isPresent() && Double.isInfinite(figure.getAsDouble()) ? OptionalDouble.empty() : figure;
    }

    private long intended(int first) {
        return total(Things.INTENDED, first);
    }

    private long total(Counted counted, int first) {
        return tally.counts(counted).total(first * Slots.PER_STEP, (first + length) * Slots.PER_STEP);
    }
}
