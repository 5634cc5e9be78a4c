package io.github.wingload.stats;

/**
 * Response and service times of a set of calls that were sent. Immutable.
 *
 * @param response from the intended start to the end
 * @param service from the real start to the end
 */
public record CallDurations(Durations response, Durations service) {

    /** Times of no calls. */
    public static final CallDurations NONE = new CallDurations(Durations.NONE, Durations.NONE);

    /** The number of calls. */
    public long count() {
        return response.count();
    }

    /** The number of times that did not fit their histograms. */
    long clamped() {
        return response.clamped() + service.clamped();
    }

    /** Times of these and the other calls together. */
    public CallDurations plus(CallDurations other) {
        return new CallDurations(response.plus(other.response), service.plus(other.service));
    }
}
