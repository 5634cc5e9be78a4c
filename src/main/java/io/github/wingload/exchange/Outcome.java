package io.github.wingload.exchange;

/** What a call counts as. Every call has exactly one. */
public enum Outcome {
    OK,
    /** A complete answer whose status is not an accepted one. */
    HTTP_ERROR,
    /** A complete answer with an accepted status whose content is not what was expected. */
    EXPECTATION_FAILED,
    /** The call took longer than the deadline. */
    DEADLINE,
    /** No connection, or it broke. */
    CONNECTION_FAILED,
    /** What came is not HTTP, or ended too early. */
    PROTOCOL_ERROR,
    /** Intended, never started. */
    DROPPED,
    /** Cut off because the run was stopped at once. */
    UNFINISHED,
    /** An exception of ours. */
    GENERATOR_ERROR;

    public boolean ok() {
        return this == OK;
    }
}
