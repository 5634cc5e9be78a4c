package io.github.wingload.result;

/**
 * Why a load started no more calls, from the least to the most serious: of processes that made a load together, the last of their
 * reasons is that of the whole.
 */
public enum EndReason {
    /** The planned number of requests was started. */
    REQUESTS,
    /** The planned time was over. */
    RUN_TIME,
    /** The Locust master that sets the load ended it. */
    MASTER,
    /** The verdict was certain, and the scenario asked to stop then. */
    DECIDED,
    /** No sample row was left. */
    SAMPLES_EXHAUSTED,
    /** A stop rule of the scenario held. */
    STOP_RULE,
    /** The Locust master that sets the load did not answer any more. */
    MASTER_LOST,
    /** The process died, or is still running: the files of a run do not show which. */
    KILLED,
    /** The run was stopped from outside; calls in flight were drained. */
    INTERRUPTED,
    /** The run was stopped from outside twice; calls in flight were cut off. */
    ABORTED;

    /** True if the load came to its planned end, or ran out of rows: what has begun may be finished. */
    public boolean planned() {
        return this == RUN_TIME || this == REQUESTS || this == SAMPLES_EXHAUSTED;
    }

    /** True if the run was stopped from outside; the command then has the exit code of an interruption. */
    public boolean stoppedFromOutside() {
        return this == INTERRUPTED || this == ABORTED;
    }

    /** True if less load was made than planned, and nothing in the plan or the samples asked for that. */
    public boolean cutShort() {
        return compareTo(MASTER_LOST) >= 0;
    }
}
