package io.github.wingload.check.objective;

import io.github.wingload.check.CaseId;
import io.github.wingload.check.CaseResult;
import io.github.wingload.check.CheckResult;
import io.github.wingload.check.State;
import io.github.wingload.check.objective.Standing.Source;
import io.github.wingload.plan.Plan;
import io.github.wingload.plan.target.UrlTarget;
import io.github.wingload.result.Analysis;
import io.github.wingload.result.HeadlineTime;
import io.github.wingload.result.Manifest;
import io.github.wingload.stats.CallStats;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What is known of services: checks, which ask each service a few times, and runs, whose calls are counted apart, since a single
 * run would outweigh years of checks. Immutable.
 *
 * @param checks in any order
 * @param runs in any order
 */
public record History(List<CheckResult> checks, List<Analysis> runs) {

    /** The label of a run that names its target. */
    private static final String TARGET = "target";

    public History {
        checks = List.copyOf(checks);
        runs = List.copyOf(runs);
    }

    /** Where an objective stands: by the checks if there are any, then by the runs if there are any. */
    public List<Standing> standings(Objective objective) {
        Instant after = latest().minus(objective.window());
        List<Standing> standings = new ArrayList<>();
        if (!checks.isEmpty()) {
            standings.add(byChecks(objective, after));
        }
        if (!runs.isEmpty()) {
            standings.add(byRuns(objective, after));
        }
        return standings;
    }

    private Instant latest() {
        return Stream.concat(
                        checks.stream().map(CheckResult::started),
                        runs.stream().map(run -> run.result().manifest().start()))
                .max(Instant::compareTo)
                .orElse(Instant.EPOCH);
    }

    private Standing byChecks(Objective objective, Instant after) {
        List<CaseResult> counted = checks.stream()
                .filter(check -> check.started().isAfter(after))
                .flatMap(check -> check.results().stream())
                .filter(result -> result.id().isOf(objective.service()))
                .filter(result ->
                        objective.target().map(result.target()::equals).orElse(true))
                .filter(result -> objective.within().isPresent()
                        ? result.state() == State.PASSED
                        : result.state() != State.UNDECIDED)
                .toList();
        long good = counted.stream().filter(result -> isGood(objective, result)).count();
        return new Standing(objective, Source.CHECKS, 0, counted.size(), good);
    }

    private static boolean isGood(Objective objective, CaseResult result) {
        return objective
                .within()
                .map(limit -> result.last().time().compareTo(limit) <= 0)
                .orElse(result.state() == State.PASSED);
    }

    private Standing byRuns(Objective objective, Instant after) {
        int counted = 0;
        long count = 0;
        long good = 0;
        for (Analysis run : runs) {
            Manifest manifest = run.result().manifest();
            if (manifest.start().isAfter(after)) {
                long before = count;
                for (CallStats calls : calls(objective, run)) {
                    long ok = calls.ok().count();
                    count += objective.within().isPresent()
                            ? ok
                            : ok + calls.failed().count();
                    good += objective
                            .within()
                            .map(limit -> within(limit, manifest, calls))
                            .orElse(ok);
                }
                counted += count > before ? 1 : 0;
            }
        }
        return new Standing(objective, Source.RUNS, counted, count, good);
    }

    /** True if the requests of a task count: a run that compares two targets has tasks of both. */
    private static boolean isAt(Objective objective, Plan plan, int task) {
        return objective
                .target()
                .map(target -> target.equals(plan.reporting().labels().get(TARGET))
                        || plan.side(plan.tasks().get(task)).target() instanceof UrlTarget at
                                && target.equals(at.url().getHost()))
                .orElse(true);
    }

    private static List<CallStats> calls(Objective objective, Analysis run) {
        Plan plan = run.result().manifest().plan();
        List<CallStats> tasks = run.result().totals().tasks();
        return IntStream.range(0, tasks.size())
                .filter(task -> isAt(objective, plan, task)
                        && CaseId.of(plan, plan.tasks().get(task)).isOf(objective.service()))
                .mapToObj(tasks::get)
                .toList();
    }

    private static long within(Duration limit, Manifest manifest, CallStats calls) {
        return HeadlineTime.of(manifest.plan().load()).of(calls.ok()).countWithin(limit);
    }
}
