package io.github.wingload.diff;

import io.github.wingload.diff.Metric.Kind;
import io.github.wingload.exchange.FailureClass;
import io.github.wingload.plan.Measure.Calls;
import io.github.wingload.result.HeadlineTime;
import io.github.wingload.result.RunReport;
import io.github.wingload.result.RunReport.Estimates;
import io.github.wingload.result.TaskResult;
import io.github.wingload.result.Window;
import io.github.wingload.stats.Blocking;
import io.github.wingload.stats.CallStats;
import io.github.wingload.stats.Durations;
import io.github.wingload.stats.Estimate;
import io.github.wingload.stats.Interval;
import io.github.wingload.stats.Times;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A run whose calls were not kept, by its report: every figure, and the intervals that the report has, which are those of all
 * tasks together. A share within a limit is as exact as its histogram.
 *
 * <p>The report's intervals are at 95 %; for another confidence they get longer as those of its blocks would.
 */
final class ReportEvidence implements Evidence {

    private static final double REPORTED = 0.95;
    private static final double PERCENT = 100;
    private static final double SECONDS_PER_HOUR = 3600;

    private final Window window;
    private final CallStats calls;
    private final Optional<Estimates> estimates;
    private final Durations times;
    private final Durations okTimes;

    private ReportEvidence(
            Window window, HeadlineTime time, Yardstick yardstick, CallStats calls, Optional<Estimates> estimates) {
        this.window = window;
        this.calls = calls;
        this.estimates = estimates;
        Times chosen = yardstick.times() == Calls.ALL ? calls.all() : calls.ok();
        this.times = time.of(chosen);
        this.okTimes = time.of(calls.ok());
    }

    /** The run of this report. */
    static ComparedRun run(String name, RunReport report, Yardstick yardstick) {
        Map<RowName, Evidence> rows = new LinkedHashMap<>();
        for (TaskResult task : report.tasks()) {
            RowName row = report.result().manifest().plan().tasks().stream()
                    .map(RowName::of)
                    .filter(known ->
                            known.method().equals(task.method()) && known.name().equals(task.name()))
                    .findFirst()
                    .orElseGet(() -> RowName.named(task.method(), task.name()));
            rows.put(
                    row, new ReportEvidence(report.window(), report.time(), yardstick, task.stats(), Optional.empty()));
        }
        boolean estimatesFit = yardstick.times() == Calls.OK;
        Evidence aggregated = new ReportEvidence(
                report.window(),
                report.time(),
                yardstick,
                report.aggregated(),
                estimatesFit ? Optional.of(report.estimates()) : Optional.empty());
        return ComparedRun.of(name, report, rows, aggregated);
    }

    @Override
    public OptionalDouble value(Metric metric) {
        long intended = calls.requests() + calls.neverSent();
        double number = switch (metric.kind()) {
            case REQUESTS -> calls.requests();
            case SUCCESS_RATE -> PERCENT * calls.ok().count() / intended;
            case THROUGHPUT -> window.perSecond(calls.requests());
            case REQUESTS_PER_HOUR -> window.perHour(calls.requests());
            case GOOD_FRACTION -> PERCENT * within(okTimes, metric.to()) / intended;
            case PERCENTILE -> times.count() == 0 ? Double.NaN : times.percentileMs(metric.number());
            case MEAN -> times.count() == 0 ? Double.NaN : times.meanMs();
            case BUCKET_SHARE -> PERCENT * (within(times, metric.to()) - below(metric.from())) / times.count();
            case FIRST_OK_P90 -> Double.NaN;
        };
        return Double.isFinite(number) ? OptionalDouble.of(number) : OptionalDouble.empty();
    }

    @Override
    public Optional<Estimate> estimate(Metric metric, double confidence) {
        Blocking blocking = Blocking.of(window.seconds());
        return estimates
                .flatMap(known -> reported(known, metric))
                .map(estimate -> widened(estimate, blocking.widening(REPORTED, confidence)));
    }

    @Override
    public Optional<Estimate> failurePercent(FailureClass failureClass, double confidence) {
        long intended = calls.requests() + calls.neverSent();
        double share = intended == 0 ? 0 : PERCENT * calls.count(failureClass) / intended;
        Interval unknown = new Interval(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
        return Optional.of(new Estimate(share, unknown, 1, intended, Estimate.Method.SHORT_RUN, false));
    }

    private static Optional<Estimate> reported(Estimates estimates, Metric metric) {
        if (metric.kind() == Kind.PERCENTILE) {
            return switch ((int) metric.number()) {
                case 50 -> estimates.okP50Ms();
                case 90 -> estimates.okP90Ms();
                case 95 -> estimates.okP95Ms();
                case 99 -> estimates.okP99Ms();
                default -> Optional.empty();
            };
        }
        return switch (metric.kind()) {
            case SUCCESS_RATE -> estimates.successPercent();
            case REQUESTS_PER_HOUR -> estimates.requestsPerHour();
            case THROUGHPUT -> estimates.requestsPerHour().map(perHour -> perHour.times(1 / SECONDS_PER_HOUR));
            default -> Optional.empty();
        };
    }

    private static Estimate widened(Estimate estimate, double factor) {
        double value = estimate.value();
        Interval reported = estimate.interval();
        Interval wider =
                new Interval(value - (value - reported.low()) * factor, value + (reported.high() - value) * factor);
        return new Estimate(
                value,
                wider,
                estimate.designEffect(),
                estimate.effectiveCount(),
                estimate.method(),
                estimate.slowDrift());
    }

    private double below(Duration bound) {
        return bound.isZero() ? 0 : within(times, Optional.of(bound));
    }

    private static double within(Durations durations, Optional<Duration> limit) {
        return limit.map(to -> (double) durations
                        .histogram()
                        .getCountBetweenValues(0, Math.min(to.toNanos() / 1_000, Durations.HIGHEST_US)))
                .orElse((double) durations.count());
    }
}
