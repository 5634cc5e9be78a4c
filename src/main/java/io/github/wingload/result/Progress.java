package io.github.wingload.result;

import io.github.wingload.stats.SecondStats;
import io.github.wingload.stats.Totals;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A run at the end of a second: what live views and files are made from while the run goes on.
 *
 * @param second figures of the second that has just ended
 * @param totals the figures of all calls so far
 * @param users users that are running
 * @param inFlight calls that have started and not ended
 * @param decisions the thresholds that are decided already, in the plan's order
 * @param run makes the run as it would be known if the process were killed now, once. To be called only until {@link
 *     RunLog#second} returns
 * @param analysis analyses the run so far. Empty if the last analysis was so recent that another one would take more than a
 *     hundredth of the time; one takes about 0.1 s. To be called only until {@link RunLog#second} returns
 */
public record Progress(
        SecondStats second,
        Totals totals,
        int users,
        int inFlight,
        List<Decision> decisions,
        Supplier<RunResult> run,
        Supplier<Optional<Analysis>> analysis) {

    /** A second of a run that is known as a whole. */
    public Progress(
            SecondStats second,
            RunResult soFar,
            int users,
            int inFlight,
            List<Decision> decisions,
            Supplier<Optional<Analysis>> analysis) {
        this(second, soFar.totals(), users, inFlight, decisions, () -> soFar, analysis);
    }

    /** The run as it would be known if the process were killed now. */
    public RunResult soFar() {
        return run.get();
    }
}
