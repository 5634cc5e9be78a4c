package io.github.wingload.testkit;

import io.github.wingload.exchange.Call;
import io.github.wingload.judge.RunRecord;
import io.github.wingload.monitor.GeneratorFigures;
import io.github.wingload.observe.Reading;
import io.github.wingload.plan.Plan;
import io.github.wingload.plan.target.UrlTarget;
import io.github.wingload.plan.task.Header;
import io.github.wingload.plan.task.Task;
import io.github.wingload.result.Analysis;
import io.github.wingload.result.ClockOffset;
import io.github.wingload.result.EndReason;
import io.github.wingload.result.ExceptionGroup;
import io.github.wingload.result.Instance;
import io.github.wingload.result.LoadResult;
import io.github.wingload.result.Manifest;
import io.github.wingload.result.Manifest.SampleSet;
import io.github.wingload.result.Probe;
import io.github.wingload.result.RunResult;
import io.github.wingload.stats.Totals;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Builds a run that never was: from a plan and calls its result, and from those its analysis. Unless a test says otherwise, ten
 * users all started, made no calls, and the load ended after 20 s as planned.
 */
public final class Runs {

    /** Time zero of every run, unless a test says otherwise. */
    public static final Instant START = Instant.parse("2026-11-22T02:20:57.250Z");

    private final Plan plan;
    private String id = "20261122T022057Z-3fa9";
    private List<String> overrides = List.of("--users 10");
    private String scenarioFile = "demo.yaml";
    private String scenarioSha256 = "ab12";
    private List<SampleSet> samples = List.of(new SampleSet("cd34", 0, Optional.of(List.of(0))));
    private Instant start = START;
    private String targetUrl = "http://127.0.0.1:8900/base";
    private List<String> addresses = List.of("127.0.0.1");
    private String host = "loadhost";
    private Optional<Instance> instance = Optional.empty();
    private Optional<Probe> probe = Optional.empty();
    private Optional<Manifest.Reached> otherSide = Optional.empty();
    private Optional<ClockOffset> clock = Optional.empty();

    private List<Call> calls = List.of();
    private List<Reading> readings = List.of();
    private int usersPlanned = 10;
    private int usersStarted = 10;
    private EndReason end = EndReason.RUN_TIME;
    private Duration loadDuration = Duration.ofSeconds(20);
    private Optional<Duration> lastCallEnd = Optional.empty();
    private Optional<Duration> lastIntended = Optional.empty();
    private long peakInFlight = 9;
    private Optional<String> stopRule = Optional.empty();
    private List<ExceptionGroup> exceptions = List.of();
    private GeneratorFigures generator = GeneratorFigures.NONE;

    private Runs(Plan plan) {
        this.plan = plan;
    }

    public static Runs of(Plan plan) {
        return new Runs(plan);
    }

    /** A plan of these tasks against a target that takes these headers: ten users for 20 s. */
    public static Plan plan(List<Header> headers, Task... tasks) {
        return Plans.of(tasks)
                .name("demo")
                .target(UrlTarget.of(URI.create("http://127.0.0.1:8900/base")).withHeaders(headers))
                .load(Loads.users(10, 2.5, Duration.ofSeconds(20)))
                .seed(42)
                .plan();
    }

    /** What runs when this plan does. */
    public static Manifest manifest(Plan plan) {
        return of(plan).manifest();
    }

    /** A run of this plan with these figures that ended as planned. */
    public static RunResult result(Plan plan, Totals totals, ExceptionGroup... exceptions) {
        return result(plan, EndReason.RUN_TIME, totals, exceptions);
    }

    /** A run of this plan with these figures. */
    public static RunResult result(Plan plan, EndReason end, Totals totals, ExceptionGroup... exceptions) {
        return of(plan).end(end, Duration.ofSeconds(20))
                .instance("eu-west-1a", "c7i.large")
                .lastCallEnd(Duration.ofNanos(20_500_000_001L))
                .exceptions(exceptions)
                .result(totals);
    }

    public Runs id(String some) {
        id = some;
        return this;
    }

    public Runs overrides(List<String> options) {
        overrides = options;
        return this;
    }

    public Runs scenario(String file, String sha256) {
        scenarioFile = file;
        scenarioSha256 = sha256;
        return this;
    }

    public Runs samples(SampleSet... sets) {
        samples = List.of(sets);
        return this;
    }

    public Runs start(Instant timeZero) {
        start = timeZero;
        return this;
    }

    public Runs targetUrl(String url, String... resolved) {
        targetUrl = url;
        addresses = resolved.length == 0 ? addresses : List.of(resolved);
        return this;
    }

    public Runs instance(String zone, String type) {
        instance = Instance.of(Optional.of(zone), Optional.of(type));
        return this;
    }

    public Runs host(String name) {
        host = name;
        return this;
    }

    public Runs clock(ClockOffset offset) {
        clock = Optional.of(offset);
        return this;
    }

    /** The second side of a comparison. */
    public Runs otherSide(String url, String... resolved) {
        otherSide = Optional.of(new Manifest.Reached(url, List.of(resolved), Optional.empty()));
        return this;
    }

    public Runs probe(Probe some) {
        probe = Optional.of(some);
        return this;
    }

    public Runs calls(List<Call> some) {
        calls = some;
        return this;
    }

    public Runs readings(List<Reading> some) {
        readings = some;
        return this;
    }

    public Runs users(int planned, int started) {
        usersPlanned = planned;
        usersStarted = started;
        return this;
    }

    public Runs end(EndReason reason, Duration after) {
        end = reason;
        loadDuration = after;
        return this;
    }

    /** When the last call ended, if not when the last of its calls did. */
    public Runs lastCallEnd(Duration afterTimeZero) {
        lastCallEnd = Optional.of(afterTimeZero);
        return this;
    }

    /** When the last start was intended, if not when the last of its calls was. */
    public Runs lastIntended(Duration afterTimeZero) {
        lastIntended = Optional.of(afterTimeZero);
        return this;
    }

    public Runs peakInFlight(long peak) {
        peakInFlight = peak;
        return this;
    }

    public Runs stopRule(Optional<String> rule) {
        stopRule = rule;
        return this;
    }

    public Runs exceptions(ExceptionGroup... groups) {
        exceptions = List.of(groups);
        return this;
    }

    public Runs generator(GeneratorFigures figures) {
        generator = figures;
        return this;
    }

    public Manifest manifest() {
        return new Manifest(
                id,
                plan,
                overrides,
                scenarioFile,
                "",
                scenarioSha256,
                samples,
                "0.1.0",
                start,
                targetUrl,
                addresses,
                host,
                instance,
                "OpenJDK 17",
                OptionalInt.of(1),
                probe,
                otherSide,
                clock);
    }

    /** The run with these figures in place of those of its calls; its last start was intended when the load ended. */
    public RunResult result(Totals totals) {
        return result(totals, lastCallEnd.orElse(loadDuration), loadDuration);
    }

    public Analysis analysis() {
        RunRecord record = RunRecord.of(plan, calls, readings);
        return record.analyse(result(
                record.totals(), lastCallEnd.orElse(record.lastCallEnd()), lastIntended.orElse(record.lastIntended())));
    }

    private RunResult result(Totals totals, Duration lastEnd, Duration lastIntended) {
        LoadResult load = new LoadResult(
                usersPlanned,
                usersStarted,
                end,
                loadDuration,
                lastEnd,
                peakInFlight,
                lastIntended,
                stopRule,
                0,
                Map.of());
        return new RunResult(manifest(), start.plus(lastEnd), load, totals, exceptions, generator);
    }
}
