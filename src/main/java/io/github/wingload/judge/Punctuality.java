package io.github.wingload.judge;

import io.github.wingload.exchange.Call;
import io.github.wingload.stats.Durations;
import io.github.wingload.stats.Recording;

/** How late calls were started, with an exact count of those that were much too late. Not thread-safe. */
final class Punctuality {

    /** A start later than this is much too late. */
    static final long MUCH_TOO_LATE_NS = 100_000_000L;

    private final Recording lateness = new Recording();
    private long muchTooLate;

    /** Takes a call that was sent. */
    void record(Call call) {
        long lateNs = call.startedNs() - call.intendedNs();
        lateness.record(lateNs);
        if (lateNs > MUCH_TOO_LATE_NS) {
            muchTooLate++;
        }
    }

    Durations lateness() {
        return lateness.durations();
    }

    long muchTooLate() {
        return muchTooLate;
    }
}
