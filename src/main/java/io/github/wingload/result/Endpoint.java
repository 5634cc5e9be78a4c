package io.github.wingload.result;

import io.github.wingload.stats.CallStats;
import io.github.wingload.stats.Durations;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A row of the request table as a part of the traffic. Shares and rates are rounded so that they add up to the total.
 *
 * @param method {@code GET}, {@code POST} …
 * @param name the task's name
 * @param requests calls that were sent
 * @param sharePercent of all requests, with two decimals
 * @param failures those of them that were not ok
 * @param requestsPerSecond delivered, with two decimals
 * @param meanMs of ok calls with valid payloads, if there are any, in the headline time; empty without ok calls, as the next
 * @param p95Ms 95th percentile of the same
 * @param cache hits and misses; empty without a cache rule
 */
public record Endpoint(
        String method,
        String name,
        long requests,
        double sharePercent,
        long failures,
        double requestsPerSecond,
        OptionalDouble meanMs,
        OptionalDouble p95Ms,
        Optional<CacheUse> cache) {

    /** The rows of a run, in the order of the request table. */
    public static List<Endpoint> of(Analysis report) {
        long[] requests =
                report.tasks().stream().mapToLong(row -> row.stats().requests()).toArray();
        double[] shares = Shares.percents(requests);
        long[] rates = Shares.parts(requests, hundredthsPerSecond(report));
        List<Endpoint> endpoints = new ArrayList<>();
        for (int i = 0; i < requests.length; i++) {
            endpoints.add(of(report.tasks().get(i), shares[i], rates[i] / 100.0, report));
        }
        return endpoints;
    }

    private static long hundredthsPerSecond(Analysis report) {
        return Math.round(
                100 * report.window().deliveredPerSecond(report.aggregated().requests()));
    }

    private static Endpoint of(TaskResult row, double share, double rate, Analysis report) {
        CallStats calls = row.stats();
        Durations ok = report.time().of(calls.timed().ok());
        boolean cached = row.anyTask(report, task -> task.cache().isPresent());
        return new Endpoint(
                row.method(),
                row.name(),
                calls.requests(),
                share,
                calls.failures(),
                rate,
                ok.ifAny(ok.meanMs()),
                ok.ifAny(ok.percentileMs(95)),
                cached ? Optional.of(CacheUse.of(calls, report.time())) : Optional.empty());
    }
}
