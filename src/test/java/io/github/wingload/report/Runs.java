package io.github.wingload.report;

import io.github.wingload.exchange.FailureClass;
import io.github.wingload.plan.ClosedLoad;
import io.github.wingload.plan.Connections;
import io.github.wingload.plan.Plan;
import io.github.wingload.plan.SimulatorTarget;
import io.github.wingload.plan.WaitTime;
import io.github.wingload.result.ExceptionGroup;
import io.github.wingload.result.LoadResult;
import io.github.wingload.result.LoadResult.EndReason;
import io.github.wingload.result.Manifest;
import io.github.wingload.result.RunResult;
import io.github.wingload.result.TaskResult;
import io.github.wingload.stats.CallStats;
import io.github.wingload.stats.CallStats.Times;
import io.github.wingload.stats.FailureGroup;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.HdrHistogram.Histogram;

/** Finished runs to report on, made without running anything. */
final class Runs {

    static final String PATH = "/v1/models/revertrisk-wikidata:predict";

    private int usersStarted = 20;
    private int usersPlanned = 20;
    private EndReason end = EndReason.RUN_TIME;
    private Duration lastCallEnd = Duration.ofSeconds(20);
    private final List<TaskResult> tasks = new ArrayList<>();
    private CallStats aggregated = stats(times(), times());
    private final List<FailureGroup> failures = new ArrayList<>();
    private final List<ExceptionGroup> exceptions = new ArrayList<>();

    Runs users(int started, int planned) {
        usersStarted = started;
        usersPlanned = planned;
        return this;
    }

    Runs ended(EndReason reason) {
        end = reason;
        return this;
    }

    Runs lastCallEnd(Duration duration) {
        lastCallEnd = duration;
        return this;
    }

    /** Adds a task; the aggregated figures are those of the task added last. */
    Runs task(String method, String name, CallStats stats) {
        tasks.add(new TaskResult(method, name, stats));
        aggregated = stats;
        return this;
    }

    Runs failure(int task, String error, long count, String... excerpts) {
        failures.add(new FailureGroup(task, FailureClass.HTTP_5XX, error, count, 1, 2, List.of(excerpts)));
        return this;
    }

    Runs exception(long count, String message) {
        exceptions.add(new ExceptionGroup(count, message, "trace"));
        return this;
    }

    RunResult result() {
        ClosedLoad load = new ClosedLoad(
                usersPlanned, 2, Optional.of(Duration.ofSeconds(120)), OptionalLong.empty(), Connections.PER_USER);
        Plan plan = new Plan(
                "quickstart",
                SimulatorTarget.of(SimulatorTarget.Profile.REVERTRISK_WIKIDATA_STAGING),
                load,
                new WaitTime.None(),
                Duration.ofSeconds(30),
                Optional.empty(),
                List.of(),
                7);
        Manifest manifest = new Manifest(
                "20261122T022057Z-3fa9",
                plan,
                List.of(),
                "quickstart.yaml",
                "00",
                "",
                "0.1.0",
                Instant.EPOCH,
                Instant.EPOCH.plus(lastCallEnd),
                "http://127.0.0.1:8900",
                List.of("127.0.0.1"),
                "loadhost",
                "OpenJDK 17");
        LoadResult result =
                new LoadResult(usersPlanned, usersStarted, end, Duration.ofSeconds(120), lastCallEnd, usersStarted);
        return new RunResult(manifest, result, tasks, aggregated, failures, exceptions);
    }

    static CallStats stats(Times all, Times ok) {
        return new CallStats(all, ok, 0, 0, 0);
    }

    /** Times of calls that took so many microseconds. */
    static Times times(long... micros) {
        Histogram histogram = new Histogram(1, 3_600_000_000L, 3);
        long sum = 0;
        long min = Long.MAX_VALUE;
        long max = 0;
        for (long value : micros) {
            histogram.recordValue(value);
            sum += value;
            min = Math.min(min, value);
            max = Math.max(max, value);
        }
        return new Times(histogram, histogram, micros.length == 0 ? 0 : min * 1_000, max * 1_000, sum * 1_000);
    }
}
