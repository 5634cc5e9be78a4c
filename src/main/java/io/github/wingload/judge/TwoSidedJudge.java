package io.github.wingload.judge;

import io.github.wingload.exchange.Call;
import io.github.wingload.judge.ByAssumption.Assumption;
import io.github.wingload.judge.tally.PairedCalls;
import io.github.wingload.judge.tally.SidesTally;
import io.github.wingload.plan.Figure;
import io.github.wingload.plan.Rule;
import io.github.wingload.result.Analysis.ThresholdResult;
import io.github.wingload.result.Analysis.ThresholdResult.State;
import io.github.wingload.result.ThresholdFinding;

/**
 * Judges thresholds so that no delay of wingload decides: a threshold is met or missed only if it is so with the delays and
 * without them.
 *
 * <p>The delays of a generator that limited the load cannot all be seen. Only a success or failure rate can then be missed, by
 * failures that no delay explains.
 *
 * @param limited true if the generator limited the load
 */
record TwoSidedJudge(Case run, boolean limited) {

    /** True for a threshold that is judged without the failures that unseen delays explain. */
    static boolean ofFailures(Rule threshold) {
        return threshold.figure().equals(Figure.SUCCESS_RATE)
                || threshold.figure().equals(Figure.FAILURE_RATE);
    }

    /** The result of a threshold on calls. */
    ThresholdResult judge(ByAssumption<ThresholdTally, Call> calls) {
        ThresholdTally measured = calls.under(Assumption.NO_DELAY);
        if (limited) {
            ThresholdResult result = judge(measured);
            boolean targetFailed = ofFailures(measured.threshold())
                    && result.state() == State.FAIL
                    && judge(calls.under(Assumption.UNSEEN_DELAYS)).state() == State.FAIL;
            return targetFailed ? result : judge(result);
        }
        ThresholdTally without = calls.under(Assumption.SEEN_DELAYS);
        if (usersMakeTheRate(measured.threshold())) {
            without = without.withMissedCalls(run.stalls(), run.window());
        }
        if (without == measured) {
            return judge(measured);
        }
        ThresholdResult withDelays = judge(measured, without);
        return agreed(withDelays, judge(without));
    }

    /** The result of a threshold on the difference of two sides. */
    ThresholdResult judge(Rule threshold, ByAssumption<SidesTally, PairedCalls> pairs) {
        ThresholdResult measured = new DifferenceJudge(threshold, pairs.under(Assumption.NO_DELAY)).judge(run.window());
        return limited
                ? judge(measured)
                : agreed(
                        measured,
                        new DifferenceJudge(threshold, pairs.under(Assumption.SEEN_DELAYS)).judge(run.window()));
    }

    private ThresholdResult agreed(ThresholdResult withDelays, ThresholdResult withoutDelays) {
        return withDelays.state() == withoutDelays.state()
                ? withDelays
                : undecided(
                        withDelays,
                        new ThresholdFinding.DecidedByDelays(
                                withDelays.finding(), withoutDelays.finding(), run.ownDelays()));
    }

    /** The result of a threshold that no delay changes. */
    ThresholdResult judge(ThresholdResult measured) {
        return limited ? undecided(measured, new ThresholdFinding.GeneratorLimited(measured.finding())) : measured;
    }

    /** In the closed model, a user who stands still makes fewer calls. */
    private boolean usersMakeTheRate(Rule threshold) {
        return threshold.figure() instanceof Figure.Rate && !run.plan().load().open();
    }

    private ThresholdResult judge(ThresholdTally calls) {
        return judge(calls, calls);
    }

    private ThresholdResult judge(ThresholdTally calls, ThresholdTally random) {
        return ThresholdJudge.judge(run.plan(), calls, random, run.window());
    }

    private static ThresholdResult undecided(ThresholdResult result, ThresholdFinding finding) {
        return new ThresholdResult(result.threshold(), State.INCONCLUSIVE, result.estimate(), finding);
    }
}
