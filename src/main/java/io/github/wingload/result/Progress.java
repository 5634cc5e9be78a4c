package io.github.wingload.result;

import io.github.wingload.stats.SecondStats;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A run at the end of a second: what live views and files are made from while the run goes on.
 *
 * @param second figures of the second that has just ended
 * @param soFar the run as it would be known if the process were killed now
 * @param users users that are running
 * @param inFlight calls that have started and not ended
 * @param decisions the thresholds that are decided already, in the plan's order
 * @param analysis analyses the run so far. Empty if the last analysis was so recent that another one would take more than a
 *     hundredth of the time; one takes about 0.1 s. To be called only until {@link RunLog#second} returns
 */
public record Progress(
        SecondStats second,
        RunResult soFar,
        int users,
        int inFlight,
        List<Decision> decisions,
        Supplier<Optional<Analysis>> analysis) {}
