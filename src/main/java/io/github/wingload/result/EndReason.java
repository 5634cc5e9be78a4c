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
    /** The run was stopped from outside; calls in flight were drained. */
    INTERRUPTED,
    /** The run was stopped from outside twice; calls in flight were cut off. */
    ABORTED,
    /** The process died, or is still running: the files of a run cannot tell which. */
    KILLED;

    /** True if somebody stopped the run, so that its exit code is that of an interrupted command. */
    public boolean stoppedFromOutside() {
        return this == INTERRUPTED || this == ABORTED;
    }
}
