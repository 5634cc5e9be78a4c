package io.github.wingload.run;

import io.github.wingload.exchange.Call;
import io.github.wingload.judge.OverloadJudge;
import io.github.wingload.judge.tally.TimedTasks;
import io.github.wingload.plan.Plan;
import io.github.wingload.plan.Reporting.Slo;
import io.github.wingload.plan.Rule;
import io.github.wingload.plan.Safeguards;
import io.github.wingload.plan.Safeguards.RateLimit;
import io.github.wingload.plan.task.Task;
import io.github.wingload.result.Analysis.ThresholdResult.State;
import io.github.wingload.result.Decision;
import io.github.wingload.result.GeneratorHealth;
import io.github.wingload.result.HeadlineTime;
import io.github.wingload.result.PairedComparison;
import io.github.wingload.result.Progress;
import io.github.wingload.stats.SecondStats;
import java.util.List;
import java.util.Optional;

/**
 * Decides after each second whether to stop a run early: a stop rule holds, or users have sent as many requests within an hour
 * as the target allows. One of several processes takes the others to have counted as much as itself. Thread-safe.
 */
final class StopRules {

    private final List<Task> tasks;
    private final List<Watched> rules;
    private final Optional<RateLimit> limit;
    private final boolean[] timed;
    private final boolean whenDecided;
    private final boolean onlyCompares;
    private final Optional<OverloadJudge> overload;
    private final int thresholds;
    private final LastHour lastHour;
    private final long zeroNs;
    private final Plan plan;

    private record Watched(Rule rule, LookBack lookBack) {}

    /**
     * @param lastHour of the runs before this one
     * @param zeroNs when this one begins, on their clock
     */
    StopRules(Plan plan, LastHour lastHour, long zeroNs) {
        this.plan = plan;
        this.lastHour = lastHour;
        this.zeroNs = zeroNs;
        HeadlineTime time = HeadlineTime.of(plan.load());
        Safeguards safeguards = plan.safeguards();
        tasks = plan.tasks();
        timed = TimedTasks.of(plan.tasks());
        // One shard knows too little of the run to be certain.
        whenDecided = safeguards.stopWhenDecided() && plan.shard().isEmpty();
        overload = OverloadJudge.of(plan);
        onlyCompares = plan.compares() && plan.thresholds().isEmpty();
        thresholds = (int) plan.thresholds().stream().distinct().count();
        rules = safeguards.stopWhen().stream()
                .map(rule -> new Watched(
                        rule,
                        new LookBack(
                                rule,
                                time,
                                plan.reporting().slo().orElse(Slo.NONE),
                                plan.part().count())))
                .toList();
        // An open plan of single calls was checked against the limit before it started, but not with what other runs
        // have sent. What flows send is known only now.
        boolean known = plan.load().open() && plan.longestFlowTasks() == 1 && lastHour.requests(zeroNs) == 0;
        limit = safeguards.rateLimit().filter(any -> !known && !safeguards.exceedLimits());
        // The probe has been sent before the first second.
        lastHour.add(zeroNs, safeguards.probe() ? plan.sides().size() : 0);
    }

    /** Takes a call that has ended, or was dropped. */
    void record(Call call) {
        if ((!rules.isEmpty() || overload.isPresent()) && tasks.get(call.task()).counted()) {
            look(call);
        }
    }

    private synchronized void look(Call call) {
        rules.forEach(watched -> watched.lookBack().record(call, timed[call.task()]));
        overload.ifPresent(judge -> judge.record(call));
    }

    /** Ends a second. Returns the rule that holds, in words; empty if the run may go on. */
    synchronized Optional<String> secondEnded(SecondStats second) {
        lastHour.add(zeroNs + second.startNs(), second.sent());
        Optional<String> holding = Optional.empty();
        for (Watched watched : rules) {
            if (watched.lookBack().holdsAt(second.endNs()) && holding.isEmpty()) {
                holding = Optional.of(watched.rule().text());
            }
        }
        return holding.or(() -> limit.flatMap(most -> overLimit(second, most)));
    }

    /**
     * Ends a second. Returns in words that the target falls behind the rate, if that is certain and the run is to end then.
     *
     * @param endNs where the second ends, from time zero
     * @param inFlight calls in flight then
     * @param settledNs every call that was intended before this time has been recorded
     */
    synchronized Optional<String> behind(long endNs, int inFlight, long settledNs) {
        return overload.filter(judge -> judge.isBehind(endNs, inFlight, settledNs))
                .map(any -> Safeguards.BEHIND);
    }

    /**
     * True if the run is to end because its verdict is certain: a threshold is missed, or all of them are decided. Without thresholds, a
     * comparison ends when it is known which side is slower. Nothing is certain while the generator is limited.
     */
    boolean decided(Progress progress) {
        List<Decision> decisions = progress.decisions();
        boolean certain = decisions.stream().anyMatch(decision -> decision.state() == State.FAIL)
                || !decisions.isEmpty() && decisions.size() == thresholds
                || onlyCompares;
        return whenDecided
                && certain
                && progress.analysis()
                        .get()
                        .filter(analysis -> analysis.generator().state() != GeneratorHealth.State.LIMITED)
                        .filter(analysis -> !onlyCompares
                                || analysis.comparison()
                                        .flatMap(PairedComparison::decidedAfter)
                                        .isPresent())
                        .isPresent();
    }

    private Optional<String> overLimit(SecondStats second, RateLimit most) {
        return plan.toOneHost(lastHour.requests(zeroNs + second.endNs())) < most.requestsPerHour()
                ? Optional.empty()
                : Optional.of(most.requestsPerHour() + " requests in an hour, all that the limit (" + most.name()
                        + ") allows");
    }
}
