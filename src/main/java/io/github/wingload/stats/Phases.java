package io.github.wingload.stats;

/**
 * Where the time of calls went, over all tasks. Immutable.
 *
 * @param lateness from the intended to the real start, of every call that was sent: the generator's doing, not the target's
 * @param poolWait from the real start until there was a connection or leave to make one, of calls that got that far
 * @param connect from leave to connect until TCP and TLS were ready, of calls that opened a connection
 * @param dispatch from the connection to the head of the request on its way: how long the generator's own loop took
 * @param firstByte from the head of the request to the head of the answer, of calls that were answered
 */
public record Phases(
        Durations lateness, Durations poolWait, Durations connect, Durations dispatch, Durations firstByte) {

    /** Phases of no calls. */
    public static final Phases NONE =
            new Phases(Durations.NONE, Durations.NONE, Durations.NONE, Durations.NONE, Durations.NONE);
}
