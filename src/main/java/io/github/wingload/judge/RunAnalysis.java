package io.github.wingload.judge;

import io.github.wingload.exchange.Call;
import io.github.wingload.judge.ByAssumption.Assumption;
import io.github.wingload.judge.tally.AnswerLengths;
import io.github.wingload.judge.tally.Answerers;
import io.github.wingload.judge.tally.Buckets;
import io.github.wingload.judge.tally.CallsInFlight;
import io.github.wingload.judge.tally.Deadlines;
import io.github.wingload.judge.tally.Excerpts;
import io.github.wingload.judge.tally.FirstCalls;
import io.github.wingload.judge.tally.PayloadDiversity;
import io.github.wingload.judge.tally.Payloads;
import io.github.wingload.judge.tally.PromptChecks;
import io.github.wingload.judge.tally.ServerTally;
import io.github.wingload.judge.tally.StageTally;
import io.github.wingload.judge.tally.TimeParts;
import io.github.wingload.judge.tally.TimedTasks;
import io.github.wingload.judge.tally.WindowTally;
import io.github.wingload.observe.Reading;
import io.github.wingload.plan.Figure;
import io.github.wingload.plan.Plan;
import io.github.wingload.plan.Rule;
import io.github.wingload.result.Analysis;
import io.github.wingload.result.Analysis.FailureRow;
import io.github.wingload.result.Analysis.LittlesLaw;
import io.github.wingload.result.Analysis.PayloadUse;
import io.github.wingload.result.Analysis.StageResult;
import io.github.wingload.result.Analysis.ThresholdResult;
import io.github.wingload.result.CacheSplit;
import io.github.wingload.result.Decision;
import io.github.wingload.result.EndReason;
import io.github.wingload.result.GeneratorHealth;
import io.github.wingload.result.GeneratorHealth.State;
import io.github.wingload.result.HeadlineTime;
import io.github.wingload.result.Judgement;
import io.github.wingload.result.LoadResult;
import io.github.wingload.result.OwnDelays;
import io.github.wingload.result.PairedComparison;
import io.github.wingload.result.PairedComparison.SideFigures;
import io.github.wingload.result.Remark;
import io.github.wingload.result.RequestTable;
import io.github.wingload.result.RunResult;
import io.github.wingload.result.StreamFigures;
import io.github.wingload.result.TaskResult;
import io.github.wingload.result.ThresholdFinding;
import io.github.wingload.result.Window;
import io.github.wingload.stats.CallLedger;
import io.github.wingload.stats.CallStats;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Analyses a run from its calls.
 *
 * <p>The calls are those of the tasks that are not counted apart; these are in the totals of the run alone.
 *
 * <p>A call counts where its start was intended: in the warm-up, or in the window and there in a stage. Calls that were
 * dropped are failed starts.
 *
 * <p>Not thread-safe. Taking a call costs about half a microsecond with four thresholds, once the code is warm; making the
 * report some 0.1 s.
 *
 * <p>Memory grows with the length of the run and with how different its times are, hardly with the number of calls: an hour
 * with four thresholds takes 15 MB if it has 150,000 calls, 80 MB if it has ten million.
 */
final class RunAnalysis {

    private final Plan plan;
    private final HeadlineTime time;
    private final Course course;
    private final List<CallLedger> tasks;
    private final List<StageTally> stages;
    private final boolean[] timed;
    private final CallLedger warmUp = new CallLedger();
    private final ByAssumption<WindowTally, Call> tally;

    /** The same for the calls to each side of a comparison. */
    private final List<ByAssumption<WindowTally, Call>> ofSides;

    private final Map<Rule, ByAssumption<ThresholdTally, Call>> thresholds = new LinkedHashMap<>();
    private final Optional<Comparing> comparing;
    private final List<EarlyJudge> early;

    private final OwnDelay ownDelay;
    private long delayed;
    private long delayedFailures;
    private final ServerTally server;
    private final Buckets buckets;
    private final Deadlines deadlines;
    private final FirstCalls first;
    private final Payloads payloads;
    private final List<AnswerLengths> lengths;
    private final List<PromptChecks> prompts;
    private final TimeParts timeParts;
    private final Answerers answerers;
    private final CallsInFlight inFlight;
    private final Optional<SentBursts> bursts;
    private final Punctuality punctuality = new Punctuality();
    private long beyondPlan;
    private long completedPairs;
    private long firstIntendedNs = Long.MAX_VALUE;
    private long lastIntendedNs;
    private long lastEndNs;

    /** @param plan with all defaults and overrides applied */
    RunAnalysis(Plan plan) {
        this.plan = plan;
        time = HeadlineTime.of(plan.load());
        course = new Course(plan.load());
        tasks = Stream.generate(CallLedger::new).limit(plan.tasks().size()).toList();
        stages = IntStream.range(0, course.stages().size())
                .mapToObj(stage -> new StageTally(course.stages().get(stage).name(), course.beginNs(stage)))
                .toList();
        timed = TimedTasks.of(plan.tasks());
        ownDelay = new OwnDelay(plan);
        tally = windowTally();
        ofSides = plan.compares()
                ? Stream.generate(this::windowTally).limit(plan.sides().size()).toList()
                : List.of();
        plan.thresholds().stream()
                .filter(threshold -> !(threshold.figure() instanceof Figure.Observed
                        || threshold.figure() instanceof Figure.Difference))
                .forEach(threshold -> thresholds.put(
                        threshold,
                        new ByAssumption<>(
                                () -> new ThresholdTally(plan, course, threshold),
                                ThresholdTally::record,
                                ThresholdTally::plus)));
        comparing = plan.compares() ? Optional.of(new Comparing(plan, course)) : Optional.empty();
        early = plan.shard().isPresent()
                ? List.of()
                : plan.thresholds().stream()
                        .distinct()
                        .flatMap(threshold -> early(threshold).stream())
                        .toList();
        server = new ServerTally(plan);
        buckets = new Buckets(plan.reporting().bucketBounds());
        deadlines = new Deadlines(plan.reporting().whatIf(), plan.deadline());
        first = new FirstCalls(time);
        payloads = new Payloads(plan.tasks(), time);
        lengths = plan.tasks().stream().map(AnswerLengths::new).toList();
        prompts =
                plan.tasks().stream().map(task -> new PromptChecks(plan, task)).toList();
        timeParts = new TimeParts(time, plan.readsStreams());
        answerers = new Answerers(plan.tasks());
        inFlight = new CallsInFlight(course.beginNs());
        bursts = SentBursts.of(plan);
    }

    private ByAssumption<WindowTally, Call> windowTally() {
        return new ByAssumption<>(
                () -> new WindowTally(plan, timed, course.beginNs()), WindowTally::record, WindowTally::plus);
    }

    /** The tally of the side that a call went to; empty in a run of one target. */
    private Optional<ByAssumption<WindowTally, Call>> ofSide(Call call) {
        return ofSides.isEmpty()
                ? Optional.empty()
                : Optional.of(ofSides.get(plan.tasks().get(call.task()).side().orElse(0)));
    }

    private Optional<EarlyJudge> early(Rule threshold) {
        return threshold.figure() instanceof Figure.Difference
                ? comparing.flatMap(sides -> sides.early(threshold))
                : Optional.ofNullable(thresholds.get(threshold))
                        .flatMap(calls -> EarlyJudge.of(plan, threshold, calls));
    }

    /** Takes a call that has ended or was dropped, in order of end. */
    void record(Call call) {
        lastIntendedNs = Math.max(lastIntendedNs, call.intendedNs());
        answerers.hear(call);
        boolean sent = CallLedger.isRequest(call);
        comparing.ifPresent(sides -> sides.record(call, ownDelay));
        if (sent) {
            inFlight.record(call);
            bursts.ifPresent(starts -> starts.record(call));
        }
        if (call.ok() && timed[call.task()]) {
            first.record(call);
        }
        if (call.stream().any()) {
            tally.alike(calls -> calls.arrive(call));
            ofSide(call).ifPresent(side -> side.alike(calls -> calls.arrive(call)));
            thresholds.values().forEach(threshold -> threshold.alike(calls -> calls.arrive(call)));
        }
        if (call.intendedNs() < course.beginNs()) {
            warmUp.record(call);
        } else if (call.intendedNs() >= course.endNs()) {
            // Only the first call of a pair is started by the plan; the others follow it.
            if (call.pair() == Call.NO_PAIR) {
                beyondPlan++;
            } else {
                completedPairs++;
            }
        } else {
            recordInWindow(call, sent);
        }
    }

    /** Takes a reading; those of one figure in order of time. */
    void record(Reading reading) {
        server.record(reading);
    }

    private void recordInWindow(Call call, boolean sent) {
        firstIntendedNs = Math.min(firstIntendedNs, call.intendedNs());
        tasks.get(call.task()).record(call);
        lengths.get(call.task()).record(call);
        prompts.get(call.task()).record(call);
        stages.get(course.stageAt(call.intendedNs())).record(call, sent);
        tally(call);
        if (sent) {
            lastEndNs = Math.max(lastEndNs, call.endNs());
            payloads.record(call);
            answerers.record(call);
            punctuality.record(call);
            if (timed[call.task()]) {
                timeParts.record(call);
            }
        }
        if (call.ok()) {
            long tookNs = time.of(call);
            deadlines.record(tookNs);
            if (timed[call.task()]) {
                buckets.record(tookNs);
            }
        }
    }

    private void tally(Call call) {
        Call seen = ownDelay.without(call);
        Call unseen = OwnDelay.excusing(seen);
        if (seen != call) {
            delayed++;
            delayedFailures += seen.ok() && !call.ok() ? 1 : 0;
        }
        tally.record(call, seen, seen);
        ofSide(call).ifPresent(side -> side.record(call, seen, seen));
        for (var threshold : thresholds.entrySet()) {
            threshold.getValue().record(call, seen, TwoSidedJudge.ofFailures(threshold.getKey()) ? unseen : seen);
        }
    }

    /** The thresholds that are decided by calls that were intended before this time; every such call must have been recorded. */
    List<Decision> decisions(long settledNs) {
        early.forEach(judge -> judge.look(settledNs));
        comparing.ifPresent(sides -> sides.look(settledNs));
        return early.stream().flatMap(judge -> judge.decision().stream()).toList();
    }

    /**
     * The report on what was recorded so far.
     *
     * @param result the run of these calls; only the phases and the excerpts of answers are used of its totals
     */
    Analysis report(RunResult result) {
        List<CallStats> perTask = tasks.stream().map(CallLedger::stats).toList();
        CallStats calls = perTask.stream().reduce(CallStats::plus).orElse(CallStats.NONE);
        Course.Starts starts = new Course.Starts(calls.intended(), firstIntendedNs, lastIntendedNs);
        Window whole = course.window(result.load(), starts, lastEndNs);
        WindowTally measured = tally.under(Assumption.NO_DELAY);
        Window window = whole.withBacklog(measured.backlogPerSecond(plan, whole));
        List<TaskResult> rows =
                RequestTable.ofCounted(plan.tasks(), perTask, calls).rows();
        long intended = calls.intended();
        HeadlineFigures figures = new HeadlineFigures(plan, result.share(), window, measured, calls, timed(perTask));
        OptionalDouble target = figures.targetPerHour();
        LittlesLaw law = figures.littlesLaw(inFlight);
        Optional<StreamFigures> streams = figures.streams();
        PayloadUse payload = payloads.use(result.manifest().sampleRows());
        PayloadDiversity diversity = new PayloadDiversity(result.manifest(), payload);
        List<FailureRow> failures = answerers.failures(new Excerpts(result.failures()));
        WindowTally withoutDelays = tally.under(Assumption.SEEN_DELAYS);
        OwnDelays delays = new OwnDelays(
                OwnDelay.leastNs(plan) / 1e6,
                delayed,
                delayedFailures,
                Case.longestStall(result, window),
                figures.added(withoutDelays));
        Case run = new Case(result, window, calls, target, law, diversity, failures, punctuality, delays);
        GeneratorHealth health = new HealthJudge(run).judge();
        Judgement judgement = new VerdictJudge(run, health).judge(thresholds(run, health));
        if (result.load().end() == EndReason.DECIDED) {
            decisions(result.load().loadDuration().toNanos());
        }
        Optional<PairedComparison> comparison = comparing.map(
                sides -> sides.comparison(window, result.load().end(), figuresOfSides(result, window, perTask)));
        List<Remark> remarks = new Remarks(run, health, judgement.verdict())
                .of(
                        course,
                        new Steadiness(course, window, levels(withoutDelays), inFlight, !run.isIncomplete()),
                        new Agreement(run, plan.compares() ? Optional.empty() : streams),
                        CacheSplit.of(plan.tasks(), rows, time),
                        new StreamDoubts(plan, perTask, lengths, prompts),
                        warmUp.stats(),
                        comparison,
                        beyondPlan,
                        completedPairs);
        return new Analysis(
                result,
                time,
                window,
                rows,
                calls,
                stageResults(window),
                plan.load().warmUp().isZero() ? Optional.empty() : Optional.of(warmUp.stats()),
                target,
                figures.estimates(),
                buckets.buckets(),
                deadlines.whatIf(intended, window),
                figures.allCalls(),
                first.figures(),
                payload,
                timeParts.breakdown(),
                streams,
                answerers.attribution(),
                failures,
                law,
                bursts.map(SentBursts::burstiness),
                comparison,
                health,
                Optional.of(delays),
                server.figures(window),
                judgement,
                remarks);
    }

    private CallStats timed(List<CallStats> perTask) {
        return sum(perTask, IntStream.range(0, timed.length).filter(task -> timed[task]));
    }

    private static CallStats sum(List<CallStats> perTask, IntStream tasks) {
        return tasks.mapToObj(perTask::get).reduce(CallStats.NONE, CallStats::plus);
    }

    private List<SideFigures> figuresOfSides(RunResult result, Window window, List<CallStats> perTask) {
        return IntStream.range(0, ofSides.size())
                .mapToObj(side -> {
                    List<Integer> counted = plan.countedTasks(side);
                    HeadlineFigures figures = new HeadlineFigures(
                            plan,
                            result.share(),
                            window,
                            ofSides.get(side).under(Assumption.NO_DELAY),
                            sum(perTask, counted.stream().mapToInt(task -> task)),
                            sum(perTask, counted.stream().mapToInt(task -> task).filter(task -> timed[task])));
                    return new SideFigures(figures.estimates(), figures.streams());
                })
                .toList();
    }

    /** The calls whose level has to be steady: in a comparison those to each side. */
    private List<Steadiness.Calls> levels(WindowTally all) {
        return ofSides.isEmpty()
                ? List.of(new Steadiness.Calls(Optional.empty(), all))
                : IntStream.range(0, ofSides.size())
                        .mapToObj(side -> new Steadiness.Calls(
                                Optional.of(plan.sides().get(side).name()),
                                ofSides.get(side).under(Assumption.SEEN_DELAYS)))
                        .toList();
    }

    private List<ThresholdResult> thresholds(Case run, GeneratorHealth health) {
        TwoSidedJudge judge = new TwoSidedJudge(run, health.state() == State.LIMITED);
        return plan.thresholds().stream()
                .map(threshold -> judged(threshold, judge, run.window()))
                .map(result -> health.state() == State.LIMITED
                        ? result
                        : decided(result, run.result().load()))
                .toList();
    }

    private ThresholdResult judged(Rule threshold, TwoSidedJudge judge, Window window) {
        if (threshold.figure() instanceof Figure.Observed observed) {
            return judge.judge(ServerFigureJudge.judge(threshold, observed, server, course, window));
        }
        return threshold.figure() instanceof Figure.Difference
                ? judge.judge(threshold, comparing.orElseThrow().pairs())
                : judge.judge(Optional.ofNullable(thresholds.get(threshold)).orElseThrow());
    }

    /** If the run ended because its verdict was certain, what was decided then holds. */
    private ThresholdResult decided(ThresholdResult result, LoadResult load) {
        return load.end() != EndReason.DECIDED
                ? result
                : decisions(load.loadDuration().toNanos()).stream()
                        .filter(decision -> decision.threshold().equals(result.threshold()))
                        .map(decision -> new ThresholdResult(
                                result.threshold(),
                                decision.state(),
                                result.estimate(),
                                new ThresholdFinding.DecidedEarly(decision.after(), result.finding())))
                        .findFirst()
                        .orElse(result);
    }

    private List<StageResult> stageResults(Window window) {
        List<StageResult> results = new ArrayList<>();
        for (int i = 0; i < stages.size(); i++) {
            if (i == 0 || course.beginNs(i) < window.endNs()) {
                StageTally stage = stages.get(i);
                results.add(stage.result(plan, course.window(i, window, stage.lastEndNs())));
            }
        }
        return results;
    }
}
