package io.github.wingload.simulator;

import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/** Counts a {@link Tally}. Thread-safe: counted on the server's thread, read on any. */
final class TallyCounter {

    private final Map<Integer, Long> byStatus = new TreeMap<>();
    private final Map<Fault, Long> byFault = new EnumMap<>(Fault.class);
    private long inFlight;
    private long unanswered;

    synchronized void received() {
        inFlight++;
    }

    synchronized void answered(int status) {
        inFlight--;
        byStatus.merge(status, 1L, Long::sum);
    }

    synchronized void failed(Fault fault) {
        inFlight--;
        byFault.merge(fault, 1L, Long::sum);
    }

    synchronized void unanswered() {
        inFlight--;
        unanswered++;
    }

    /** No answer will be written any more. */
    synchronized void close() {
        unanswered += inFlight;
        inFlight = 0;
    }

    synchronized Tally tally() {
        return new Tally(new TreeMap<>(byStatus), new TreeMap<>(byFault), inFlight, unanswered);
    }
}
