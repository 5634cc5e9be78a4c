package io.github.wingload.truth;

import io.github.wingload.exchange.Call;
import java.util.List;
import java.util.function.ToLongFunction;

/** Durations of calls in milliseconds, ascending: percentiles by rank, without a histogram. */
record SortedTimes(double[] sorted) {

    private static final double NS_PER_MS = 1e6;

    static SortedTimes of(List<Call> calls, ToLongFunction<Call> ns) {
        return new SortedTimes(calls.stream()
                .mapToDouble(call -> ns.applyAsLong(call) / NS_PER_MS)
                .sorted()
                .toArray());
    }

    static SortedTimes ofMillis(double... millis) {
        double[] sorted = millis.clone();
        java.util.Arrays.sort(sorted);
        return new SortedTimes(sorted);
    }

    static SortedTimes response(List<Call> calls) {
        return of(calls, Call::responseTimeNs);
    }

    static SortedTimes service(List<Call> calls) {
        return of(calls, Call::serviceTimeNs);
    }

    static SortedTimes lateness(List<Call> calls) {
        return of(calls, call -> call.startedNs() - call.intendedNs());
    }

    /** The value of rank ⌈p/100 · count⌉. */
    double p(double percentile) {
        int rank = (int) Math.ceil(percentile / 100 * sorted.length - 1e-9);
        return sorted[Math.max(1, rank) - 1];
    }

    double min() {
        return sorted[0];
    }

    double max() {
        return sorted[sorted.length - 1];
    }

    double mean() {
        double sum = 0;
        for (double time : sorted) {
            sum += time;
        }
        return sum / sorted.length;
    }
}
