package io.github.wingload.engine;

/**
 * How the load came to its end.
 *
 * @param reason why no more calls were started
 * @param usersStarted users that had started by then
 * @param atNs when that was, from time zero
 * @param peakInFlight the most calls that were in flight at once
 */
public record LoadEnd(Reason reason, int usersStarted, long atNs, int peakInFlight) {

    /** Why no more calls were started. */
    public enum Reason {
        RUN_TIME,
        REQUESTS,
        SAMPLES_EXHAUSTED,
        /** Stopped from outside. */
        STOPPED
    }
}
