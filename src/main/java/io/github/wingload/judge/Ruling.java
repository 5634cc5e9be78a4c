package io.github.wingload.judge;

import io.github.wingload.plan.Operator;
import io.github.wingload.plan.Rule;
import io.github.wingload.result.Analysis.ThresholdResult;
import io.github.wingload.result.Analysis.ThresholdResult.State;
import io.github.wingload.stats.Estimate;
import io.github.wingload.stats.Interval;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How a threshold was judged, and how long a run would have to be to tell where it could not be.
 *
 * @param result what reports show
 * @param secondsNeeded of a run that would tell; empty where none would, or where this one did
 */
record Ruling(ThresholdResult result, OptionalDouble secondsNeeded) {

    static Ruling of(Rule threshold, State state, Optional<Estimate> estimate, String finding) {
        return new Ruling(new ThresholdResult(threshold, state, estimate, finding), OptionalDouble.empty());
    }

    /** The same, with a word on how long would be long enough if this run was not. */
    Ruling needing(double seconds) {
        return result.state() == State.INCONCLUSIVE && Double.isFinite(seconds)
                ? new Ruling(result, OptionalDouble.of(seconds))
                : this;
    }

    /** The same where the generator, not the target, set the pace: nothing can be told. */
    Ruling generatorLimited() {
        String finding = "the generator was the bottleneck: " + result.finding();
        return of(result.threshold(), State.INCONCLUSIVE, result.estimate(), finding);
    }

    State state() {
        return result.state();
    }

    /** The good side holds the whole interval: pass. The bad side does: fail. */
    static State state(Operator operator, Interval interval, double limit) {
        boolean low = operator.holds(interval.low(), limit);
        boolean high = operator.holds(interval.high(), limit);
        if (low && high) {
            return State.PASS;
        }
        return low || high ? State.INCONCLUSIVE : State.FAIL;
    }

    static State state(boolean kept) {
        return kept ? State.PASS : State.FAIL;
    }
}
