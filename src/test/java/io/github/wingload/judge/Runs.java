package io.github.wingload.judge;

import io.github.wingload.plan.ClosedLoad;
import io.github.wingload.plan.Header;
import io.github.wingload.plan.Plan;
import io.github.wingload.plan.Task;
import io.github.wingload.plan.UrlTarget;
import io.github.wingload.result.EndReason;
import io.github.wingload.result.ExceptionGroup;
import io.github.wingload.result.LoadResult;
import io.github.wingload.result.Manifest;
import io.github.wingload.result.RunResult;
import io.github.wingload.stats.Totals;
import io.github.wingload.testkit.Loads;
import io.github.wingload.testkit.Plans;
import io.github.wingload.testkit.Tasks;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Plans and runs for tests. */
public final class Runs {

    public static final Instant START = Instant.parse("2026-11-22T02:20:57.250Z");

    private Runs() {}

    /** A task without a body. */
    public static Task task(String method, String name) {
        return Tasks.named(method, name).task();
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
        ClosedLoad load = Loads.users(10, 2.5, Duration.ofSeconds(20));
        return Plans.of(tasks).name("demo").target(target).load(load).seed(42).plan();
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
