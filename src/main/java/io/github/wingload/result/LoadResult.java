package io.github.wingload.result;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How far the planned load was reached, and why it ended.
 *
 * @param usersPlanned planned users
 * @param usersStarted users that had started when the load ended
 * @param end why no more calls were started
 * @param loadDuration from time zero to the end of the load
 * @param lastCallEnd from time zero to the end of the last call; rates divide by this, as Locust's do
 * @param peakInFlight the most calls that were in flight at once
 * @param lastIntended from time zero to the last start that was intended
 * @param stopRule the rule that ended the run early, if one did
 * @param unknown of a run that was killed, how many calls were in flight when its figures were last written, at most ten seconds
 *     before; of any other run 0
 * @param connections how many connections each of the target's addresses accepted, by address; without those that accepted none
 */
public record LoadResult(
        int usersPlanned,
        int usersStarted,
        EndReason end,
        Duration loadDuration,
        Duration lastCallEnd,
        long peakInFlight,
        Duration lastIntended,
        Optional<String> stopRule,
        long unknown,
        Map<String, Long> connections) {

    public LoadResult {
        connections = Collections.unmodifiableMap(new LinkedHashMap<>(connections));
    }

    /** The same load with another end. */
    public LoadResult ending(EndReason why, Duration duration, Duration lastEnd, Duration lastStart) {
        return new LoadResult(
                usersPlanned,
                usersStarted,
                why,
                duration,
                lastEnd,
                peakInFlight,
                lastStart,
                stopRule,
                unknown,
                connections);
    }

    /**
     * The same load with what its calls tell. They may go on after the figures of a run that was killed: its load lasted to the last
     * of them.
     *
     * @param lastEnd from time zero to the end of the last call
     * @param lastStart from time zero to the last start that was intended
     */
    public LoadResult reaching(Duration lastEnd, Duration lastStart) {
        boolean killed = end == EndReason.KILLED;
        return ending(
                end,
                killed ? later(loadDuration, lastEnd) : loadDuration,
                later(lastCallEnd, lastEnd),
                killed ? later(lastIntended, lastStart) : lastIntended);
    }

    private static Duration later(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    /**
     * True if the planned load was reached: all users had started, or the load ended before that for another reason than its
     * planned duration.
     */
    public boolean reached() {
        return usersStarted >= usersPlanned || end != EndReason.RUN_TIME;
    }
}
