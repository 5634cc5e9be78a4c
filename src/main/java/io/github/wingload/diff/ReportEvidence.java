package io.github.wingload.diff;

import io.github.wingload.exchange.FailureClass;
import io.github.wingload.plan.Measure.Calls;
import io.github.wingload.result.Analysis;
import io.github.wingload.result.Analysis.Bucket;
import io.github.wingload.result.Analysis.Estimates;
import io.github.wingload.result.Analysis.WhatIf;
import io.github.wingload.result.TaskResult;
import io.github.wingload.result.Window;
import io.github.wingload.stats.Blocking;
import io.github.wingload.stats.CallStats;
import io.github.wingload.stats.Durations;
import io.github.wingload.stats.Estimate;
import io.github.wingload.stats.Estimate.Method;
import io.github.wingload.stats.Interval;
import io.github.wingload.stats.QuantileEstimate;
import io.github.wingload.stats.RateEstimate;
import io.github.wingload.stats.ShareEstimate;
import io.github.wingload.stats.Wilson;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.HdrHistogram.Histogram;

/**
 * A run whose calls were not kept, by its report: every figure, and the intervals that the report has, which are those of all
 * tasks together. Of a run too short for blocks there are intervals for everything, those of independent calls. A share within
 * a limit that the report does not count is as exact as its histogram.
 *
 * <p>The report's intervals are at 95 %; for another confidence they get longer as those of its blocks would.
 */
final class ReportEvidence implements Evidence {

    private static final double REPORTED = 0.95;
    private static final double P90 = 90;
    private static final double PERCENT = 100;
    private static final double SECONDS_PER_HOUR = 3600;
    private static final double US_PER_MS = 1e3;
    private static final double MIN_BEYOND = 5;
    private static final Interval UNKNOWN = new Interval(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);

    private final Window window;
    private final Blocking blocking;
    private final CallStats calls;
    private final long intended;
    private final Durations times;
    private final Durations okTimes;
    private final boolean onlyOk;
    private final Optional<Analysis> ofAll;

    /** @param ofAll the report, if the calls are those of all tasks */
    private ReportEvidence(Analysis report, Yardstick yardstick, CallStats calls, Optional<Analysis> ofAll) {
        this.window = report.window();
        this.blocking = Blocking.of(window.seconds());
        this.calls = calls;
        this.intended = calls.requests() + calls.neverSent();
        this.onlyOk = yardstick.times() == Calls.OK;
        this.times = report.time().of(onlyOk ? calls.timed().ok() : calls.all());
        this.okTimes = report.time().of(calls.ok());
        this.ofAll = ofAll;
    }

    /** The run of this report. */
    static ComparedRun run(String name, Analysis report, Yardstick yardstick) {
        Map<RowName, Evidence> rows = new LinkedHashMap<>();
        for (TaskResult task : report.tasks()) {
            rows.put(rowName(report, task), new ReportEvidence(report, yardstick, task.stats(), Optional.empty()));
        }
        Evidence all = new ReportEvidence(report, yardstick, report.aggregated(), Optional.of(report));
        return ComparedRun.of(name, report, rows, all);
    }

    private static RowName rowName(Analysis report, TaskResult task) {
        return report.result().manifest().plan().tasks().stream()
                .map(RowName::of)
                .filter(known ->
                        known.method().equals(task.method()) && known.name().equals(task.name()))
                .findFirst()
                .orElseGet(() -> RowName.named(task.method(), task.name()));
    }

    @Override
    public OptionalDouble value(Metric metric) {
        double number = switch (metric.kind()) {
            case REQUESTS -> calls.requests();
            case SUCCESS_RATE -> PERCENT * calls.ok().count() / intended;
            case THROUGHPUT -> window.perSecond(calls.requests());
            case REQUESTS_PER_HOUR -> window.perHour(calls.requests());
            case GOOD_FRACTION -> PERCENT * good(metric.to().orElseThrow()) / intended;
            case PERCENTILE -> times.count() == 0 ? Double.NaN : times.percentileMs(metric.number());
            case MEAN -> times.count() == 0 ? Double.NaN : times.meanMs();
            case BUCKET_SHARE -> PERCENT * inBucket(metric) / times.count();
            case ALL_CALLS_P90 -> intended == 0 ? Double.NaN : allCallsP90();
            case FIRST_OK_P90 -> Double.NaN;
        };
        return Double.isNaN(number) ? OptionalDouble.empty() : OptionalDouble.of(number);
    }

    @Override
    public Optional<Estimate> estimate(Metric metric, double confidence) {
        if (value(metric).isEmpty()) {
            return Optional.empty();
        }
        return blocking.shortRun()
                ? independent(metric, confidence)
                : ofAll.flatMap(report -> reported(report.estimates(), metric))
                        .map(estimate -> widened(estimate, blocking.widening(REPORTED, confidence)));
    }

    @Override
    public Optional<Estimate> failurePercent(FailureClass failureClass, double confidence) {
        if (intended == 0) {
            return Optional.empty();
        }
        long failed = calls.count(failureClass);
        Estimate independent = share(failed, intended, confidence);
        return Optional.of(blocking.shortRun() ? independent : inBlocks(independent, failed, confidence));
    }

    /** Failures of one class come in bursts as failures do in all: with the design effect of the success rate. */
    private Estimate inBlocks(Estimate independent, long failed, double confidence) {
        Interval interval = ofAll.flatMap(report -> report.estimates().successPercent())
                .map(success -> Math.max(1, success.designEffect()))
                .map(effect -> Wilson.of(failed / effect, intended / effect, confidence))
                .map(share -> new Interval(share.low() * PERCENT, share.high() * PERCENT))
                .orElse(UNKNOWN);
        return new Estimate(independent.value(), interval, 1, intended, Method.BLOCKS, false);
    }

    private Optional<Estimate> independent(Metric metric, double confidence) {
        return switch (metric.kind()) {
            case SUCCESS_RATE -> Optional.of(share(calls.ok().count(), intended, confidence));
            case GOOD_FRACTION -> Optional.of(share(good(metric.to().orElseThrow()), intended, confidence));
            case BUCKET_SHARE -> Optional.of(share(inBucket(metric), times.count(), confidence));
            case THROUGHPUT -> Optional.of(rate(confidence));
            case REQUESTS_PER_HOUR -> Optional.of(rate(confidence).times(SECONDS_PER_HOUR));
            case PERCENTILE -> percentile(metric.number() / PERCENT, confidence);
            case ALL_CALLS_P90 ->
                intended * (1 - P90 / PERCENT) < MIN_BEYOND
                        ? Optional.empty()
                        : Optional.of(Endless.of(QuantileEstimate.of(List.of(ofAllCalls()), P90 / PERCENT, confidence)
                                        .times(1 / US_PER_MS))
                                .withValue(allCallsP90()));
            case REQUESTS, MEAN, FIRST_OK_P90 -> Optional.empty();
        };
    }

    private double allCallsP90() {
        double inBucket = Endless.ms(ofAllCalls().getValueAtPercentile(P90) / US_PER_MS);
        return Double.isInfinite(inBucket) ? inBucket : Math.min(Math.max(inBucket, okTimes.minMs()), okTimes.maxMs());
    }

    private Histogram ofAllCalls() {
        return Endless.histogram(okTimes, intended - calls.ok().count());
    }

    private static Estimate share(long having, long of, double confidence) {
        return ShareEstimate.of(new long[] {having}, new long[] {of}, confidence)
                .times(PERCENT);
    }

    private Estimate rate(double confidence) {
        return RateEstimate.of(new long[] {calls.requests()}, window.seconds(), confidence);
    }

    private Optional<Estimate> percentile(double share, double confidence) {
        return times.count() * (1 - share) < MIN_BEYOND
                ? Optional.empty()
                : Optional.of(QuantileEstimate.of(List.of(times.histogram()), share, confidence)
                        .times(1 / US_PER_MS)
                        .withValue(times.percentileMs(share * PERCENT)));
    }

    private Optional<Estimate> reported(Estimates estimates, Metric metric) {
        return switch (metric.kind()) {
            case SUCCESS_RATE -> estimates.successPercent();
            case REQUESTS_PER_HOUR -> estimates.requestsPerHour();
            case THROUGHPUT -> estimates.requestsPerHour().map(perHour -> perHour.times(1 / SECONDS_PER_HOUR));
            case PERCENTILE -> onlyOk ? reported(estimates, (int) metric.number()) : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static Optional<Estimate> reported(Estimates estimates, int percentile) {
        return switch (percentile) {
            case 50 -> estimates.okP50Ms();
            case 90 -> estimates.okP90Ms();
            case 95 -> estimates.okP95Ms();
            case 99 -> estimates.okP99Ms();
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

    /** Ok calls within a limit: counted by the report, if it asks what this deadline would have done. */
    private long good(Duration limit) {
        return ofAll.flatMap(report -> report.whatIf().stream()
                        .filter(what -> what.deadline().equals(limit))
                        .findFirst())
                .map(WhatIf::ok)
                .orElseGet(() -> within(okTimes, limit));
    }

    /** Calls in a bucket: counted by the report, if it has the same. */
    private long inBucket(Metric metric) {
        return ofAll.filter(report -> onlyOk)
                .flatMap(report -> report.distribution().stream()
                        .filter(bucket -> bucket.from().equals(metric.from())
                                && bucket.to().equals(metric.to()))
                        .findFirst())
                .map(Bucket::count)
                .orElseGet(() -> metric.to().map(to -> within(times, to)).orElse(times.count())
                        - (metric.from().isZero() ? 0 : within(times, metric.from())));
    }

    private static long within(Durations durations, Duration limit) {
        return durations.histogram().getCountBetweenValues(0, Math.min(limit.toNanos() / 1_000, Durations.HIGHEST_US));
    }
}
