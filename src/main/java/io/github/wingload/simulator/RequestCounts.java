package io.github.wingload.simulator;

import io.github.wingload.plan.target.SimulatorTarget.Fault;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The outcome of all received requests, to compare with what the clients have counted. Immutable.
 *
 * <p>Every request is in exactly one of these numbers. Requests for the tally are in none.
 *
 * @param byStatus requests answered whole, by status; counted when the answer is written
 * @param byFault requests whose answer was replaced by a fault; counted when the fault is carried out. Never
 *     one that {@linkplain Fault#isAnswer() is an answer} and has a status
 * @param streamed what was written of answers in pieces, by the status or the fault that counts the answer, or "unanswered"; counted
 *     when the answer has ended
 * @param inFlight received and not yet answered
 * @param unanswered the client had disconnected when the answer was ready or before a streamed one had ended, or the simulator was
 *     closed before that
 */
public record RequestCounts(
        SortedMap<Integer, Long> byStatus,
        SortedMap<Fault, Long> byFault,
        SortedMap<String, Streamed> streamed,
        long inFlight,
        long unanswered) {

    static final String UNANSWERED = "unanswered";

    public RequestCounts {
        byStatus = Collections.unmodifiableSortedMap(new TreeMap<>(byStatus));
        byFault = Collections.unmodifiableSortedMap(new TreeMap<>(byFault));
        streamed = Collections.unmodifiableSortedMap(new TreeMap<>(streamed));
    }

    /** The number of requests received. */
    public long received() {
        return sum(byStatus) + sum(byFault) + inFlight + unanswered;
    }

    private static long sum(Map<?, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    /**
     * What was written of streamed answers.
     *
     * @param events with data, the end's {@code [DONE]} among them
     * @param tokenEvents those that carry at least one token
     * @param tokens the sum over all events
     */
    public record Streamed(long events, long tokenEvents, long tokens) {

        static final Streamed NOTHING = new Streamed(0, 0, 0);

        Streamed plus(Streamed other) {
            return new Streamed(events + other.events, tokenEvents + other.tokenEvents, tokens + other.tokens);
        }
    }

    /** Counts a tally. Thread-safe: counted on the server's thread, read on any. */
    static final class Counter {

        private final Map<Integer, Long> byStatus = new TreeMap<>();
        private final Map<Fault, Long> byFault = new EnumMap<>(Fault.class);
        private final Map<String, Streamed> streamed = new TreeMap<>();
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

        /** @param word the status or fault that counts the answer, or {@link #UNANSWERED} */
        synchronized void streamed(String word, Streamed written) {
            streamed.merge(word, written, Streamed::plus);
        }

        /** Counts the requests in flight as unanswered, because no more answers are written. */
        synchronized void close() {
            unanswered += inFlight;
            inFlight = 0;
        }

        synchronized RequestCounts tally() {
            return new RequestCounts(
                    new TreeMap<>(byStatus), new TreeMap<>(byFault), new TreeMap<>(streamed), inFlight, unanswered);
        }
    }
}
