package io.github.wingload.testkit;

import io.github.wingload.exchange.FailureClass;
import io.github.wingload.plan.Plan;
import io.github.wingload.plan.target.SimulatorTarget;
import io.github.wingload.plan.task.Task;
import io.github.wingload.result.EndReason;
import io.github.wingload.result.ExceptionGroup;
import io.github.wingload.result.RunResult;
import io.github.wingload.stats.CallDurations;
import io.github.wingload.stats.CallStats;
import io.github.wingload.stats.Durations;
import io.github.wingload.stats.FailureGroup;
import io.github.wingload.stats.Phases;
import io.github.wingload.stats.Totals;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.HdrHistogram.Histogram;

/**
 * Builds a run of the quickstart scenario whose figures are given, not made from calls.
 *
 * <p>All 20 users started, and the load ended after 120 s as planned, unless a test says otherwise.
 */
public final class FigureRun {

    public static final String PATH = "/v1/models/revertrisk-wikidata:predict";

    private int usersStarted = 20;
    private int usersPlanned = 20;
    private EndReason end = EndReason.RUN_TIME;
    private Duration lastCallEnd = Duration.ofSeconds(20);
    private final List<Task> tasks = new ArrayList<>();
    private final List<CallStats> stats = new ArrayList<>();
    private CallStats aggregated = stats(times(), times());
    private final List<FailureGroup> failures = new ArrayList<>();
    private final List<ExceptionGroup> exceptions = new ArrayList<>();

    public FigureRun users(int started, int planned) {
        usersStarted = started;
        usersPlanned = planned;
        return this;
    }

    public FigureRun ended(EndReason reason) {
        end = reason;
        return this;
    }

    public FigureRun lastCallEnd(Duration duration) {
        lastCallEnd = duration;
        return this;
    }

    /** Adds a task; the aggregated figures are those of the task added last. */
    public FigureRun task(String method, String name, CallStats figures) {
        tasks.add(Tasks.named(method, name).path("/").task());
        stats.add(figures);
        aggregated = figures;
        return this;
    }

    public FigureRun failure(int task, String error, long count, String... excerpts) {
        failures.add(new FailureGroup(task, FailureClass.HTTP_5XX, error, count, 1, 2, List.of(excerpts), List.of()));
        return this;
    }

    public FigureRun exception(long count, String message) {
        exceptions.add(new ExceptionGroup(count, message, "trace"));
        return this;
    }

    public RunResult result() {
        Plan plan = Plans.of()
                .name("quickstart")
                .target(SimulatorTarget.of(SimulatorTarget.Profile.REVERTRISK_WIKIDATA_STAGING))
                .load(Loads.users(usersPlanned, 2, Duration.ofSeconds(120)))
                .tasks(tasks)
                .seed(7)
                .plan();
        return Runs.of(plan)
                .overrides(List.of())
                .scenario("quickstart.yaml", "00")
                .samples()
                .start(Instant.EPOCH)
                .targetUrl("http://127.0.0.1:8900")
                .users(usersPlanned, usersStarted)
                .end(end, Duration.ofSeconds(120))
                .lastCallEnd(lastCallEnd)
                .peakInFlight(usersStarted)
                .exceptions(exceptions.toArray(ExceptionGroup[]::new))
                .result(new Totals(stats, aggregated, Phases.NONE, failures));
    }

    /** Figures of all calls and the ok ones among them. */
    public static CallStats stats(CallDurations all, CallDurations ok) {
        Durations every = all.response();
        Histogram others = every.histogram().copy();
        others.subtract(ok.response().histogram());
        CallDurations failed = times(
                others,
                every.minNs(),
                every.maxNs(),
                every.sumNs() - ok.response().sumNs());
        return CallStats.of(ok, failed, Map.of(), new TreeMap<>(), 0, 0);
    }

    /** Times of calls that took so many microseconds. */
    public static CallDurations times(long... micros) {
        Histogram histogram = new Histogram(1, 3_600_000_000L, 3);
        LongStream.of(micros).forEach(histogram::recordValue);
        LongSummaryStatistics all = LongStream.of(micros).summaryStatistics();
        return times(
                histogram,
                all.getCount() == 0 ? 0 : all.getMin() * 1_000,
                Math.max(0, all.getMax()) * 1_000,
                all.getSum() * 1_000);
    }

    /** Times of this distribution, with its exact figures. */
    public static CallDurations times(Histogram histogram, long minNs, long maxNs, long sumNs) {
        Durations durations = new Durations(histogram, minNs, maxNs, sumNs, 0);
        return new CallDurations(durations, durations);
    }
}
