package io.github.wingload.judge;

import io.github.wingload.exchange.CallIds;
import io.github.wingload.exchange.FailureClass;
import io.github.wingload.plan.Figure;
import io.github.wingload.plan.Figure.Calls;
import io.github.wingload.plan.Operator;
import io.github.wingload.plan.Rule;
import io.github.wingload.plan.load.Replay.Burstiness;
import io.github.wingload.result.Analysis;
import io.github.wingload.result.Analysis.Attribution;
import io.github.wingload.result.Analysis.Bucket;
import io.github.wingload.result.Analysis.CensoredPercentile;
import io.github.wingload.result.Analysis.Estimates;
import io.github.wingload.result.Analysis.FailureRow;
import io.github.wingload.result.Analysis.FirstOk;
import io.github.wingload.result.Analysis.KeyCount;
import io.github.wingload.result.Analysis.LittlesLaw;
import io.github.wingload.result.Analysis.PayloadUse;
import io.github.wingload.result.Analysis.SlowCall;
import io.github.wingload.result.Analysis.StageResult;
import io.github.wingload.result.Analysis.TaskPayload;
import io.github.wingload.result.Analysis.ThresholdResult;
import io.github.wingload.result.Analysis.WhatIf;
import io.github.wingload.result.GeneratorHealth;
import io.github.wingload.result.HeadlineTime;
import io.github.wingload.result.Judgement;
import io.github.wingload.result.Judgement.Verdict;
import io.github.wingload.result.ObservedFigure;
import io.github.wingload.result.OwnDelays;
import io.github.wingload.result.PairedComparison;
import io.github.wingload.result.PairedComparison.Differences;
import io.github.wingload.result.PairedComparison.Outcomes;
import io.github.wingload.result.PairedComparison.PartDifference;
import io.github.wingload.result.PairedComparison.SideFigures;
import io.github.wingload.result.PairedComparison.SideTimes;
import io.github.wingload.result.PairedComparison.UpstreamDifference;
import io.github.wingload.result.Reason;
import io.github.wingload.result.Remark;
import io.github.wingload.result.RunResult;
import io.github.wingload.result.Signal;
import io.github.wingload.result.StreamFigures;
import io.github.wingload.result.ThresholdFinding;
import io.github.wingload.result.TimeBreakdown;
import io.github.wingload.result.TimeBreakdown.Part;
import io.github.wingload.result.TimeBreakdown.PartTimes;
import io.github.wingload.result.Window;
import io.github.wingload.stats.FailureGroup;
import io.github.wingload.stats.WindowPairs.Slower;
import io.github.wingload.stats.interval.Estimate;
import io.github.wingload.stats.interval.Interval;
import io.github.wingload.testkit.Runs;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Reports for tests: every field holds something, nothing was worked out. */
public final class Reports {

    private static final CallIds IDS = new CallIds("0af7651916cd43dd8448eb211c80319c", "b7ad6b71-6920");

    private static final Estimates NO_ESTIMATES = new Estimates(
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    private Reports() {}

    /** A report on this run in which everything is there. */
    public static Analysis full(RunResult result) {
        Estimate estimate = new Estimate(
                99.5, new Interval(98.25, 99.75), 3.5, 41.7, Estimate.Method.BLOCKS, OptionalDouble.of(40));
        Estimate unbounded = new Estimate(
                1234.567,
                new Interval(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY),
                1,
                7,
                Estimate.Method.SHORT_RUN,
                OptionalDouble.empty());
        Rule threshold = new Rule(
                "p90 of ok in a <= 500ms over 5m",
                Figure.percentile(90, Calls.OK),
                Optional.of("a"),
                Optional.empty(),
                Operator.AT_MOST,
                500,
                Optional.of(Duration.ofMinutes(5)));
        Window window = new Window(2_000_000_000L, 20_000_000_000L, 20_500_000_001L);
        FailureGroup group = new FailureGroup(
                0, FailureClass.DEADLINE_WAIT, "deadline", 3, 5, 7, List.of("<html>é\n"), List.of(IDS));
        return new Analysis(
                result,
                HeadlineTime.RESPONSE,
                window,
                result.table().rows(),
                result.aggregated(),
                List.of(new StageResult("hold", window, result.aggregated(), 12)),
                Optional.of(result.aggregated()),
                OptionalDouble.of(150_000),
                new Estimates(
                        Optional.of(estimate),
                        Optional.of(unbounded),
                        Optional.of(estimate),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(estimate)),
                List.of(
                        new Bucket(Duration.ZERO, Optional.of(Duration.ofMillis(500)), 99, 99.01),
                        new Bucket(Duration.ofMillis(500), Optional.empty(), 1, 0.99)),
                List.of(new WhatIf(Duration.ofMillis(300), 90, 89.5, 18_000.125)),
                List.of(new CensoredPercentile(99, 10_000, true)),
                Optional.of(new FirstOk(200, 123.456, 130.001)),
                new PayloadUse(
                        1000,
                        List.of(new SlowCall(
                                Optional.of("POST predict"), "4711", 9_999.999, "ok", 12_345, Optional.of(IDS))),
                        List.of(new KeyCount(Optional.of("POST predict"), "a,\"b\"", 3)),
                        List.of(new TaskPayload("GET", "a", 40, 17, 9))),
                Optional.of(new TimeBreakdown(
                        150,
                        2,
                        List.of(
                                new PartTimes(Part.QUEUE, 0.25, 0.125, 0.5, 0.75, 1.5),
                                new PartTimes(Part.WAIT, 80.5, 80, 90, 99.5, 100.25)))),
                Optional.of(new StreamFigures(List.of(
                        new StreamFigures.Value(Figure.STREAMS.get(0), OptionalDouble.of(12.5), Optional.of(estimate)),
                        new StreamFigures.Value(
                                Figure.OUTPUT_TOKENS_PER_SECOND, OptionalDouble.empty(), Optional.empty())))),
                Optional.of(new Attribution(100, 80, 90.5, 10, 12.25, 2)),
                List.of(new FailureRow("GET", "a", group, 2)),
                new LittlesLaw(9.5, 9.25, OptionalDouble.of(11.125)),
                Optional.of(new Burstiness(1200, 60, 300, 500, 1200, 12.25)),
                Optional.of(comparison(Slower.FIRST)),
                new GeneratorHealth(
                        GeneratorHealth.State.SUSPECT,
                        List.of(new Signal.InWords("lateness", "p99 2.0 ms", GeneratorHealth.State.SUSPECT, "late"))),
                Optional.of(new OwnDelays(
                        25,
                        41,
                        2,
                        Optional.of(new OwnDelays.Pause(Runs.START.plusSeconds(7), 3100.5)),
                        new OwnDelays.Added(
                                OptionalDouble.of(0),
                                OptionalDouble.of(12.5),
                                OptionalDouble.of(25),
                                OptionalDouble.empty()))),
                List.of(
                        new ObservedFigure(
                                "memory",
                                "bytes",
                                Optional.of(new ObservedFigure.Values(1.5e9, 1e9, 2e9, 1.75e9)),
                                11,
                                1,
                                List.of(new ObservedFigure.Failure("status 503", 1))),
                        new ObservedFigure("cpu", "cores", Optional.empty(), 0, 0, List.of())),
                new Judgement(
                        Verdict.INCONCLUSIVE,
                        new Reason.InWords("p90 cannot be told.", "Run longer."),
                        List.of(new ThresholdResult(
                                threshold,
                                ThresholdResult.State.INCONCLUSIVE,
                                Optional.of(estimate),
                                new ThresholdFinding.InWords("too short"))),
                        3),
                List.of(new Remark.InWords("The ramp took 25 % of the run.")));
    }

    /** The comparison of document 000: 5.62 s from outside, 0.61 s from inside. */
    public static PairedComparison comparison(Slower slower) {
        return new PairedComparison(
                "external",
                "internal",
                slower,
                Optional.of(Duration.ofSeconds(40)),
                new Outcomes(108, 5, 1, 2, Optional.of(estimate(83.333, 35.877, 99.579)), 6, 3),
                Optional.of(new Differences(
                        100,
                        52,
                        new SideTimes(5_620, 7_900),
                        new SideTimes(610, 1_020),
                        estimate(9.2, 8.5, 9.9),
                        estimate(99.5, 95.2, 100),
                        estimate(5_010, 4_800, 5_250),
                        estimate(4_990, 4_750, 5_150),
                        estimate(5_000, 4_700, 5_200),
                        estimate(6_900, 5_900, Double.POSITIVE_INFINITY),
                        estimate(1.01, 0.98, 1.04),
                        List.of(
                                new PartDifference(Part.CONNECT, 40, 1, estimate(39, 30, 50)),
                                new PartDifference(Part.WAIT, 5_500, 600, estimate(4_900, 4_700, 5_150)),
                                new PartDifference(Part.BODY, 80, 9, estimate(71, -10, 160))),
                        Optional.of(new UpstreamDifference(90, 605, 601, estimate(4, -6, 14))))),
                new SideFigures(
                        NO_ESTIMATES,
                        Optional.of(new StreamFigures(List.of(new StreamFigures.Value(
                                Figure.STREAMS.get(0),
                                OptionalDouble.of(12.5),
                                Optional.of(estimate(12.5, 11, 14))))))),
                new SideFigures(NO_ESTIMATES, Optional.empty()));
    }

    private static Estimate estimate(double value, double low, double high) {
        return new Estimate(value, new Interval(low, high), 1.5, 66.7, Estimate.Method.BLOCKS, OptionalDouble.empty());
    }

    /** A report on this run in which everything that need not be there is absent, and a figure is undefined. */
    public static Analysis bare(RunResult result) {
        return new Analysis(
                result,
                HeadlineTime.SERVICE,
                new Window(0, 0, 0),
                List.of(),
                result.aggregated(),
                List.of(),
                Optional.empty(),
                OptionalDouble.empty(),
                NO_ESTIMATES,
                List.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                new PayloadUse(0, List.of(), List.of(), List.of()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                new LittlesLaw(Double.NaN, 0, OptionalDouble.empty()),
                Optional.empty(),
                Optional.empty(),
                new GeneratorHealth(GeneratorHealth.State.OK, List.of()),
                Optional.empty(),
                List.of(),
                new Judgement(Verdict.INVALID, new Reason.InWords("No call ended.", ""), List.of(), 3),
                List.of());
    }
}
