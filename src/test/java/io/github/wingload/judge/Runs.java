package io.github.wingload.judge;

import io.github.wingload.plan.ClosedLoad;
import io.github.wingload.plan.Connections;
import io.github.wingload.plan.Expectation;
import io.github.wingload.plan.Header;
import io.github.wingload.plan.Plan;
import io.github.wingload.plan.Task;
import io.github.wingload.plan.Template;
import io.github.wingload.plan.UrlTarget;
import io.github.wingload.plan.WaitTime;
import io.github.wingload.result.EndReason;
import io.github.wingload.result.ExceptionGroup;
import io.github.wingload.result.LoadResult;
import io.github.wingload.result.Manifest;
import io.github.wingload.result.RunResult;
import io.github.wingload.stats.Totals;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Plans and runs for tests. */
public final class Runs {

    public static final Instant START = Instant.parse("2026-11-22T02:20:57.250Z");

    private Runs() {}

    /** A task without a body. */
    public static Task task(String method, String name) {
        return new Task(name, method, Template.of("/x"), List.of(), Optional.empty(), Expectation.ANY_2XX);
    }

    /** A plan of these tasks against a target that takes these headers. */
    public static Plan plan(List<Header> headers, Task... tasks) {
        UrlTarget plain = UrlTarget.of(URI.create("http://127.0.0.1:8900/base"));
        UrlTarget target = new UrlTarget(
                plain.url(),
                plain.hostHeader(),
                plain.sni(),
                plain.caFile(),
                plain.insecure(),
                headers,
                plain.connectTo(),
                plain.proxy(),
                plain.clientCertificate());
        ClosedLoad load = new ClosedLoad(
                10, 2.5, Optional.of(Duration.ofSeconds(20)), OptionalLong.empty(), Connections.PER_USER);
        return new Plan(
                "demo",
                target,
                load,
                new WaitTime.None(),
                Duration.ofSeconds(30),
                Optional.empty(),
                List.of(tasks),
                42);
    }

    /** What runs when this plan does. */
    public static Manifest manifest(Plan plan) {
        return new Manifest(
                "20261122T022057Z-3fa9",
                plan,
                List.of("--users 10"),
                "demo.yaml",
                "ab12",
                "cd34",
                "0.1.0",
                START,
                "http://127.0.0.1:8900/base",
                List.of("127.0.0.1"),
                "loadhost",
                "OpenJDK 17");
    }

    /** A run of this plan for 20 s that ended as planned. */
    public static RunResult result(Plan plan, Totals totals, ExceptionGroup... exceptions) {
        return result(plan, EndReason.RUN_TIME, totals, exceptions);
    }

    /** A run of this plan for 20 s. */
    public static RunResult result(Plan plan, EndReason end, Totals totals, ExceptionGroup... exceptions) {
        LoadResult load = new LoadResult(10, 10, end, Duration.ofSeconds(20), Duration.ofNanos(20_500_000_001L), 9);
        return new RunResult(manifest(plan), START.plusNanos(20_500_000_001L), load, totals, List.of(exceptions));
    }
}
