package io.github.wingload.result;

/**
 * The judged part of a run: the calls that were intended in it, including those that ended after it.
 *
 * @param startNs end of the warm-up, from time zero
 * @param endNs planned end of the load; for a run that ended before, when its load stopped
 * @param lastEndNs when its last call had ended; the drain is from {@code endNs} to here
 */
public record Window(long startNs, long endNs, long lastEndNs) {

    /** Its length, which rates divide by. */
    public double seconds() {
        return (endNs - startNs) / 1e9;
    }

    /** When it starts, in seconds from time zero. */
    public double startSeconds() {
        return startNs / 1e9;
    }

    /** How long the calls in flight at its end took to finish. */
    public double drainSeconds() {
        return Math.max(0, lastEndNs - endNs) / 1e9;
    }

    public double perSecond(long count) {
        return seconds() > 0 ? count / seconds() : 0;
    }

    public double perHour(long count) {
        return perSecond(count) * 3600;
    }
}
