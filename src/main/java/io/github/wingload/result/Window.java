package io.github.wingload.result;

import java.util.OptionalDouble;

/**
 * The judged part of a run: the calls that were intended in it, including those that ended after it.
 *
 * <p>Three rates are told apart. Calls are <em>offered</em> at the rate at which they were intended, dropped ones included.
 * They are <em>delivered</em> at the rate at which they were sent, less the rate at which calls in flight grew. The rate of
 * <em>ok</em> calls is the delivered rate without failed calls.
 *
 * @param startNs end of the warm-up, from time zero
 * @param endNs planned end of the load; for a run that ended before, when its load stopped
 * @param lastEndNs when its last call had ended; the drain is from {@code endNs} to here
 * @param backlogPerSecond how fast calls in flight grew all through it, in calls per second; empty if they did not
 */
public record Window(long startNs, long endNs, long lastEndNs, OptionalDouble backlogPerSecond) {

    /** A window in which calls in flight did not keep growing. */
    public Window(long startNs, long endNs, long lastEndNs) {
        this(startNs, endNs, lastEndNs, OptionalDouble.empty());
    }

    /** The same window with another growth of calls in flight. */
    public Window withBacklog(OptionalDouble perSecond) {
        return new Window(startNs, endNs, lastEndNs, perSecond);
    }

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

    /** So many events over its length, per second: the offered rate of calls that were intended. */
    public double perSecond(long count) {
        return seconds() > 0 ? count / seconds() : 0;
    }

    /** The same per hour. */
    public double perHour(long count) {
        return perSecond(count) * 3600;
    }

    /** The rate at which the target delivered all calls that were sent to it: less than offered if calls piled up. */
    public double deliveredPerSecond(long count) {
        return Math.max(0, perSecond(count) - backlogPerSecond.orElse(0));
    }

    /**
     * The share of the calls that were sent that the target delivered in the window; less than 1 if calls piled up.
     *
     * @param sent all calls that were sent
     */
    public double deliveredShare(long sent) {
        return sent == 0 ? 1 : deliveredPerSecond(sent) / perSecond(sent);
    }

    /**
     * The rate at which the target delivered ok calls. Ok and failed calls piled up alike, as far as anyone can tell.
     *
     * @param ok calls that were ok
     * @param sent all calls that were sent
     */
    public double okPerSecond(long ok, long sent) {
        return perSecond(ok) * deliveredShare(sent);
    }

    /** The same per hour. */
    public double okPerHour(long ok, long sent) {
        return okPerSecond(ok, sent) * 3600;
    }

    /** The rate of {@link #deliveredPerSecond} per hour. */
    public double deliveredPerHour(long count) {
        return deliveredPerSecond(count) * 3600;
    }
}
