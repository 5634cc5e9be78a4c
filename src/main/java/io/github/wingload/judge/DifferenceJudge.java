package io.github.wingload.judge;

import io.github.wingload.judge.tally.SidesTally;
import io.github.wingload.plan.Figure;
import io.github.wingload.plan.Figure.Difference;
import io.github.wingload.plan.Figure.Times;
import io.github.wingload.plan.Rule;
import io.github.wingload.result.Analysis.ThresholdResult;
import io.github.wingload.result.Analysis.ThresholdResult.State;
import io.github.wingload.result.ThresholdFinding.Estimated;
import io.github.wingload.result.ThresholdFinding.NothingToJudge;
import io.github.wingload.result.ThresholdFinding.NothingToJudge.Lack;
import io.github.wingload.result.Window;
import io.github.wingload.stats.Blocking;
import io.github.wingload.stats.WindowPairs;
import io.github.wingload.stats.interval.Estimate;
import java.util.Optional;

/**
 * Compares a difference between two sides with a threshold: it is met or missed if the whole 95 % interval of the difference is on one
 * side of the limit.
 *
 * @param threshold on a {@link Difference}
 */
record DifferenceJudge(Rule threshold, SidesTally pairs) {

    private static final double PERCENT = 100;

    /** @param run the window of the run */
    ThresholdResult judge(Window run) {
        Blocking window = pairs.blocking(run);
        WindowPairs times = pairs.times(window);
        if (times.count() == 0) {
            return new ThresholdResult(
                    threshold,
                    State.INCONCLUSIVE,
                    Optional.empty(),
                    new NothingToJudge(Lack.PAIRS, pairs.pairs(window)));
        }
        Estimate difference = estimate(times, ThresholdJudge.CONFIDENCE);
        return new ThresholdResult(
                threshold,
                ThresholdJudge.state(threshold.operator(), difference.interval(), threshold.limit()),
                Optional.of(difference),
                new Estimated(
                        difference,
                        Optional.of(times.count()),
                        window,
                        ThresholdJudge.secondsNeeded(difference, threshold.limit(), window)));
    }

    /** True if the pairs of a part of the window show this state. */
    boolean shows(State state, Blocking window, double confidence) {
        WindowPairs times = pairs.times(window);
        return times.count() > 0
                && ThresholdJudge.state(
                                threshold.operator(),
                                estimate(times, confidence).interval(),
                                threshold.limit())
                        == state;
    }

    private Estimate estimate(WindowPairs times, double confidence) {
        return ((Difference) threshold.figure()).of().from(new Figure.Source<>() {
            @Override
            public Estimate unknown() {
                throw new IllegalArgumentException("sides do not differ in this figure: " + threshold.text());
            }

            @Override
            public Estimate percentile(Times any, double number) {
                return times.percentileMs(number / PERCENT, confidence);
            }

            @Override
            public Estimate mean(Times any) {
                return times.meanMs(confidence);
            }
        });
    }
}
