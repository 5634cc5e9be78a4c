package io.github.wingload.judge;

import io.github.wingload.plan.Figure.Counted;
import io.github.wingload.plan.Figure.Percentile;
import io.github.wingload.plan.Figure.Share;
import io.github.wingload.plan.Figure.Times;
import io.github.wingload.plan.Operator;
import io.github.wingload.plan.Rule;
import io.github.wingload.result.Analysis.ThresholdResult.State;
import io.github.wingload.stats.interval.Interval;
import java.util.Optional;

/**
 * A share of calls that decides a threshold.
 *
 * @param operator compares the share with the limit
 * @param limit from 0 to 1
 */
record JudgedShare(Counted part, Counted of, Operator operator, double limit) {

    /** The share that decides a threshold; empty if its figure is neither a share nor a percentile. */
    static Optional<JudgedShare> of(Rule threshold) {
        if (threshold.figure() instanceof Percentile percentile) {
            return Optional.of(ofPercentile(threshold, percentile.times(), percentile.number(), 1));
        }
        return threshold.figure() instanceof Share share
                ? Optional.of(new JudgedShare(share.part(), share.of(), threshold.operator(), threshold.limit() / 100))
                : Optional.empty();
    }

    /**
     * A percentile as a share: "p90 is at most 500 ms" means "at least 90 % of calls took at most 500 ms", counted exactly.
     *
     * @param number of the percentile, from 0 to 100
     * @param factor by which the threshold's limit is multiplied
     */
    static JudgedShare ofPercentile(Rule threshold, Times times, double number, double factor) {
        return new JudgedShare(
                ThresholdTally.withinLimit(threshold, times, factor).part(),
                times,
                threshold.operator().upper() ? Operator.AT_LEAST : Operator.BELOW,
                number / 100);
    }

    /** A share has an interval, except for a limit of 0 % or 100 %, with which the figure itself is compared. */
    boolean hasInterval() {
        return limit > 0 && limit < 1;
    }

    State state(Interval interval) {
        return ThresholdJudge.state(operator, interval, limit);
    }
}
