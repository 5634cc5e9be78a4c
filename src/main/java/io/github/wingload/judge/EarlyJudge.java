package io.github.wingload.judge;

import io.github.wingload.exchange.Call;
import io.github.wingload.judge.ByAssumption.Assumption;
import io.github.wingload.judge.tally.PairedCalls;
import io.github.wingload.judge.tally.SidesTally;
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
 */
final class EarlyJudge {

    /** By how much a service may still get worse. The audit page shows what follows from it. */
    private static final double WORSE = 1.5;

    /** By how much it may still get better. This is less: a slow spell is taken for a slow service less often than the reverse. */
    private static final double BETTER = 1.4;

    private final Rule threshold;
    private final EarlyLooks<State> looks;

    private EarlyJudge(Rule threshold, EarlyLooks<State> looks) {
        this.threshold = threshold;
        this.looks = looks;
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
    static Optional<EarlyJudge> of(Plan plan, Rule threshold, ByAssumption<ThresholdTally, Call> calls) {
        return of(
                plan,
                threshold,
                calls.under(Assumption.NO_DELAY).beginNs(),
                (state, window, confidence) -> assumed()
                        .allMatch(assumption -> threshold
                                .figure()
                                .from(new Look(
                                        threshold,
                                        plan.load().open(),
                                        state,
                                        window,
                                        calls.under(assumption),
                                        confidence))));
    }

    /**
     * The judge of a threshold on the difference of two sides. A service that changes changes both sides, so the limit needs no margin.
     *
     * @param beginNs start of the window
     */
    static Optional<EarlyJudge> ofDifference(
            Plan plan, Rule threshold, long beginNs, ByAssumption<SidesTally, PairedCalls> pairs) {
        return of(
                plan,
                threshold,
                beginNs,
                (state, window, confidence) -> assumed()
                        .allMatch(assumption -> new DifferenceJudge(threshold, pairs.under(assumption))
                                .shows(state, window, confidence)));
    }

    private static Optional<EarlyJudge> of(Plan plan, Rule threshold, long beginNs, Shows shows) {
        if (!threshold.decidedEarly(plan.load())) {
            return Optional.empty();
        }
        Looks looks = Looks.at(seconds(Load.total(threshold.stages(plan.load()))));
        EarlyLooks<State> judge = new EarlyLooks<>(
                looks,
                beginNs,
                2 * seconds(threshold.unsteady(plan.load())),
                window -> Stream.of(State.FAIL, State.PASS)
                        .filter(state -> shows.test(state, window, looks.confidence()))
                        .findFirst());
        return Optional.of(new EarlyJudge(threshold, judge));
    }

    /** With the delays of wingload and without them. */
    private static Stream<Assumption> assumed() {
        return Stream.of(Assumption.NO_DELAY, Assumption.SEEN_DELAYS);
    }

    Optional<Decision> decision() {
        return looks.found().map(found -> new Decision(threshold, found.what(), found.after()));
    }

    /** Makes the looks that are due. All calls that were intended before this time must have been recorded. */
    void look(long settledNs) {
        looks.look(settledNs);
    }

    /** Whether the calls of a part of the window show a state. */
    @FunctionalInterface
    private interface Shows {
        boolean test(State state, Blocking window, double confidence);
    }

    /** A look: true if it shows the state. */
    private static final class Look implements Figure.Source<Boolean> {
        private final Rule threshold;
        private final boolean open;
        private final State state;
        private final Blocking window;
        private final ThresholdTally tally;
        private final double confidence;

        /** By which the limit is multiplied. */
        private final double factor;

        Look(Rule threshold, boolean open, State state, Blocking window, ThresholdTally tally, double confidence) {
            this.threshold = threshold;
            this.open = open;
            this.state = state;
            this.window = window;
            this.tally = tally;
            this.confidence = confidence;
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
