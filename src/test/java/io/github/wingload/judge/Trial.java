package io.github.wingload.judge;

import io.github.wingload.exchange.Call;
import io.github.wingload.exchange.FailureClass;
import io.github.wingload.exchange.Times;
import io.github.wingload.monitor.GeneratorFigures;
import io.github.wingload.monitor.Stall;
import io.github.wingload.monitor.Stalls;
import io.github.wingload.observe.Reading;
import io.github.wingload.plan.Figure;
import io.github.wingload.plan.Observation;
import io.github.wingload.plan.Operator;
import io.github.wingload.plan.Plan;
import io.github.wingload.plan.Rule;
import io.github.wingload.plan.Samples;
import io.github.wingload.plan.Selector;
import io.github.wingload.plan.ServerFigure;
import io.github.wingload.plan.load.Connections;
import io.github.wingload.plan.load.Flow;
import io.github.wingload.plan.load.Load;
import io.github.wingload.plan.load.OpenLoad;
import io.github.wingload.plan.load.OpenLoad.Arrivals;
import io.github.wingload.plan.load.Stage;
import io.github.wingload.plan.task.Task;
import io.github.wingload.plan.task.Template;
import io.github.wingload.result.Analysis;
import io.github.wingload.result.EndReason;
import io.github.wingload.result.ExceptionGroup;
import io.github.wingload.result.Judgement;
import io.github.wingload.result.Manifest.SampleSet;
import io.github.wingload.testkit.Calls;
import io.github.wingload.testkit.Loads;
import io.github.wingload.testkit.Plans;
import io.github.wingload.testkit.Runs;
import io.github.wingload.testkit.SampleFiles;
import io.github.wingload.testkit.Tasks;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** A run that never was: a plan, calls made up, and the report on them. */
public final class Trial {

    private static final long NS_PER_MS = 1_000_000;

    private final List<Task> tasks = new ArrayList<>(List.of(ofRow("predict")));
    private final List<Rule> thresholds = new ArrayList<>();
    private final List<Call> calls = new ArrayList<>();
    private final List<Reading> readings = new ArrayList<>();
    private List<Observation> observe = List.of();
    private final Load load;
    private Duration deadline = Duration.ofSeconds(30);
    private EndReason end = EndReason.RUN_TIME;
    private Optional<String> stopRule = Optional.empty();
    private List<ExceptionGroup> exceptions = List.of();
    private GeneratorFigures generator = GeneratorFigures.NONE;
    private Duration loadDuration;
    private int usersStarted;
    private int usersPlanned;
    private long peakInFlight;
    private int sampleRows;
    private Optional<Flow> flow = Optional.empty();
    private Samples samples = SampleFiles.of("rev.csv", Samples.Pick.RANDOM);

    private Trial(Load load) {
        this.load = load;
        loadDuration = load.duration().map(load.warmUp()::plus).orElse(Duration.ZERO);
    }

    public static Trial of(Load load) {
        return new Trial(load);
    }

    /** Users who are all there from the start. */
    public static Trial closed(int users, Duration runTime) {
        Trial trial = new Trial(Loads.users(users, runTime));
        return trial.users(users, users);
    }

    /** Starts at equal distances. */
    public static Trial open(double perSecond, Duration runTime) {
        return new Trial(openLoad(List.of(new Stage(Stage.HOLD, perSecond, perSecond, runTime)), Arrivals.CONSTANT));
    }

    public static OpenLoad openLoad(List<Stage> stages, Arrivals arrivals) {
        return new OpenLoad(stages, arrivals, OptionalInt.empty(), Duration.ZERO, Connections.SHARED);
    }

    public Trial users(int planned, int started) {
        usersPlanned = planned;
        usersStarted = started;
        return this;
    }

    public Trial task(String name) {
        tasks.add(ofRow(name));
        return this;
    }

    /** A task that sends a cell of its row. */
    private static Task ofRow(String name) {
        return Tasks.named("POST", name)
                .json(new Template.Column(0, Template.Form.JSON_VALUE))
                .task();
    }

    /** These tasks and no others. */
    public Trial tasks(Task... others) {
        tasks.clear();
        tasks.addAll(List.of(others));
        return this;
    }

    public Trial pick(Samples.Pick pick) {
        samples = SampleFiles.of(samples.file(), pick);
        return this;
    }

    public Trial deadline(Duration longest) {
        deadline = longest;
        return this;
    }

    public Trial end(EndReason reason, Duration after) {
        end = reason;
        loadDuration = after;
        return this;
    }

    public Trial stopRule(String rule) {
        stopRule = Optional.of(rule);
        return end(EndReason.STOP_RULE, loadDuration);
    }

    public Trial exception(String message) {
        exceptions = List.of(new ExceptionGroup(1, message, "at X"));
        return this;
    }

    public Trial generator(GeneratorFigures figures) {
        generator = figures;
        return this;
    }

    /** The generator stood still in these stretches; the calls have to say so themselves. */
    public Trial stoodStill(Stall... stalls) {
        long totalNs = Stream.of(stalls).mapToLong(Stall::ns).sum();
        GeneratorFigures none = GeneratorFigures.NONE;
        return generator(new GeneratorFigures(
                0,
                0,
                0,
                "",
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                none.machineOwnPercent(),
                none.throttled(),
                Optional.of(new Stalls(OwnDelay.leastNs(plan()), stalls.length, totalNs, List.of(stalls)))));
    }

    public Trial peakInFlight(long peak) {
        peakInFlight = peak;
        return this;
    }

    public Trial sampleRows(int rows) {
        sampleRows = rows;
        return this;
    }

    /** For example {@code p90, OK, AT_MOST, 500}. */
    public Trial promise(Figure figure, Operator operator, double limit) {
        return promise(figure, operator, limit, Optional.empty(), Optional.empty(), Optional.empty());
    }

    public Trial promise(
            Figure figure,
            Operator operator,
            double limit,
            Optional<String> task,
            Optional<String> stage,
            Optional<Duration> over) {
        String text = figure.label() + " " + operator.symbol() + " " + limit;
        thresholds.add(new Rule(text, figure, task, stage, operator, limit, over));
        return this;
    }

    public Trial p90OfOk(double limitMs) {
        return promise(Figure.percentile(90, Figure.Calls.OK), Operator.AT_MOST, limitMs);
    }

    public Trial successRate(double limitPercent) {
        return promise(Figure.SUCCESS_RATE, Operator.AT_LEAST, limitPercent);
    }

    public Trial requestsPerHour(double limit) {
        return promise(Figure.REQUESTS_PER_HOUR, Operator.AT_LEAST, limit);
    }

    /** A figure in percent that is told so often. */
    public Trial observing(String name, Duration every) {
        ServerFigure figure = new ServerFigure(
                name,
                new Selector("any", List.of()),
                Optional.empty(),
                OptionalDouble.empty(),
                ServerFigure.As.VALUE,
                ServerFigure.Aggregate.SUM,
                "percent");
        observe = List.of(
                new Observation(Optional.empty(), "/metrics", Optional.empty(), every, List.of(), List.of(figure)));
        return this;
    }

    /** What scrapes told, or failed to. */
    public Trial told(Reading reading) {
        readings.add(reading);
        return this;
    }

    public Trial promise(Rule threshold) {
        thresholds.add(threshold);
        return this;
    }

    /** An ok call. */
    public Trial ok(double intendedMs, double tookMs) {
        return call(0, intendedMs, 0, tookMs, FailureClass.OK, 200, Times.NEVER, "row", "");
    }

    /** An ok call of another task. */
    public Trial ok(int task, double intendedMs, double tookMs) {
        return call(task, intendedMs, 0, tookMs, FailureClass.OK, 200, Times.NEVER, "row", "");
    }

    /** A call that was answered with an error. */
    public Trial failed(double intendedMs, double tookMs, int status) {
        FailureClass failureClass = FailureClass.ofStatus(status);
        return call(0, intendedMs, 0, tookMs, failureClass, status, Times.NEVER, "row", "HTTP " + status);
    }

    /** A call of which something was asked; ok if the status is 200 or 400, which are taken for expected. */
    public Trial told(int task, double intendedMs, double tookMs, int status, UnaryOperator<Calls> asked) {
        return told(task, intendedMs, tookMs, status, "row", asked);
    }

    public Trial told(int task, double intendedMs, double tookMs, int status, String key, UnaryOperator<Calls> asked) {
        Calls call = Calls.at(intendedMs, tookMs).task(task).bytes(10).key(key).with(asked);
        boolean expected = status == 200 || status == 400;
        return add((expected ? call.expected(status) : call.answered(status, "HTTP " + status)).call());
    }

    /** A start that was not made. */
    public Trial dropped(double intendedMs) {
        return add(Calls.dropped(0, intendedMs));
    }

    /** An exception of ours in the place of a call. */
    public Trial neverSent(double intendedMs) {
        return add(Calls.brokenBeforeSending(0, intendedMs));
    }

    public Trial call(
            int task,
            double intendedMs,
            double lateMs,
            double serviceMs,
            FailureClass failureClass,
            int status,
            long upstreamNs,
            String key,
            String error) {
        Calls call = Calls.at(intendedMs, serviceMs)
                .late(lateMs)
                .task(task)
                .expected(status)
                .bytes(10)
                .key(key)
                .body(error)
                .failed(failureClass, error)
                .upstreamNs(upstreamNs);
        if (status == 0) {
            call.unanswered(failureClass, error);
        }
        return add(call.call());
    }

    public Trial add(Call call) {
        calls.add(call);
        return this;
    }

    /** The calls so far, each of those that were started that much later. */
    public Trial everyCallLate(double lateMs) {
        calls.replaceAll(call -> Calls.like(call).late(lateMs).call());
        return this;
    }

    /** A flow that every user does again and again. */
    public Trial flow(Integer... steps) {
        flow = Optional.of(new Flow(1, List.of(steps)));
        return this;
    }

    public Plan plan() {
        Plans plans = Plans.of()
                .name("trial")
                .url("http://127.0.0.1:8900")
                .load(load)
                .deadline(deadline)
                .tasks(tasks)
                .thresholds(thresholds)
                .observe(observe);
        if (sampleRows > 0) {
            plans.samples(samples);
        }
        flow.ifPresent(plans::flows);
        return plans.plan();
    }

    public Analysis report() {
        Plan plan = plan();
        Runs run = Runs.of(plan)
                .calls(calls)
                .readings(readings)
                .users(usersPlanned, usersStarted)
                .end(end, loadDuration)
                .peakInFlight(peakInFlight)
                .stopRule(stopRule)
                .exceptions(exceptions.toArray(ExceptionGroup[]::new))
                .generator(generator);
        List<Integer> varying = sampleRows > 1 ? List.of(0) : List.of();
        return (sampleRows == 0 ? run.samples() : run.samples(new SampleSet("5a", sampleRows, Optional.of(varying))))
                .analysis();
    }

    public Judgement judgement() {
        return report().judgement();
    }
}
