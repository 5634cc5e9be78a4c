package io.github.wingload.stats;

/**
 * How long the phases of calls took, over all tasks. Immutable.
 *
 * @param lateness from the intended to the real start, of every call that was sent: caused by the generator, not the target
 * @param poolWait from the real start until there was a connection or permission to open one, of calls that got that far
 * @param connect from that permission until TCP and TLS were ready, of calls that opened a connection
 * @param dispatch from the connection until the head of the request was sent: how long the generator's own loop took
 * @param firstByte from the head of the request to the head of the answer, of calls that were answered
 */
public record Phases(
        Durations lateness, Durations poolWait, Durations connect, Durations dispatch, Durations firstByte) {

    /** Phases of no calls. */
    public static final Phases NONE =
            new Phases(Durations.NONE, Durations.NONE, Durations.NONE, Durations.NONE, Durations.NONE);

    /** These phases of calls that were read back, and those that their file does not have. */
    public Phases completedBy(Phases kept) {
        return new Phases(lateness, kept.poolWait, connect, kept.dispatch, firstByte);
    }

    /** The phases of these and the other calls together. */
    public Phases plus(Phases other) {
        return new Phases(
                lateness.plus(other.lateness),
                poolWait.plus(other.poolWait),
                connect.plus(other.connect),
                dispatch.plus(other.dispatch),
                firstByte.plus(other.firstByte));
    }
}
