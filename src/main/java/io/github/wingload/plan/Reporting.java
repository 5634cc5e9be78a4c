package io.github.wingload.plan;

import io.github.wingload.plan.Figure.OneCall;
import io.github.wingload.plan.Figure.Quantity;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is kept of a run and reported.
 *
 * @param calls whether each call gets a line in calls.csv
 * @param bucketBounds upper bounds of the latency distribution, ascending; the last bucket is open
 * @param whatIf deadlines for which success and goodput are computed
 * @param slo the service level objective of a single call; empty if every ok call is good
 * @param upstreamHeader name of the answer's header that holds the upstream's own time in whole milliseconds
 * @param ticket where the report belongs, for example {@code T409388}
 * @param environment where it ran and what the service was, in the user's words
 * @param labels labels of the service under test, to distinguish runs
 * @param notes free text
 * @param conclusion free text
 * @param escalation whom to contact if the 90th percentile of ok calls is over its limit
 * @param dashboard the address of a page with the service's own figures, with placeholders for the time of a run
 * @param picture the name of the file in the run's directory that gets a picture of the result, if one is wanted
 */
public record Reporting(
        Calls calls,
        List<Duration> bucketBounds,
        List<Duration> whatIf,
        Optional<Slo> slo,
        String upstreamHeader,
        Optional<String> ticket,
        Map<String, String> environment,
        Map<String, String> labels,
        Optional<String> notes,
        Optional<String> conclusion,
        Optional<String> escalation,
        Optional<String> dashboard,
        Optional<String> picture) {

    /** The name of a picture. */
    public static final String PICTURE = "report.png";

    /** The boundaries of the reports that wingload's first users share. */
    public static final Reporting DEFAULT = new Reporting(
            Calls.AUTO,
            List.of(Duration.ofMillis(500), Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(5)),
            List.of(Duration.ofMillis(300), Duration.ofMillis(500), Duration.ofSeconds(1), Duration.ofSeconds(2)),
            Optional.empty(),
            "x-envoy-upstream-service-time",
            Optional.empty(),
            Map.of(),
            Map.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    public Reporting {
        bucketBounds = List.copyOf(bucketBounds);
        whatIf = List.copyOf(whatIf);
        environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
        labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
    }

    /** Whether each call gets a line in calls.csv. */
    public enum Calls {
        /** On, unless more than 1,000 calls per second are planned. */
        AUTO,
        ON,
        OFF
    }

    /**
     * The service level objective of a single call: a good call is ok, and none of its times is longer than its limit.
     *
     * @param limits the longest times of a good call; empty if every ok call is good
     */
    public record Slo(Map<Quantity, Duration> limits) {

        /** Without limits. */
        public static final Slo NONE = new Slo(Map.of());

        public Slo {
            Map<Quantity, Duration> ordered = new EnumMap<>(Quantity.class);
            ordered.putAll(limits);
            limits = Collections.unmodifiableMap(ordered);
        }

        /**
         * True if an ok call keeps every limit. An answer of a single token has no time per token and no gap, so that its other times
         * decide; a call without one of the other times is not good, and neither is one whose tokens the server did not count if time
         * per token has a limit.
         */
        public boolean isKeptBy(OneCall call) {
            for (Map.Entry<Quantity, Duration> limit : limits.entrySet()) {
                Quantity quantity = limit.getKey();
                boolean mayLack = quantity == Quantity.LONGEST_GAP && Quantity.TIME_TO_FIRST_TOKEN.has(call)
                        || quantity == Quantity.TIME_PER_TOKEN && call.stream().outputTokens() >= 0;
                if (quantity.has(call) ? quantity.ns(call) > limit.getValue().toNanos() : !mayLack) {
                    return false;
                }
            }
            return true;
        }
    }
}
