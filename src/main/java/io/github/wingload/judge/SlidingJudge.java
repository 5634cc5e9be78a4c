package io.github.wingload.judge;

import static io.github.wingload.text.Figures.count;

import io.github.wingload.plan.Figure.Calls;
import io.github.wingload.plan.Figure.Counted;
import io.github.wingload.plan.Figure.Percentile;
import io.github.wingload.plan.Figure.Rate;
import io.github.wingload.plan.Figure.Share;
import io.github.wingload.plan.Figure.Things;
import io.github.wingload.plan.Figure.Timing;
import io.github.wingload.plan.Rule;
import io.github.wingload.result.Analysis.ThresholdResult.State;
import io.github.wingload.stats.Blocking;
import io.github.wingload.stats.Slots;
import io.github.wingload.text.Figures;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Holds every window of a threshold's length against it, sliding by ten seconds, each by its figure alone. A length that is
 * no multiple of ten seconds is rounded up to one.
 */
final class SlidingJudge {

    private static final double ROUNDING = 1e-12;
    private static final double PERCENT = 100;
    private static final double MS_PER_SECOND = 1e3;
    private static final double LESS_THAN_ONE = 1e-6;

    private final ThresholdTally tally;
    private final Rule threshold;
    private final Blocking blocking;
    private final int length;

    SlidingJudge(ThresholdTally tally, Blocking blocking) {
        this.tally = tally;
        this.threshold = tally.threshold();
        this.blocking = blocking;
        this.length = Slots.in(threshold.over().orElseThrow().toMillis() / MS_PER_SECOND);
    }

    Ruling judge() {
        Subject subject = new Subject(threshold);
        int windows = (int) (blocking.seconds() / Slots.SECONDS) - length + 1;
        String over = Figures.stretch((double) length * Slots.SECONDS);
        if (windows < 1) {
            String finding = "no window of " + over + " fits into the " + Figures.stretch(blocking.seconds())
                    + " that are judged";
            Ruling ruling = Ruling.of(threshold, State.INCONCLUSIVE, Optional.empty(), finding);
            return ruling.needing((double) length * Slots.SECONDS);
        }
        Optional<Ruling> nothing = ThresholdJudge.nothingToJudge(tally, blocking);
        if (nothing.isPresent()) {
            return nothing.get();
        }
        int broken = 0;
        int worst = 0;
        for (int first = 0; first < windows; first++) {
            if (!kept(first)) {
                broken++;
            }
            if (rank(first) > rank(worst)) {
                worst = first;
            }
        }
        String kept = broken == 0
                ? "kept in all of " + count(windows, "window", "windows")
                : "broken in " + count(broken) + " of " + count(windows, "window", "windows");
        String finding = subject.figure() + ", " + subject.limit() + " asked, is " + kept + " of " + over
                + ", each by its own figure; the worst is " + words(subject, worst);
        return Ruling.of(threshold, Ruling.state(broken == 0), Optional.empty(), finding);
    }

    private String words(Subject subject, int first) {
        String when = " from " + Figures.stretch((double) first * Slots.SECONDS) + " to "
                + Figures.stretch((double) (first + length) * Slots.SECONDS);
        OptionalDouble figure = figure(first);
        return (figure.isPresent() ? subject.value(figure.getAsDouble()) : noFigure(first)) + when;
    }

    private String noFigure(int first) {
        if (intended(first) == 0) {
            return "that no call was intended";
        }
        return threshold.figure() instanceof Share share && share.ofAnswers()
                ? "that no answer told"
                : "that no percentile was reached: too many calls failed";
    }

    /** The greater, the worse. */
    private double rank(int first) {
        return badness(first).orElse(kept(first) ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY);
    }

    /** A window with calls of which none is judged breaks a promise about ok calls; one without calls breaks none. */
    private boolean kept(int first) {
        OptionalDouble badness = badness(first);
        if (badness.isPresent()) {
            return badness.getAsDouble() <= 0;
        }
        boolean promisesOk =
                threshold.figure() instanceof Timing timing && timing.times().calls() == Calls.OK;
        return !promisesOk || intended(first) == 0;
    }

    /**
     * How far a window is from keeping the threshold, at most zero if it does; empty without a figure. A percentile's is that
     * of the share within the limit, counted exactly.
     */
    private OptionalDouble badness(int first) {
        boolean upper = threshold.operator().upper();
        if (threshold.figure() instanceof Percentile percentile) {
            long judged = total(percentile.times(), first);
            long within =
                    total(ThresholdTally.withinLimit(threshold, percentile).part(), first);
            double lacking = percentile.number() / PERCENT - (double) within / judged;
            // 99.9 % is a little more than 999 of 1000 in binary.
            double exact = Math.abs(lacking) < ROUNDING ? 0 : lacking;
            return judged == 0 ? OptionalDouble.empty() : OptionalDouble.of(upper ? exact : aboveZero(-exact));
        }
        OptionalDouble figure = figure(first);
        if (figure.isEmpty()) {
            return figure;
        }
        double leniently = figure.getAsDouble() + (upper ? -leniency() : leniency());
        double over = leniently - threshold.limit();
        double wrong = upper ? over : -over;
        boolean holds = threshold.operator().holds(leniently, threshold.limit());
        return OptionalDouble.of(holds ? wrong : aboveZero(wrong));
    }

    /** Starts at equal distances put a call more or less into a window: a rate is not broken by less than one. */
    private double leniency() {
        if (!(threshold.figure() instanceof Rate rate)) {
            return 0;
        }
        double oneCall = rate.per().toSeconds() / ((double) length * Slots.SECONDS);
        return oneCall * (1 - LESS_THAN_ONE);
    }

    /** A figure that is just at a limit that it must not reach is as near as can be, and broken. */
    private static double aboveZero(double wrong) {
        return wrong == 0 ? Double.MIN_VALUE : wrong;
    }

    /** Empty without calls, and for a percentile that falls among failed calls. */
    private OptionalDouble figure(int first) {
        double seconds = (double) length * Slots.SECONDS;
        OptionalDouble figure = threshold.figure().from(tally.calls().values(first, first + length, seconds));
        return figure.isPresent() && Double.isInfinite(figure.getAsDouble()) ? OptionalDouble.empty() : figure;
    }

    private long intended(int first) {
        return total(Things.INTENDED, first);
    }

    private long total(Counted counted, int first) {
        return tally.counts(counted).total(first, first + length);
    }
}
