package io.github.wingload.engine;

/**
 * How the load came to its end.
 *
 * @param reason why no more calls were started
 * @param usersStarted the most users there were; 0 in the open model
 * @param atNs when that was, from time zero
 * @param lastIntendedNs the last start that was intended, from time zero
 * @param peakInFlight the most calls that were in flight at once
 */
public record LoadEnd(Reason reason, int usersStarted, long atNs, long lastIntendedNs, int peakInFlight) {

    /** Why no more calls were started. */
    public enum Reason {
        /** The plan's time was over. */
        RUN_TIME,
        REQUESTS,
        SAMPLES_EXHAUSTED,
        /** A stop rule of the plan held. */
        STOP_RULE,
        /** Stopped from outside. */
        STOPPED
    }
}
