package io.github.wingload.audit;

import io.github.wingload.audit.StatedResult.Bucket;
import io.github.wingload.result.Analysis;
import io.github.wingload.result.HeadlineTime;
import io.github.wingload.result.TaskResult;
import io.github.wingload.stats.CallDurations;
import io.github.wingload.stats.CallStats;
import io.github.wingload.stats.Durations;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/** What the report on a run of wingload states. */
public final class RunStatement {

    private static final double[] PERCENTILES = {0, 50, 90, 95, 99, 100};

    /** Histograms have three digits. */
    private static final double HISTOGRAM = 1e-3;

    /** Shares of buckets are rounded so that they add up to 100.00. */
    private static final double SHARE = 0.01;

    private RunStatement() {}

    /** The figures of the run's window. */
    public static StatedResult of(Analysis report) {
        CallStats all = report.aggregated();
        double seconds = report.window().seconds();
        StatedResult.Builder stated =
                counts(report.result().manifest().plan().name(), all).with(Quantity.SECONDS, Stated.exact(seconds));
        if (seconds > 0) {
            stated.with(Quantity.PER_SECOND, Stated.exact(report.window().perSecond(all.requests())));
        }
        int users = report.result().manifest().plan().load().peakUsers();
        if (users > 0 && seconds > 0 && all.failures() == 0) {
            // Calls that began in the window and ended after it keep users busy beyond it.
            double drained = users * (1 + report.window().drainSeconds() / seconds);
            stated.with(Quantity.USERS, new Stated(users, users, drained));
        }
        stated.with(times(report.time(), report.timed()));
        report.distribution()
                .forEach(bucket -> stated.with(new Bucket(
                        bucket.to().map(to -> to.toNanos() / 1e6).orElse(Double.POSITIVE_INFINITY),
                        Stated.within(bucket.percent(), SHARE))));
        report.tasks().forEach(task -> stated.part(part(report.time(), task)));
        return stated.build();
    }

    private static StatedResult part(HeadlineTime time, TaskResult task) {
        return counts((task.method() + " " + task.name()).strip(), task.stats())
                .with(times(time, task.stats().timed()))
                .build();
    }

    private static StatedResult.Builder counts(String name, CallStats stats) {
        return StatedResult.named(name)
                .with(Quantity.REQUESTS, stats.requests())
                .with(Quantity.OK, stats.ok().count())
                .with(Quantity.FAILED, stats.failures());
    }

    /** Of ok calls. */
    private static StatedTimes times(HeadlineTime time, CallStats stats) {
        Durations ok = durations(time, stats.ok());
        NavigableMap<Double, Stated> percentiles = new TreeMap<>();
        if (ok.count() > 0) {
            for (double percentile : PERCENTILES) {
                double ms = ok.percentileMs(percentile);
                percentiles.put(percentile, Stated.within(ms, ms * HISTOGRAM));
            }
        }
        Optional<Stated> mean = ok.count() > 0 ? Optional.of(Stated.exact(ok.meanMs())) : Optional.empty();
        return new StatedTimes(
                StatedTimes.Kind.RESPONSE, OptionalLong.of(ok.count()), mean, Optional.empty(), percentiles);
    }

    private static Durations durations(HeadlineTime time, CallDurations durations) {
        return time == HeadlineTime.RESPONSE ? durations.response() : durations.service();
    }
}
