package io.github.wingload.diff;

import io.github.wingload.exchange.Call;
import io.github.wingload.plan.Figure;
import io.github.wingload.plan.Figure.Calls;
import io.github.wingload.plan.Figure.Failed;
import io.github.wingload.plan.Figure.Share;
import io.github.wingload.plan.Figure.Things;
import io.github.wingload.plan.Figure.Times;
import io.github.wingload.result.Analysis;
import io.github.wingload.result.Analysis.Bucket;
import io.github.wingload.result.Analysis.Estimates;
import io.github.wingload.result.Analysis.WhatIf;
import io.github.wingload.result.StreamFigures;
import io.github.wingload.result.TaskResult;
import io.github.wingload.stats.Blocking;
import io.github.wingload.stats.CallStats;
import io.github.wingload.stats.StatsCounts;
import io.github.wingload.stats.Tally;
import io.github.wingload.stats.interval.Estimate;
import io.github.wingload.stats.interval.Estimate.Method;
import io.github.wingload.stats.interval.Interval;
import io.github.wingload.stats.interval.ShareInterval;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The report of a run whose calls were not kept: every figure, and the report's intervals, which exist for all tasks together
 * only. In a run too short for blocks every figure has an interval, computed as if calls were independent. A share within a
 * limit that the report does not count is as exact as its histogram.
 *
 * <p>The report's intervals have a confidence of 95 %. For another confidence they are widened as those of its blocks would be.
 */
final class ReportEvidence implements Evidence {

    private static final double REPORTED = 0.95;
    private static final double PERCENT = 100;
    private static final double SECONDS_PER_HOUR = 3600;

    private final Blocking blocking;
    private final Blocking independent;
    private final Reported calls;
    private final Optional<Analysis> ofAll;

    /** @param ofAll the report, if the calls are those of all tasks */
    private ReportEvidence(Analysis report, CallStats calls, Optional<Analysis> ofAll) {
        this.blocking = Blocking.of(report.window().seconds());
        this.independent = Blocking.single(report.window().seconds());
        this.calls = new Reported(calls, report);
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
        Optional<StreamFigures.Value> streamed = streamed(figure);
        if (streamed.isPresent() || needsCalls(figure)) {
            return streamed.map(StreamFigures.Value::value).orElse(OptionalDouble.empty());
        }
        double delivered = figure instanceof Figure.Rate
                ? ofAll.map(report -> report.window()
                                .deliveredShare(report.aggregated().requests()))
                        .orElse(1.0)
                : 1;
        return figure.from(tally(figure).values(independent)).stream()
                .map(value -> value * delivered)
                .findFirst();
    }

    @Override
    public Optional<Estimate> estimate(Figure figure, double confidence) {
        Optional<Estimate> streamed = streamed(figure).flatMap(StreamFigures.Value::estimate);
        if (streamed.isPresent() || needsCalls(figure)) {
            return streamed.map(estimate -> widened(estimate, blocking.widening(REPORTED, confidence)));
        }
        if (blocking.shortRun()) {
            return figure.from(tally(figure).estimates(independent, confidence));
        }
        if (figure instanceof Share share && share.part() instanceof Failed) {
            return figure.from(tally(figure).estimates(independent, confidence))
                    .map(estimate -> inBlocks(estimate, confidence));
        }
        return ofAll.flatMap(report -> reported(report.estimates(), figure))
                .map(estimate -> widened(estimate, blocking.widening(REPORTED, confidence)));
    }

    /** The figure in the report, if it is one of streams or of an objective. */
    private Optional<StreamFigures.Value> streamed(Figure figure) {
        return ofAll.flatMap(Analysis::streams).flatMap(streams -> streams.of(figure));
    }

    /** True for figures that statistics do not have: when tokens arrived, and which calls kept an objective. */
    private static boolean needsCalls(Figure figure) {
        return figure instanceof Figure.TokenRate || figure.needs().contains(Things.GOOD);
    }

    private Tally tally(Figure figure) {
        Tally tally = new Tally(Call::serviceTimeNs, List.of(figure));
        tally.record(independent.first(), calls);
        return tally;
    }

    /** Failures of one class are as correlated as all failures: the interval has the design effect of the success rate. */
    private Estimate inBlocks(Estimate independent, double confidence) {
        double share = independent.value() / PERCENT;
        Interval interval = ofAll.flatMap(report -> report.estimates().successPercent())
                .map(success -> independent.effectiveCount() / Math.max(1, success.designEffect()))
                .map(effective -> ShareInterval.of(share, effective, confidence))
                .map(bounds -> new Interval(bounds.low() * PERCENT, bounds.high() * PERCENT))
                .orElse(Interval.UNBOUNDED);
        return new Estimate(
                independent.value(), interval, 1, independent.effectiveCount(), Method.BLOCKS, OptionalDouble.empty());
    }

    /** The interval in the report; it has those of all tasks for some figures. */
    private static Optional<Estimate> reported(Estimates estimates, Figure figure) {
        if (figure.equals(Figure.THROUGHPUT)) {
            return estimates.requestsPerHour().map(ReportEvidence::perSecond);
        }
        if (figure.equals(Figure.GOODPUT)) {
            return okPerHour(estimates).map(ReportEvidence::perSecond);
        }
        if (figure.equals(Figure.OK_PER_HOUR)) {
            return okPerHour(estimates);
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

    private static Estimate perSecond(Estimate perHour) {
        return perHour.times(1 / SECONDS_PER_HOUR);
    }

    /** The rate of all calls times the share that was ok. Its interval is the widest that both intervals allow. */
    private static Optional<Estimate> okPerHour(Estimates estimates) {
        return estimates
                .requestsPerHour()
                .flatMap(rate -> estimates.successPercent().map(success -> {
                    double low = product(
                            Math.max(0, rate.interval().low()),
                            Math.max(0, success.interval().low()));
                    double high = product(
                            rate.interval().high(),
                            Math.min(PERCENT, success.interval().high()));
                    return new Estimate(
                            rate.value() * success.value() / PERCENT,
                            new Interval(low / PERCENT, high / PERCENT),
                            rate.designEffect(),
                            rate.effectiveCount(),
                            rate.method(),
                            rate.alikeSeconds());
                }));
    }

    /** Zero times an unknown bound is zero. */
    private static double product(double bound, double other) {
        return bound == 0 || other == 0 ? 0 : bound * other;
    }

    /** The report's own counts where it has them, else those of its statistics. */
    private final class Reported extends StatsCounts {

        Reported(CallStats stats, Analysis report) {
            super(stats, report.time()::of);
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
                estimate.alikeSeconds());
    }
}
