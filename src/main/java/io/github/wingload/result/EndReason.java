package io.github.wingload.result;

/** Why a load started no more calls. */
public enum EndReason {
    /** The planned time was over. */
    RUN_TIME,
    /** The planned number of requests was started. */
    REQUESTS,
    /** No sample row was left. */
    SAMPLES_EXHAUSTED,
    /** A stop rule of the scenario held. */
    STOP_RULE,
    /** The verdict was certain, and the scenario asked to stop then. */
    DECIDED,
    /** The Locust master that sets the load ended it. */
    MASTER,
    /** The Locust master that sets the load did not answer any more. */
    MASTER_LOST,
    /** The run was stopped from outside; calls in flight were drained. */
    INTERRUPTED,
    /** The run was stopped from outside twice; calls in flight were cut off. */
    ABORTED,
    /** The process died, or is still running: the files of a run do not show which. */
    KILLED;

    /** True if the run was stopped from outside; the command then has the exit code of an interruption. */
    public boolean stoppedFromOutside() {
        return this == INTERRUPTED || this == ABORTED;
    }
}
