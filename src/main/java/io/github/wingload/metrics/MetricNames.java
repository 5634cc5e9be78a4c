package io.github.wingload.metrics;

import io.github.wingload.plan.Figure.Timing;
import io.github.wingload.plan.Operator;
import io.github.wingload.plan.Plan;
import io.github.wingload.text.Unit;
import java.time.Duration;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** The names of the metrics and their labels, and the bounds of their buckets. Metrics and alert rules share them. */
public final class MetricNames {

    public static final String CALLS = "wingload_calls";
    public static final String RESPONSE_TIME = "wingload_response_time_seconds";
    public static final String SERVICE_TIME = "wingload_service_time_seconds";
    public static final String START_DELAY = "wingload_start_delay_seconds";
    public static final String ANSWER_BYTES = "wingload_answer_bytes";
    public static final String USERS = "wingload_users";
    public static final String IN_FLIGHT = "wingload_in_flight_calls";
    public static final String OFFERED = "wingload_offered_calls_per_second";
    public static final String UNCOUNTED = "wingload_uncounted_calls";
    public static final String RUN = "wingload_run";

    public static final String CHECK_UP = "wingload_check_up";
    public static final String CHECK_DECIDED = "wingload_check_decided";
    public static final String CHECK_DURATION = "wingload_check_duration_seconds";

    /** Labels of the metrics of checks. */
    public static final String SERVICE = "service";

    public static final String TARGET = "target";

    public static final String METHOD = "method";
    public static final String TASK = "task";
    /** The label of a call's failure class; {@code ok} for a call that is ok. */
    public static final String CLASS = "class";
    /** The label of times: {@code ok} or {@code failed}. */
    public static final String RESULT = "result";

    public static final String OK = "ok";
    public static final String FAILED = "failed";

    private static final double MS_PER_SECOND = 1e3;
    private static final double NS_PER_SECOND = 1e9;
    private static final double[] USUAL = {0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60};

    private MetricNames() {}

    /**
     * The upper bounds of buckets of times, in seconds, ascending: usual ones, those of the scenario's distribution, its deadline, and
     * the limits of its thresholds, so that a threshold can be computed from the buckets without an error.
     */
    public static double[] bucketBounds(Plan plan) {
        Stream<Duration> times = Stream.concat(plan.reporting().bucketBounds().stream(), Stream.of(plan.deadline()));
        DoubleStream limits = plan.thresholds().stream()
                .filter(rule -> rule.figure() instanceof Timing && rule.figure().unit() == Unit.TIME)
                .filter(rule -> rule.limit() > 0)
                .mapToDouble(rule -> seconds(rule.limit()));
        return DoubleStream.concat(
                        DoubleStream.of(USUAL),
                        DoubleStream.concat(times.mapToDouble(time -> time.toNanos() / NS_PER_SECOND), limits))
                .filter(Double::isFinite)
                .sorted()
                .distinct()
                .toArray();
    }

    /** Milliseconds in seconds. */
    public static double seconds(double ms) {
        return ms / MS_PER_SECOND;
    }

    /** A bound as the label {@code le} has it. */
    public static String bound(double seconds) {
        return Double.toString(seconds);
    }

    /** What violates a rule, as an operator of PromQL. */
    public static String violated(Operator operator) {
        return switch (operator) {
            case AT_MOST -> ">";
            case BELOW -> ">=";
            case AT_LEAST -> "<";
            case ABOVE -> "<=";
        };
    }
}
