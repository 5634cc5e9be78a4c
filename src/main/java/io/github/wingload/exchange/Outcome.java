package io.github.wingload.exchange;

/** The result of a call. Every call has exactly one. */
public enum Outcome {
    OK,
    /** A complete answer with an unexpected status. */
    HTTP_ERROR,
    /** A complete answer with an expected status and unexpected content. */
    EXPECTATION_FAILED,
    /** The call took longer than the deadline. */
    DEADLINE,
    /** No connection was made, or it broke. */
    CONNECTION_FAILED,
    /** The answer is not HTTP, or ended too early. */
    PROTOCOL_ERROR,
    /** Intended but never started. */
    DROPPED,
    /** Cut off because the run was stopped at once. */
    UNFINISHED,
    /** An exception in the generator. */
    GENERATOR_ERROR
}
