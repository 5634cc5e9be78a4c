package io.github.wingload.report.ticket;

import io.github.wingload.plan.Figure;
import io.github.wingload.plan.Figure.Calls;
import io.github.wingload.plan.Operator;
import io.github.wingload.plan.Rule;
import io.github.wingload.result.Analysis;
import io.github.wingload.result.Analysis.ThresholdResult;
import io.github.wingload.stats.interval.Estimate;
import java.time.Duration;
import java.util.Optional;

/**
 * How long nine of ten successful calls may take: the {@code p90 of ok} threshold's limit, or half a second.
 *
 * @param threshold the limit; the default if the run has none
 * @param p90Ms P90 of the run's ok calls
 */
record P90Limit(Rule threshold, double p90Ms) {

    private static final double P90 = 90;
    private static final Rule HALF_A_SECOND = new Rule(
            "p90 of ok <= 500ms",
            Figure.percentile(P90, Calls.OK),
            Optional.empty(),
            Optional.empty(),
            Operator.AT_MOST,
            Duration.ofMillis(500).toMillis(),
            Optional.empty());

    /** Of this run; empty if no call was ok. */
    static Optional<P90Limit> of(Analysis report) {
        if (report.timed().ok().count() == 0) {
            return Optional.empty();
        }
        Optional<ThresholdResult> judged = report.judgement().thresholds().stream()
                .filter(result -> limits(result.threshold()))
                .findFirst();
        double p90Ms = judged.flatMap(ThresholdResult::estimate)
                .map(Estimate::value)
                .orElseGet(() -> report.time().of(report.timed().ok()).percentileMs(P90));
        return Optional.of(new P90Limit(judged.map(ThresholdResult::threshold).orElse(HALF_A_SECOND), p90Ms));
    }

    boolean exceeded() {
        return !threshold.operator().holds(p90Ms, threshold.limit());
    }

    /** The P90 with enough digits to show on which side of the limit it is. */
    String found() {
        return threshold.figure().unit().beside(p90Ms, threshold.limit());
    }

    String limit() {
        return threshold.figure().unit().exact(threshold.limit());
    }

    /** A limit on all ok calls of the window. */
    private static boolean limits(Rule threshold) {
        return threshold.figure().equals(HALF_A_SECOND.figure())
                && threshold.operator().upper()
                && threshold.task().isEmpty()
                && threshold.stage().isEmpty()
                && threshold.over().isEmpty();
    }
}
