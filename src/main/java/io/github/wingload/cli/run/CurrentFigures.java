package io.github.wingload.cli.run;

import io.github.wingload.exchange.FailureClass;
import io.github.wingload.plan.Plan;
import io.github.wingload.plan.Rule;
import io.github.wingload.plan.load.Load;
import io.github.wingload.plan.load.OpenLoad;
import io.github.wingload.plan.task.Task;
import io.github.wingload.report.console.LiveFigures;
import io.github.wingload.result.FiguresSoFar;
import io.github.wingload.result.HeadlineTime;
import io.github.wingload.result.Progress;
import io.github.wingload.schedule.RateProfile;
import io.github.wingload.stats.CallStats;
import io.github.wingload.stats.Durations;
import io.github.wingload.stats.Totals;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** Computes the live figures of a run from its seconds. */
final class CurrentFigures {

    /** As many seconds as a chart on a wide terminal shows. */
    private static final int KEPT_SECONDS = 60;

    private static final int RECENT_SECONDS = 10;
    private static final double NS_PER_SECOND = 1e9;

    private final Plan plan;
    private final Optional<RateProfile> rate;
    private final HeadlineTime time;
    private final Deque<Second> seconds = new ArrayDeque<>();

    /**
     * @param ok times of the ok calls that ended in this second
     * @param ofSides the same of each side of a comparison; empty in a run of one target
     * @param p90Ms of these times, computed once for all charts that the second is in; NaN without times
     */
    private record Second(double length, long ended, Durations ok, List<Durations> ofSides, double p90Ms) {

        double perSecond() {
            return length > 0 ? ended / length : 0;
        }
    }

    CurrentFigures(Plan plan) {
        Load load = plan.load();
        this.plan = plan;
        this.rate = load instanceof OpenLoad open ? Optional.of(RateProfile.of(open)) : Optional.empty();
        this.time = HeadlineTime.of(load);
    }

    /**
     * Returns the figures as of the second that was added last.
     *
     * @param stopped true if the run was stopped from outside
     */
    LiveFigures at(Progress progress, boolean stopped) {
        List<Second> recent = seconds.stream()
                .skip(Math.max(0, seconds.size() - RECENT_SECONDS))
                .toList();
        double length = recent.stream().mapToDouble(Second::length).sum();
        long ended = recent.stream().mapToLong(Second::ended).sum();
        Duration elapsed = Duration.ofNanos(progress.second().endNs());
        Totals totals = progress.totals();
        CallStats all = totals.aggregated();
        Optional<Duration> runTime = plan.load().plannedEnd();
        return new LiveFigures(
                plan.name(),
                elapsed,
                runTime,
                plan.load().requests(),
                plan.load().share(elapsed, all.requests()),
                stopped || runTime.filter(end -> elapsed.compareTo(end) >= 0).isPresent(),
                progress.users(),
                progress.soFar().load().usersPlanned(),
                progress.inFlight(),
                all.requests(),
                all.failures(),
                failures(all),
                length > 0 ? ended / length : 0,
                times(recent.stream().map(Second::ok).reduce(Durations.NONE, Durations::plus)),
                times(time.of(all.timed().ok())),
                sides(recent),
                totals.phases().lateness().percentileIfAny(99),
                history(Second::perSecond),
                history(Second::p90Ms),
                thresholds(progress, elapsed),
                rate.map(profile -> new LiveFigures.Pace(
                        profile.perSecondAt(progress.second().endNs())
                                * plan.offer().callsPerStart(),
                        all.dropped())));
    }

    /** Adds a second. The figures themselves take longer, so they are made only when they are shown. */
    void add(Progress progress) {
        CallStats calls = progress.second().aggregated();
        Durations ok = time.of(calls.timed().ok());
        seconds.addLast(new Second(
                (progress.second().endNs() - progress.second().startNs()) / NS_PER_SECOND,
                calls.requests(),
                ok,
                ofSides(progress.second().tasks()),
                ok.percentileIfAny(90).orElse(Double.NaN)));
        if (seconds.size() > KEPT_SECONDS) {
            seconds.removeFirst();
        }
    }

    private List<Durations> ofSides(List<CallStats> tasks) {
        return compared()
                .mapToObj(side -> plan.countedTasks(side).stream()
                        .map(task -> time.of(tasks.get(task).timed().ok()))
                        .reduce(Durations.NONE, Durations::plus))
                .toList();
    }

    private List<LiveFigures.SideTimes> sides(List<Second> recent) {
        return compared()
                .mapToObj(side -> new LiveFigures.SideTimes(
                        plan.sides().get(side).name(),
                        plan.nameOfCalls(side),
                        times(recent.stream()
                                .map(second -> second.ofSides().get(side))
                                .reduce(Durations.NONE, Durations::plus))))
                .toList();
    }

    /** The sides of a comparison; empty in a run of one target. */
    private IntStream compared() {
        return IntStream.range(0, plan.compares() ? plan.sides().size() : 0);
    }

    private List<Double> history(ToDoubleFunction<Second> figure) {
        return seconds.stream().mapToDouble(figure).boxed().toList();
    }

    private static LiveFigures.Times times(Durations durations) {
        return new LiveFigures.Times(
                durations.percentileIfAny(50),
                durations.percentileIfAny(90),
                durations.percentileIfAny(99),
                durations.ifAny(durations.maxMs()));
    }

    private static Map<String, Long> failures(CallStats calls) {
        Map<String, Long> failures = new LinkedHashMap<>();
        calls.classes().entrySet().stream()
                .filter(entry -> entry.getKey() != FailureClass.OK)
                .sorted(Map.Entry.<FailureClass, Long>comparingByValue(Comparator.reverseOrder()))
                .forEach(entry -> failures.put(entry.getKey().label(), entry.getValue()));
        return failures;
    }

    private List<LiveFigures.Threshold> thresholds(Progress progress, Duration elapsed) {
        return plan.thresholds().stream()
                .map(rule -> new LiveFigures.Threshold(
                        rule,
                        soFar(rule, progress.totals(), elapsed),
                        progress.decisions().stream()
                                .filter(decision -> decision.threshold().equals(rule))
                                .findFirst()))
                .toList();
    }

    /** Totals know neither the stages of a run nor its windows. */
    private OptionalDouble soFar(Rule rule, Totals totals, Duration elapsed) {
        if (rule.stage().isPresent() || rule.over().isPresent()) {
            return OptionalDouble.empty();
        }
        List<Task> tasks = plan.tasks();
        CallStats calls = rule.task()
                .map(name -> IntStream.range(0, tasks.size())
                        .filter(task -> tasks.get(task).name().equals(name))
                        .mapToObj(totals.tasks()::get)
                        .reduce(CallStats.NONE, CallStats::plus))
                .orElse(totals.aggregated());
        return rule.figure().from(new FiguresSoFar(calls, time, elapsed.toNanos() / NS_PER_SECOND));
    }
}
