package io.github.wingload.diff;

import io.github.wingload.plan.Figure;
import io.github.wingload.plan.Figure.Calls;
import io.github.wingload.plan.Figure.Percentile;
import io.github.wingload.plan.Plan;
import io.github.wingload.plan.Reporting;
import io.github.wingload.plan.Rule;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How both sides are measured, so that a figure means the same on both.
 *
 * @param times which calls the times are of: ok ones, or those sent where a side cannot tell them apart
 * @param goodWithin how long a good call takes at most
 * @param bucketBounds of the distribution, ascending
 * @param inPieces true to time streamed answers as vllm-bench does: from their first event, even without text, to their last piece
 */
public record Yardstick(Calls times, Duration goodWithin, List<Duration> bucketBounds, boolean inPieces) {

    private static final Duration GOOD_BY_DEFAULT = Duration.ofMillis(500);
    private static final double US_PER_MS = 1e3;

    public Yardstick {
        bucketBounds = List.copyOf(bucketBounds);
    }

    /**
     * The yardstick of the plan by which the runs are judged.
     *
     * <p>A good call is within the limit on a percentile of ok calls, if the plan has one, else within half a second.
     *
     * @param plan of the side that is judged; empty if it has none
     * @param times which calls' times both sides know
     */
    public static Yardstick of(Optional<Plan> plan, Calls times) {
        Duration good = plan.flatMap(known -> known.thresholds().stream()
                        .filter(Yardstick::limitsOkCalls)
                        .findFirst())
                .map(threshold -> Duration.ofNanos(Math.round(threshold.limit() * US_PER_MS) * 1_000))
                .orElse(GOOD_BY_DEFAULT);
        return new Yardstick(
                times, good, plan.map(Plan::reporting).orElse(Reporting.DEFAULT).bucketBounds(), false);
    }

    /** The same, by which streamed answers are timed as vllm-bench does. */
    public Yardstick inPieces(boolean wanted) {
        return new Yardstick(times, goodWithin, bucketBounds, wanted);
    }

    /** The figures that are compared, in the order of a table. */
    public List<Figure> figures() {
        return Figure.compared(times, goodWithin, bucketBounds);
    }

    private static boolean limitsOkCalls(Rule threshold) {
        return threshold.figure() instanceof Percentile percentile
                && percentile.times().calls() == Calls.OK
                && threshold.operator().upper()
                && threshold.task().isEmpty()
                && threshold.stage().isEmpty();
    }
}
