package io.github.wingload.report.ticket;

import io.github.wingload.exchange.FailureClass;
import io.github.wingload.plan.Figure;
import io.github.wingload.plan.Figure.Calls;
import io.github.wingload.plan.Operator;
import io.github.wingload.plan.Plan;
import io.github.wingload.plan.Reporting;
import io.github.wingload.plan.Rule;
import io.github.wingload.plan.Safeguards;
import io.github.wingload.plan.Samples;
import io.github.wingload.plan.load.Load;
import io.github.wingload.plan.load.OpenLoad;
import io.github.wingload.plan.load.Stage;
import io.github.wingload.plan.target.UrlTarget;
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
import io.github.wingload.result.EndReason;
import io.github.wingload.result.ExceptionGroup;
import io.github.wingload.result.GeneratorHealth;
import io.github.wingload.result.GeneratorHealth.State;
import io.github.wingload.result.HeadlineTime;
import io.github.wingload.result.Judgement;
import io.github.wingload.result.Judgement.Verdict;
import io.github.wingload.result.Manifest.SampleSet;
import io.github.wingload.result.ObservedFigure;
import io.github.wingload.result.Probe;
import io.github.wingload.result.Reason;
import io.github.wingload.result.Remark;
import io.github.wingload.result.RunResult;
import io.github.wingload.result.Signal;
import io.github.wingload.result.TaskResult;
import io.github.wingload.result.ThresholdFinding;
import io.github.wingload.result.TimeBreakdown;
import io.github.wingload.result.TimeBreakdown.Part;
import io.github.wingload.result.TimeBreakdown.PartTimes;
import io.github.wingload.result.Window;
import io.github.wingload.stats.CallDurations;
import io.github.wingload.stats.CallStats;
import io.github.wingload.stats.Durations;
import io.github.wingload.stats.FailureGroup;
import io.github.wingload.stats.Phases;
import io.github.wingload.stats.Totals;
import io.github.wingload.stats.interval.Estimate;
import io.github.wingload.stats.interval.Interval;
import io.github.wingload.testkit.FigureRun;
import io.github.wingload.testkit.Loads;
import io.github.wingload.testkit.Plans;
import io.github.wingload.testkit.Runs;
import io.github.wingload.testkit.SampleFiles;
import io.github.wingload.testkit.Tasks;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/**
 * A report modelled on the published run of 27 January 2026, whose figures are known to the digit; what was not published is
 * made up. Its parts can be changed before {@link #report()}.
 */
final class JanuaryRun {

    static final long OK = 136_287;
    static final long FAILED = 9_944;
    static final String BODY = "{\"error\":\"TypeError : unhashable type: 'dict'\"}";

    private static final Instant START = Instant.parse("2026-01-27T09:12:00Z");
    private static final long WINDOW_NS = 3_880_940_000_000L;
    private static final long SECOND_NS = 1_000_000_000L;
    private static final String PATH = "/v1/models/revertrisk-wikidata:predict";

    String name = "revertrisk-wikidata-150k";
    String taskName = PATH;
    String host = "loadhost";
    Load load = open(new Stage("hold", 150_000 / 3600.0, 150_000 / 3600.0, Duration.ofNanos(WINDOW_NS)));
    EndReason end = EndReason.RUN_TIME;
    HeadlineTime time = HeadlineTime.RESPONSE;
    CallStats calls = CallStats.of(
            new CallDurations(okTimes(0), okTimes(2_000_000)),
            same(failedTimes()),
            Map.of(FailureClass.OK, OK, FailureClass.HTTP_5XX, 7_000L, FailureClass.DEADLINE_WAIT, 2_944L),
            new TreeMap<>(Map.of(200, OK, 500, 7_000L)),
            40,
            1);
    List<String> overrides = List.of("--header Authorization=<redacted>");
    Reporting reporting = reporting(
            "T409388",
            "The ML team knew of the run.",
            "Not yet good enough to build upon.",
            "Please contact Francisco and the ML team.");
    List<StageResult> stages = List.of(new StageResult("hold", window(), calls, 12));
    Optional<CallStats> warmUp = Optional.empty();
    OptionalDouble target = OptionalDouble.of(150_000);
    Estimates estimates = new Estimates(
            estimate(93.198, 92.4, 93.9),
            estimate(561.7, 552, 571),
            estimate(1829.3, 1720, 1950),
            estimate(3262.8, 3000, 3500),
            Optional.of(blocks(7047.8, 6600, Double.POSITIVE_INFINITY)),
            estimate(135_645, 133_100, 138_200));
    List<Bucket> distribution = List.of(
            bucket(0, 500, 46_147, 33.86),
            bucket(500, 1000, 63_673, 46.72),
            bucket(1000, 2000, 14_147, 10.38),
            bucket(2000, 5000, 8_900, 6.53),
            new Bucket(Duration.ofSeconds(5), Optional.empty(), 3_420, 2.51));
    List<WhatIf> whatIf = List.of(
            new WhatIf(Duration.ofMillis(300), 12_000, 8.21, 11_131.3),
            new WhatIf(Duration.ofMillis(500), 46_147, 31.56, 42_806.8));
    List<CensoredPercentile> allCalls = List.of(
            new CensoredPercentile(50, 601.2, false),
            new CensoredPercentile(90, 3_012.4, false),
            new CensoredPercentile(99, 10_000, true),
            new CensoredPercentile(99.9, 10_000, true));
    Optional<FirstOk> firstOk = Optional.of(new FirstOk(200, 690.4, 681.2));
    private static final Optional<String> POST = Optional.of("POST " + FigureRun.PATH);
    PayloadUse payload = new PayloadUse(
            12_500,
            List.of(
                    new SlowCall(POST, "1945516043", 9_998.7, "ok", 12_024 * SECOND_NS / 1_000, Optional.empty()),
                    new SlowCall(POST, "2291104872", 9_990.1, "ok", 88 * SECOND_NS, Optional.empty())),
            List.of(new KeyCount(POST, "1700112233", 12), new KeyCount(POST, "1800112233", 11)),
            List.of(new TaskPayload("POST", FigureRun.PATH, 146_231, 12_500, 20)));
    Optional<TimeBreakdown> timeBreakdown = Optional.of(new TimeBreakdown(
            143_287,
            1_433,
            List.of(
                    new PartTimes(Part.START_DELAY, 0.12, 0.1, 0.2, 0.9, 0.3),
                    new PartTimes(Part.QUEUE, 0.08, 0.05, 0.1, 0.4, 0.2),
                    new PartTimes(Part.CONNECT, 0.9, 0, 0, 31, 4.5),
                    new PartTimes(Part.SEND, 0, 0, 0, 0, 0),
                    new PartTimes(Part.WAIT, 980.4, 560, 1_810, 6_990, 8_120),
                    new PartTimes(Part.BODY, 1.7, 1.5, 2.4, 4.1, 2.2))));
    Optional<Attribution> attribution = Optional.of(new Attribution(139_000, 410.3, 1_502.1, 151.6, 330.2, 2_110));
    List<FailureRow> failures = List.of(
            failure(FailureClass.HTTP_5XX, "500 Internal Server Error", 7_000, 2_110, BODY),
            failure(FailureClass.DEADLINE_WAIT, "no answer within 10 s", 2_944, 0));
    List<ObservedFigure> server = List.of();
    GeneratorHealth generator = new GeneratorHealth(
            State.OK,
            List.of(
                    new Signal.InWords("lateness", "p50 0.1 ms, p99 2.0 ms, max 13.7 ms", State.OK, ""),
                    new Signal.InWords("dropped starts", "0", State.OK, "")));
    Judgement judgement = new Judgement(
            Verdict.FAIL,
            new Reason.InWords(
                    "2 of 3 thresholds were missed",
                    "look at the errors first: 70% of the failed calls have the same one"),
            List.of(
                    new ThresholdResult(
                            threshold("p90 of ok <= 500ms", Figure.percentile(90, Calls.OK), Operator.AT_MOST, 500),
                            ThresholdResult.State.FAIL,
                            Optional.of(blocks(1829.3, 1720, 1950)),
                            new ThresholdFinding.InWords("33.86% of the ok calls were within 500 ms")),
                    new ThresholdResult(
                            threshold("success rate >= 90%", Figure.SUCCESS_RATE, Operator.AT_LEAST, 90),
                            ThresholdResult.State.PASS,
                            estimate(93.198, 92.4, 93.9),
                            new ThresholdFinding.InWords("")),
                    new ThresholdResult(
                            threshold("requests/hour >= 150000", Figure.REQUESTS_PER_HOUR, Operator.AT_LEAST, 150_000),
                            ThresholdResult.State.FAIL,
                            estimate(135_645.4, 133_100, 138_200),
                            new ThresholdFinding.InWords(""))),
            1);
    List<Remark> remarks =
            List.of(new Remark.InWords("Steady: P90 was 1.79 s in the first third and 1.85 s in the last."));
    List<ExceptionGroup> exceptions = List.of();

    Analysis report() {
        int users = load.open() ? 0 : 20;
        List<FailureGroup> groups = failures.stream().map(FailureRow::group).toList();
        RunResult run = Runs.of(plan())
                .id("20260127T091200Z-3fa9")
                .overrides(overrides)
                .scenario(
                        "revertrisk-wikidata-150k.yaml",
                        "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08")
                .samples(new SampleSet(
                        "60303ae22b998861bce3b28f33eec1be758a213c86c93c076dbe9f558c11c752", 0, Optional.empty()))
                .start(START)
                .targetUrl("https://api.wikimedia.org/service/lw/inference", "198.51.100.7")
                .host(host)
                .instance("us-east-1a", "m5.large")
                .probe(new Probe(FailureClass.OK, 200, "", 182.4))
                .users(users, users)
                .end(end, Duration.ofNanos(WINDOW_NS))
                .lastCallEnd(Duration.ofNanos(window().lastEndNs()))
                .peakInFlight(97)
                .exceptions(exceptions.toArray(ExceptionGroup[]::new))
                .result(new Totals(List.of(calls), calls, Phases.NONE, groups));
        return new Analysis(
                run,
                time,
                window(),
                List.of(new TaskResult("POST", taskName, calls)),
                calls,
                stages,
                warmUp,
                target,
                estimates,
                distribution,
                whatIf,
                allCalls,
                firstOk,
                payload,
                timeBreakdown,
                Optional.empty(),
                attribution,
                failures,
                new LittlesLaw(36.4, 36.5, OptionalDouble.of(40.3)),
                Optional.empty(),
                Optional.empty(),
                generator,
                Optional.empty(),
                server,
                judgement,
                remarks);
    }

    /** The same run with nothing but a dead target: no call ended. */
    static JanuaryRun empty() {
        JanuaryRun run = new JanuaryRun();
        run.calls = CallStats.NONE;
        run.reporting = Reporting.DEFAULT;
        run.overrides = List.of();
        run.stages = List.of(new StageResult("hold", window(), CallStats.NONE, 12));
        run.target = OptionalDouble.empty();
        run.estimates = new Estimates(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        run.distribution = List.of();
        run.whatIf = List.of();
        run.allCalls = List.of();
        run.firstOk = Optional.empty();
        run.payload = new PayloadUse(0, List.of(), List.of(), List.of());
        run.timeBreakdown = Optional.empty();
        run.attribution = Optional.empty();
        run.failures = List.of();
        run.generator = new GeneratorHealth(State.OK, List.of());
        run.judgement = new Judgement(Verdict.INVALID, new Reason.InWords("no call ended", ""), List.of(), 3);
        run.remarks = List.of();
        return run;
    }

    static Reporting reporting(String ticket, String notes, String conclusion, String escalation) {
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("instance", "m5.large, us-east-1");
        environment.put("network", "public internet");
        return new Reporting(
                Reporting.Calls.ON,
                Reporting.DEFAULT.bucketBounds(),
                Reporting.DEFAULT.whatIf(),
                Reporting.DEFAULT.slo(),
                Reporting.DEFAULT.upstreamHeader(),
                Optional.of(ticket),
                environment,
                Map.of("image_version", "2026-01-20-105041-publish"),
                Optional.of(notes),
                Optional.of(conclusion),
                Optional.of(escalation),
                Optional.empty(),
                Optional.empty());
    }

    static OpenLoad open(Stage... stages) {
        return Loads.rates(OpenLoad.Arrivals.CONSTANT, stages);
    }

    static Window window() {
        return new Window(0, WINDOW_NS, WINDOW_NS + 7_250 * SECOND_NS / 1_000);
    }

    static FailureRow failure(FailureClass failureClass, String error, long count, long byProxy, String... excerpts) {
        return new FailureRow(
                "POST",
                PATH,
                new FailureGroup(0, failureClass, error, count, 1, 2, List.of(excerpts), List.of()),
                byProxy);
    }

    static Rule threshold(String text, Figure figure, Operator operator, double limit) {
        return new Rule(text, figure, Optional.empty(), Optional.empty(), operator, limit, Optional.empty());
    }

    static Optional<Estimate> estimate(double value, double low, double high) {
        return Optional.of(blocks(value, low, high));
    }

    private static Estimate blocks(double value, double low, double high) {
        return new Estimate(value, new Interval(low, high), 10, 14_000, Estimate.Method.BLOCKS, OptionalDouble.empty());
    }

    private static Bucket bucket(long fromMs, long toMs, long count, double percent) {
        return new Bucket(Duration.ofMillis(fromMs), Optional.of(Duration.ofMillis(toMs)), count, percent);
    }

    /** As many calls at each time as put the published percentiles where they were. */
    private static Durations okTimes(long fasterByNs) {
        long faster = fasterByNs / 1_000;
        Histogram histogram = new Histogram(Durations.DIGITS);
        histogram.recordValueWithCount(210_200 - faster, 46_147);
        histogram.recordValueWithCount(561_700 - faster, 63_673);
        histogram.recordValueWithCount(1_829_300 - faster, 14_147);
        histogram.recordValueWithCount(3_262_800 - faster, 8_900);
        histogram.recordValueWithCount(7_047_800 - faster, 3_420);
        return new Durations(
                histogram, 210_200_000 - fasterByNs, 9_998_700_000L - fasterByNs, OK * (966_100_000 - fasterByNs), 0);
    }

    private static Durations failedTimes() {
        Histogram histogram = new Histogram(Durations.DIGITS);
        histogram.recordValueWithCount(400_000, 7_000);
        histogram.recordValueWithCount(10_000_000, FAILED - 7_000);
        return new Durations(histogram, 400_000_000, 10_000_000_000L, 32_240 * SECOND_NS, 0);
    }

    private static CallDurations same(Durations durations) {
        return new CallDurations(durations, durations);
    }

    private Plan plan() {
        UrlTarget target = UrlTarget.of(URI.create("https://api.wikimedia.org/service/lw/inference"));
        return Plans.of(Tasks.named("POST", taskName).path(PATH).task())
                .name(name)
                .target(target)
                .load(load)
                .deadline(Duration.ofSeconds(10))
                .samples(SampleFiles.of(Path.of("payloads", "revertrisk-wikidata.csv"), Samples.Pick.SHUFFLE))
                .seed(42)
                .thresholds(judgement.thresholds().stream()
                        .map(ThresholdResult::threshold)
                        .toList())
                .safeguards(new Safeguards(
                        Optional.of(new Safeguards.RateLimit("wme", 200_000)),
                        false,
                        List.of(),
                        true,
                        Optional.empty()))
                .reporting(reporting)
                .plan();
    }
}
