package io.github.wingload.judge;

import io.github.wingload.judge.ByAssumption.Assumption;
import io.github.wingload.plan.Figure;
import io.github.wingload.plan.Figure.Counted;
import io.github.wingload.plan.Figure.Things;
import io.github.wingload.plan.Figure.Times;
import io.github.wingload.plan.Plan;
import io.github.wingload.plan.Rule;
import io.github.wingload.plan.load.Load;
import io.github.wingload.result.Analysis.ThresholdResult.State;
import io.github.wingload.result.Decision;
import io.github.wingload.stats.Blocking;
import io.github.wingload.stats.Looks;
import io.github.wingload.stats.SlotCounts;
import io.github.wingload.stats.WindowTimes;
import io.github.wingload.stats.interval.Estimate;
import io.github.wingload.stats.interval.Interval;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Decides a threshold before the planned end of a run, if that is possible. Not thread-safe.
 *
 * <p>At each of the {@link Looks}, the interval of the calls so far is compared with a limit that is moved against the decision: a
 * service that is to pass early must do so even if its times, its rate, or the odds of its failures were to get worse by
 * {@value #WORSE} times, and one that is to fail early even if they were to get better by {@value #BETTER} times. The reason is that a
 * service which changes slowly looks steady at first. To pass early, some calls must
 * also have been beyond the moved limit, again and again: a run in which that has not happened yet says nothing about the slow
 * spell, or the outage, that may come. These two rules are for what no statistic of the calls so far can know.
 *
 * <p>The result depends on the calls alone, not on when a look is made.
 */
final class EarlyJudge {

    /** By how much a service may still get worse. The audit page shows what follows from it. */
    private static final double WORSE = 1.5;

    /** By how much it may still get better. This is less: a slow spell is taken for a slow service less often than the reverse. */
    private static final double BETTER = 1.4;

    private final Rule threshold;
    private final ByAssumption<ThresholdTally> calls;
    private final long beginNs;
    private final Looks looks;
    private final double unsteadySeconds;
    private final boolean open;
    private int looked;
    private Optional<Decision> decision = Optional.empty();

    private EarlyJudge(Load load, Rule threshold, ByAssumption<ThresholdTally> calls) {
        this.threshold = threshold;
        this.calls = calls;
        this.beginNs = calls.under(Assumption.NO_DELAY).beginNs();
        this.looks = Looks.at(seconds(Load.total(threshold.stages(load))));
        this.unsteadySeconds = seconds(threshold.unsteady(load));
        this.open = load.open();
    }

    /** By which the limit is multiplied for an early decision. */
    static double factor(Rule threshold, State state) {
        double margin = state == State.PASS ? WORSE : BETTER;
        return (state == State.PASS) == threshold.operator().upper() ? 1 / margin : margin;
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }

    /** The judge of a threshold's calls; empty if the threshold can only be judged at the end. */
    static Optional<EarlyJudge> of(Plan plan, Rule threshold, ByAssumption<ThresholdTally> calls) {
        return threshold.decidedEarly(plan.load())
                ? Optional.of(new EarlyJudge(plan.load(), threshold, calls))
                : Optional.empty();
    }

    Optional<Decision> decision() {
        return decision;
    }

    /** Makes the looks that are due. All calls that were intended before this time must have been recorded. */
    void look(long settledNs) {
        while (decision.isEmpty() && looked < looks.endsSeconds().size()) {
            double end = looks.endsSeconds().get(looked);
            if (settledNs < beginNs + end * 1e9) {
                return;
            }
            looked++;
            if (end >= 2 * unsteadySeconds) {
                Blocking window = Blocking.of(end);
                decision = shown(State.FAIL, window)
                        .or(() -> shown(State.PASS, window))
                        .map(state ->
                                new Decision(threshold, state, Duration.ofNanos(beginNs + Math.round(end * 1e9))));
            }
        }
    }

    /** The state, if the calls show it with the delays of wingload and without them. */
    private Optional<State> shown(State state, Blocking window) {
        return Stream.of(Assumption.NO_DELAY, Assumption.SEEN_DELAYS)
                        .allMatch(
                                assumption -> threshold.figure().from(new Look(state, window, calls.under(assumption))))
                ? Optional.of(state)
                : Optional.empty();
    }

    /** A look: true if it shows the state. */
    private final class Look implements Figure.Source<Boolean> {
        private final State state;
        private final Blocking window;
        private final ThresholdTally tally;
        private final double confidence;

        /** By which the limit is multiplied. */
        private final double factor;

        Look(State state, Blocking window, ThresholdTally tally) {
            this.state = state;
            this.window = window;
            this.tally = tally;
            this.confidence = looks.confidence();
            this.factor = factor(threshold, state);
        }

        @Override
        public Boolean unknown() {
            return false;
        }

        @Override
        public Boolean percentile(Times times, double number) {
            return shows(JudgedShare.ofPercentile(threshold, times, number, factor));
        }

        @Override
        public Boolean share(Counted part, Counted of) {
            double odds = threshold.limit() / (100 - threshold.limit()) * factor;
            return shows(new JudgedShare(part, of, threshold.operator(), odds / (1 + odds)));
        }

        @Override
        public Boolean mean(Times times) {
            SlotCounts judged = tally.counts(times);
            SlotCounts within = tally.counts(
                    ThresholdTally.withinLimit(threshold, times, factor).part());
            // An interval contains its mean, and need not be made if that is on the wrong side of the limit.
            double mean = tally.calls().times(times).meanMs(window.first(), window.end());
            return window.total(judged) > 0
                    && shows(new Interval(mean, mean))
                    && mixed(threshold.operator().upper() ? judged.less(within) : within)
                    && shows(new WindowTimes(window, tally.calls().times(times))
                            .mean(confidence)
                            .interval());
        }

        /** In the open model a target may fall behind at any time, so that no rate is kept before the end. */
        @Override
        public Boolean rate(Things counted, Duration per) {
            Estimate rate = window.rate(tally.counts(counted), confidence).times(per.toSeconds());
            return (state == State.FAIL || !open) && shows(rate.interval());
        }

        private boolean shows(JudgedShare share) {
            SlotCounts part = tally.counts(share.part());
            SlotCounts of = tally.counts(share.of());
            return window.total(of) > 0
                    && share.state(window.share(part, of, confidence).interval()) == state
                    && mixed(share.operator().upper() ? part : of.less(part));
        }

        private boolean shows(Interval interval) {
            return ThresholdJudge.state(threshold.operator(), interval, threshold.limit() * factor) == state;
        }

        private boolean mixed(SlotCounts beyond) {
            return state == State.FAIL || window.recurs(beyond);
        }
    }
}
