package io.github.wingload.meet;

import io.github.wingload.result.ClockOffset;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;

/**
 * One question for the time, in nanoseconds since 1970 by the clocks of both ends, as in the Network Time Protocol (RFC 5905, section 8).
 *
 * @param askedNs when it was asked, by the asking clock
 * @param heardNs when the question arrived, by the other
 * @param answeredNs when the answer was sent, by the other
 * @param receivedNs when the answer arrived, by the asking clock
 */
record ClockReading(long askedNs, long heardNs, long answeredNs, long receivedNs) {

    /** How long both ways took. */
    private long waysNs() {
        return receivedNs - askedNs - (answeredNs - heardNs);
    }

    /** How much later the asking clock is, if both ways took equally long. */
    private long aheadNs() {
        return -((heardNs - askedNs) + (answeredNs - receivedNs)) / 2;
    }

    /** The offset by the question whose ways were the shortest; it is wrong by half of their length at most. */
    static ClockOffset best(List<ClockReading> readings) {
        ClockReading best = readings.stream()
                .min(Comparator.comparingLong(ClockReading::waysNs))
                .orElseThrow();
        return new ClockOffset(Duration.ofNanos(best.aheadNs()), Duration.ofNanos(best.waysNs() / 2));
    }
}
