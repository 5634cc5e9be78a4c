package io.github.wingload.result;

/** How far a run has come. */
public enum RunState {
    /** Calls are being started or drained. */
    RUNNING,
    /** The load ended on its own and every call has ended. */
    FINISHED,
    /** Stopped from outside; calls in flight were drained. */
    INTERRUPTED,
    /** Stopped from outside twice; calls in flight were cut off. */
    ABORTED,
    /** The process ended without a word, or has not ended yet: its files cannot tell the one from the other. */
    KILLED
}
