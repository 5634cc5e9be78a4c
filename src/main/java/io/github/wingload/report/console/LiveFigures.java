package io.github.wingload.report.console;

import io.github.wingload.plan.Rule;
import io.github.wingload.result.Decision;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * The progress of a run. Recent figures cover the last ten seconds, all others the time since time zero, the warm-up included.
 *
 * @param name of the plan
 * @param elapsed since time zero
 * @param runTime how long calls are started, if that is limited
 * @param requestsPlanned how many calls are started in all, if that is limited
 * @param share how much of the load is over, from 0 to 1, if that is known
 * @param draining true when no more calls are started and those in flight are waited for
 * @param users users that run now
 * @param usersPlanned users that the plan asks for
 * @param inFlight calls that are started and not ended
 * @param requests calls that ended, failed ones included
 * @param failures calls that were sent and not ok
 * @param failuresByClass how many calls failed or were dropped, by the label of their class, most frequent first
 * @param recentPerSecond calls that ended per second recently
 * @param recent times of ok calls that ended recently
 * @param soFar times of all ok calls
 * @param sides recent times of each side of a comparison, for which the times of both together say nothing; empty in a run of one target
 * @param lateP99Ms the 99th percentile of how late calls started; empty without calls
 * @param perSecond calls that ended in each of the last seconds, the newest last
 * @param p90Ms the 90th percentile of the ok calls of each of these seconds; NaN for a second without any
 * @param thresholds in the plan's order
 * @param pace of the open model; empty in the closed model
 */
public record LiveFigures(
        String name,
        Duration elapsed,
        Optional<Duration> runTime,
        OptionalLong requestsPlanned,
        OptionalDouble share,
        boolean draining,
        int users,
        int usersPlanned,
        long inFlight,
        long requests,
        long failures,
        Map<String, Long> failuresByClass,
        double recentPerSecond,
        Times recent,
        Times soFar,
        List<SideTimes> sides,
        OptionalDouble lateP99Ms,
        List<Double> perSecond,
        List<Double> p90Ms,
        List<Threshold> thresholds,
        Optional<Pace> pace) {

    /**
     * Times of ok calls in milliseconds; each is empty without calls.
     *
     * @param p50 the median
     * @param p90 90th percentile
     * @param p99 99th percentile
     * @param max the longest
     */
    public record Times(OptionalDouble p50, OptionalDouble p90, OptionalDouble p99, OptionalDouble max) {}

    /**
     * Recent times of one side of a comparison.
     *
     * @param side its name
     * @param task what thresholds call its calls
     */
    public record SideTimes(String side, String task, Times recent) {}

    /**
     * A threshold while the run goes on.
     *
     * @param soFar its figure, of all calls so far; empty if it is not known before the end
     * @param decision empty while it is undecided
     */
    public record Threshold(Rule rule, OptionalDouble soFar, Optional<Decision> decision) {}

    /**
     * How well the open model keeps to its schedule.
     *
     * @param plannedPerSecond calls per second that the schedule wants now
     * @param dropped calls that were intended and never started, so far
     */
    public record Pace(double plannedPerSecond, long dropped) {}

    /** The thresholds that are decided. */
    List<Decision> decisions() {
        return thresholds.stream()
                .flatMap(threshold -> threshold.decision().stream())
                .toList();
    }
}
