package io.github.wingload.report.console;

import io.github.wingload.result.Decision;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The progress of a run.
 *
 * @param elapsed since time zero
 * @param runTime how long calls are started, if that is limited
 * @param requestsPlanned how many calls are started in all, if that is limited
 * @param draining true when no more calls are started and those in flight are waited for
 * @param users users that run now
 * @param usersPlanned users that the plan asks for
 * @param inFlight calls that are started and not ended
 * @param requests calls that ended, failed ones included
 * @param failures calls that were not ok
 * @param currentPerSecond calls that ended per second recently
 * @param p50Ns median response time of calls that ended recently; empty without such calls
 * @param p95Ns the 95th percentile of the same
 * @param thresholds how many there are
 * @param decisions those that are decided already
 * @param pace of the open model; empty in the closed model
 */
public record LiveFigures(
        Duration elapsed,
        Optional<Duration> runTime,
        OptionalLong requestsPlanned,
        boolean draining,
        int users,
        int usersPlanned,
        long inFlight,
        long requests,
        long failures,
        double currentPerSecond,
        OptionalLong p50Ns,
        OptionalLong p95Ns,
        int thresholds,
        List<Decision> decisions,
        Optional<Pace> pace) {

    /**
     * How well the open model keeps to its schedule.
     *
     * @param plannedPerSecond starts per second that the schedule wants now
     * @param dropped calls that were intended and never started, so far
     */
    public record Pace(double plannedPerSecond, long dropped) {}
}
