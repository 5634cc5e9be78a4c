package io.github.wingload.diff;

import io.github.wingload.exchange.FailureClass;
import io.github.wingload.plan.Figure;
import io.github.wingload.plan.Figure.Calls;
import io.github.wingload.plan.Figure.Counted;
import io.github.wingload.plan.Figure.Things;
import io.github.wingload.plan.Figure.Times;
import io.github.wingload.result.Analysis;
import io.github.wingload.result.Analysis.Bucket;
import io.github.wingload.result.Analysis.Estimates;
import io.github.wingload.result.Analysis.WhatIf;
import io.github.wingload.result.TaskResult;
import io.github.wingload.stats.Blocking;
import io.github.wingload.stats.CallStats;
import io.github.wingload.stats.Endless;
import io.github.wingload.stats.Estimate;
import io.github.wingload.stats.Estimate.Method;
import io.github.wingload.stats.Interval;
import io.github.wingload.stats.QuantileEstimate;
import io.github.wingload.stats.RateEstimate;
import io.github.wingload.stats.ShareEstimate;
import io.github.wingload.stats.StatsSource;
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
    private static final double PERCENT = 100;
    private static final double SECONDS_PER_HOUR = 3600;
    private static final double US_PER_MS = 1e3;

    private final Blocking blocking;
    private final Reported calls;
    private final Map<FailureClass, Long> failures;
    private final Optional<Analysis> ofAll;

    /** @param ofAll the report, if the calls are those of all tasks */
    private ReportEvidence(Analysis report, CallStats calls, Optional<Analysis> ofAll) {
        this.blocking = Blocking.of(report.window().seconds());
        this.calls = new Reported(calls, report);
        this.failures = calls.classes();
        this.ofAll = ofAll;
    }

    /** The run of this report. */
    static ComparedRun run(String name, Analysis report) {
        Map<RowName, Evidence> rows = new LinkedHashMap<>();
        for (TaskResult task : report.tasks()) {
            rows.put(rowName(report, task), new ReportEvidence(report, task.stats(), Optional.empty()));
        }
        Evidence all = new ReportEvidence(report, report.aggregated(), Optional.of(report));
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
    public OptionalDouble value(Figure figure) {
        return figure.from(calls);
    }

    @Override
    public Optional<Estimate> estimate(Figure figure, double confidence) {
        if (value(figure).isEmpty()) {
            return Optional.empty();
        }
        return blocking.shortRun()
                ? figure.from(new Independent(confidence))
                : ofAll.flatMap(report -> reported(report.estimates(), figure))
                        .map(estimate -> widened(estimate, blocking.widening(REPORTED, confidence)));
    }

    @Override
    public Optional<Estimate> failurePercent(FailureClass failureClass, double confidence) {
        long intended = calls.intended();
        if (intended == 0) {
            return Optional.empty();
        }
        long failed = failures.getOrDefault(failureClass, 0L);
        Estimate independent = ShareEstimate.of(failed, intended, confidence).times(PERCENT);
        return Optional.of(blocking.shortRun() ? independent : inBlocks(independent, failed, intended, confidence));
    }

    /** Failures of one class come in bursts as failures do in all: with the design effect of the success rate. */
    private Estimate inBlocks(Estimate independent, long failed, long intended, double confidence) {
        Interval interval = ofAll.flatMap(report -> report.estimates().successPercent())
                .map(success -> Math.max(1, success.designEffect()))
                .map(effect -> Wilson.of(failed / effect, intended / effect, confidence))
                .map(share -> new Interval(share.low() * PERCENT, share.high() * PERCENT))
                .orElse(Interval.UNBOUNDED);
        return new Estimate(independent.value(), interval, 1, intended, Method.BLOCKS, false);
    }

    /** The interval in the report; it has those of all tasks for some figures. */
    private static Optional<Estimate> reported(Estimates estimates, Figure figure) {
        if (figure.equals(Figure.THROUGHPUT)) {
            return estimates.requestsPerHour().map(perHour -> perHour.times(1 / SECONDS_PER_HOUR));
        }
        Map<Figure, Optional<Estimate>> known = Map.of(
                Figure.SUCCESS_RATE,
                estimates.successPercent(),
                Figure.REQUESTS_PER_HOUR,
                estimates.requestsPerHour(),
                Figure.percentile(50, Calls.OK),
                estimates.okP50Ms(),
                Figure.percentile(90, Calls.OK),
                estimates.okP90Ms(),
                Figure.percentile(95, Calls.OK),
                estimates.okP95Ms(),
                Figure.percentile(99, Calls.OK),
                estimates.okP99Ms());
        return known.getOrDefault(figure, Optional.empty());
    }

    /** The report's own counts where it has them, else what its statistics tell. */
    private final class Reported extends StatsSource {

        Reported(CallStats stats, Analysis report) {
            super(stats, report.time()::of, report.window().seconds());
        }

        @Override
        public long within(Times times, long fromNs, long toNs) {
            Optional<Long> counted = times.calls() == Calls.ALL && fromNs == 0
                    ? ofAll.flatMap(report -> okUpTo(report, Duration.ofNanos(toNs - 1)))
                    : ofAll.filter(report -> times.calls() == Calls.OK)
                            .flatMap(report -> inBucket(report, Duration.ofNanos(fromNs), toNs));
            return counted.orElseGet(() -> super.within(times, fromNs, toNs));
        }
    }

    /** Ok calls up to a limit, if the report asks what this deadline would have done. */
    private static Optional<Long> okUpTo(Analysis report, Duration limit) {
        return report.whatIf().stream()
                .filter(what -> what.deadline().equals(limit))
                .map(WhatIf::ok)
                .findFirst();
    }

    /** Calls in a bucket, if the report has the same. */
    private static Optional<Long> inBucket(Analysis report, Duration from, long toNs) {
        return report.distribution().stream()
                .filter(bucket -> bucket.from().equals(from)
                        && bucket.to().map(Duration::toNanos).orElse(Long.MAX_VALUE) == toNs)
                .map(Bucket::count)
                .findFirst();
    }

    /** Intervals as if calls were independent. */
    private final class Independent implements Figure.Source<Optional<Estimate>> {
        private final double confidence;

        Independent(double confidence) {
            this.confidence = confidence;
        }

        @Override
        public Optional<Estimate> unknown() {
            return Optional.empty();
        }

        @Override
        public Optional<Estimate> share(Counted part, Counted whole) {
            return Optional.of(ShareEstimate.of(part.in(calls), whole.in(calls), confidence)
                    .times(PERCENT));
        }

        @Override
        public Optional<Estimate> rate(Things counted, Duration per) {
            return Optional.of(RateEstimate.of(counted.in(calls), blocking.seconds(), confidence)
                    .times(per.toSeconds()));
        }

        @Override
        public Optional<Estimate> percentile(Times times, double percentile) {
            Histogram histogram = Endless.with(calls.durations(times), calls.endless(times));
            Estimate estimate = QuantileEstimate.of(List.of(histogram), percentile / PERCENT, confidence)
                    .times(1 / US_PER_MS);
            return QuantileEstimate.told(
                            calls.endless(times) > 0 ? Endless.of(estimate) : estimate, percentile / PERCENT)
                    .map(told ->
                            told.withValue(calls.percentile(times, percentile).orElseThrow()));
        }
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
}
