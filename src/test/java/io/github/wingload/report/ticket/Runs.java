package io.github.wingload.report.ticket;

import io.github.wingload.exchange.FailureClass;
import io.github.wingload.plan.ClosedLoad;
import io.github.wingload.plan.Plan;
import io.github.wingload.plan.SimulatorTarget;
import io.github.wingload.plan.Task;
import io.github.wingload.result.EndReason;
import io.github.wingload.result.ExceptionGroup;
import io.github.wingload.result.LoadResult;
import io.github.wingload.result.Manifest;
import io.github.wingload.result.RunResult;
import io.github.wingload.stats.CallDurations;
import io.github.wingload.stats.CallStats;
import io.github.wingload.stats.Durations;
import io.github.wingload.stats.FailureGroup;
import io.github.wingload.stats.Phases;
import io.github.wingload.stats.Totals;
import io.github.wingload.testkit.Loads;
import io.github.wingload.testkit.Plans;
import io.github.wingload.testkit.Tasks;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.HdrHistogram.Histogram;

/** Finished runs to report on, made without running anything. */
public final class Runs {

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

    public Runs users(int started, int planned) {
        usersStarted = started;
        usersPlanned = planned;
        return this;
    }

    public Runs ended(EndReason reason) {
        end = reason;
        return this;
    }

    public Runs lastCallEnd(Duration duration) {
        lastCallEnd = duration;
        return this;
    }

    /** Adds a task; the aggregated figures are those of the task added last. */
    public Runs task(String method, String name, CallStats figures) {
        tasks.add(Tasks.named(method, name).path("/").task());
        stats.add(figures);
        aggregated = figures;
        return this;
    }

    public Runs failure(int task, String error, long count, String... excerpts) {
        failures.add(new FailureGroup(task, FailureClass.HTTP_5XX, error, count, 1, 2, List.of(excerpts)));
        return this;
    }

    public Runs exception(long count, String message) {
        exceptions.add(new ExceptionGroup(count, message, "trace"));
        return this;
    }

    public RunResult result() {
        ClosedLoad load = Loads.users(usersPlanned, 2, Duration.ofSeconds(120));
        Plan plan = Plans.of()
                .name("quickstart")
                .target(SimulatorTarget.of(SimulatorTarget.Profile.REVERTRISK_WIKIDATA_STAGING))
                .load(load)
                .tasks(tasks)
                .seed(7)
                .plan();
        Manifest manifest = new Manifest(
                "20261122T022057Z-3fa9",
                plan,
                List.of(),
                "quickstart.yaml",
                "00",
                "",
                "0.1.0",
                Instant.EPOCH,
                "http://127.0.0.1:8900",
                List.of("127.0.0.1"),
                "loadhost",
                "OpenJDK 17");
        LoadResult result =
                new LoadResult(usersPlanned, usersStarted, end, Duration.ofSeconds(120), lastCallEnd, usersStarted);
        Totals totals = new Totals(stats, aggregated, Phases.NONE, failures);
        return new RunResult(manifest, Instant.EPOCH.plus(lastCallEnd), result, totals, exceptions);
    }

    /** Figures of all calls and the ok ones among them; how long the failed ones took does not matter. */
    public static CallStats stats(CallDurations all, CallDurations ok) {
        CallDurations failed = times(new long[Math.toIntExact(all.count() - ok.count())]);
        return new CallStats(all, ok, failed, Map.of(), new TreeMap<>(), 0, 0);
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
