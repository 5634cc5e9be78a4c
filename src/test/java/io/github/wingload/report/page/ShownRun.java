package io.github.wingload.report.page;

import io.github.wingload.exchange.Call;
import io.github.wingload.exchange.FailureClass;
import io.github.wingload.judge.tally.TimedTasks;
import io.github.wingload.observe.Reading;
import io.github.wingload.plan.Figure;
import io.github.wingload.plan.Observation;
import io.github.wingload.plan.Operator;
import io.github.wingload.plan.Plan;
import io.github.wingload.plan.Rule;
import io.github.wingload.plan.Selector;
import io.github.wingload.plan.ServerFigure;
import io.github.wingload.plan.load.OpenLoad.Arrivals;
import io.github.wingload.plan.load.Stage;
import io.github.wingload.plan.task.AnswerStream;
import io.github.wingload.plan.task.Task;
import io.github.wingload.result.Analysis;
import io.github.wingload.result.EndReason;
import io.github.wingload.result.HeadlineTime;
import io.github.wingload.stats.Timeline;
import io.github.wingload.testkit.Calls;
import io.github.wingload.testkit.Loads;
import io.github.wingload.testkit.Plans;
import io.github.wingload.testkit.Runs;
import io.github.wingload.testkit.Tasks;
import io.github.wingload.text.Secrets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * A made-up run of a shape that the page must look well with. The same calls each time.
 *
 * @param report on it
 * @param timeline of it
 */
public record ShownRun(Analysis report, Timeline timeline) {

    private static final double PER_SECOND = 150_000 / 3600.0;
    private static final Instant START = Instant.parse("2026-02-05T14:02:00Z");

    /** Five minutes of an even service within its limits. */
    public static ShownRun pass() {
        Random random = new Random(5);
        return open(
                "revertrisk-wikidata",
                Duration.ofMinutes(5),
                LIMITS,
                i -> call(i, random, 150 + 90 * exponential(random)).call());
    }

    /** The same service, a tenth slower. */
    public static ShownRun slower() {
        Random random = new Random(7);
        return open(
                "revertrisk-wikidata",
                Duration.ofMinutes(5),
                LIMITS,
                i -> call(i, random, 1.1 * (150 + 90 * exponential(random))).call());
    }

    /** A service that is overloaded for an hour: slow, with 502s, deadline misses and rate limits, and a slow spell. */
    public static ShownRun overloaded() {
        return overloaded(Duration.ofHours(1));
    }

    public static ShownRun overloaded(Duration length) {
        Random random = new Random(2);
        double spell = 0.6 * length.toSeconds();
        return open("revertrisk-wikidata", length, LIMITS, i -> {
            double at = i / PER_SECOND;
            boolean slow = at > spell;
            double ms = (slow ? 900 : 350) * Math.exp(0.8 * random.nextGaussian());
            double fate = random.nextDouble();
            if (ms > 10_000) {
                return call(i, random, 10_000)
                        .unanswered(FailureClass.DEADLINE_WAIT, "no answer within 10 s")
                        .call();
            }
            if (fate < (slow ? 0.05 : 0.004)) {
                return call(i, random, ms)
                        .answered(502, "status 502")
                        .body("<html><h1>502 Bad Gateway</h1></html>")
                        .call();
            }
            if (at % 600 < 20 && at > 600 && fate < 0.2) {
                return call(i, random, 12).answered(429, "status 429").call();
            }
            return call(i, random, ms).upstream(0.9 * ms).call();
        });
    }

    /** Every connection is refused. */
    public static ShownRun allFailed() {
        Random random = new Random(1);
        return open(
                "revertrisk-wikidata",
                Duration.ofMinutes(2),
                LIMITS,
                i -> call(i, random, 1)
                        .unanswered(FailureClass.CONNECT_REFUSED, "connection refused")
                        .call());
    }

    /** Sixteen users of a language model that thinks before it answers, for three minutes. */
    public static ShownRun streams() {
        Duration length = Duration.ofMinutes(3);
        Plan plan = plan(
                "llm",
                Loads.users(16, length),
                List.of(
                        rule(
                                "p90 of ttft <= 1s",
                                new Figure.Percentile(
                                        90, new Figure.Times(Figure.Quantity.TIME_TO_FIRST_TOKEN, Figure.Calls.OK)),
                                Operator.AT_MOST,
                                1_000),
                        rule("output tokens/s >= 300", Figure.OUTPUT_TOKENS_PER_SECOND, Operator.AT_LEAST, 300)),
                List.of(Tasks.post("/v1/chat/completions").stream(AnswerStream.OPENAI)
                        .task()),
                List.of());
        Random random = new Random(8);
        List<Call> calls = new ArrayList<>();
        for (int user = 0; user < 16; user++) {
            double at = 100 * user;
            while (at < length.toMillis()) {
                Call call = streamed(random, at).call();
                calls.add(call);
                at = call.endNs() / 1e6;
            }
        }
        calls.sort(Comparator.comparingLong(Call::endNs));
        return of(plan, Runs.of(plan).start(START).users(16, 16).end(EndReason.RUN_TIME, length), calls, List.of());
    }

    /** An answer of 32 to 160 tokens, of which the first quarter is reasoning. */
    private static Calls streamed(Random random, double atMs) {
        double[] tokens = new double[32 + random.nextInt(129)];
        double ms = 250 * Math.exp(0.5 * random.nextGaussian());
        for (int i = 0; i < tokens.length; i++) {
            tokens[i] = ms;
            ms += random.nextInt(40) == 0 ? 90 + 60 * random.nextDouble() : 27 + 3 * random.nextGaussian();
        }
        return Calls.at(atMs, ms).tokens(tokens).firstOutput(tokens[tokens.length / 4]);
    }

    /** 200 pairs of 70 ms and 20 ms, ten of which fail on the internal side, whose p90 has a limit. */
    public static ShownRun compared() {
        Duration length = Duration.ofSeconds(20);
        Plan plan = Plans.compared()
                .load(Loads.rate(10, length))
                .thresholds(new Rule(
                        "p90 of internal <= 10ms",
                        Figure.percentile(90, Figure.Calls.OK),
                        Optional.of("internal"),
                        Optional.empty(),
                        Operator.AT_MOST,
                        10,
                        Optional.empty()))
                .plan();
        List<Call> calls = IntStream.range(0, 400)
                .mapToObj(i -> {
                    int pair = i / 2;
                    int side = (i + pair % 3) % 2;
                    Calls call = Calls.at(100 * pair + i % 2 * 40, side == 0 ? 70 : 20)
                            .task(side)
                            .pair(pair);
                    return side == 1 && pair % 20 == 7
                            ? call.failed(FailureClass.HTTP_5XX, "500").call()
                            : call.call();
                })
                .toList();
        return of(plan, Runs.of(plan).start(START).users(0, 0).end(EndReason.RUN_TIME, length), calls, List.of());
    }

    /** A run that was stopped before a call ended. */
    public static ShownRun empty() {
        Plan plan = plan(
                "revertrisk-wikidata",
                Loads.rate(PER_SECOND, Duration.ofMinutes(2)),
                LIMITS,
                List.of(Tasks.post("/predict").task()),
                List.of());
        return of(
                plan,
                Runs.of(plan).start(START).end(EndReason.INTERRUPTED, Duration.ofMillis(20)),
                List.of(),
                List.of());
    }

    /** Failures of every class, with forty texts. */
    public static ShownRun manyErrors() {
        Random random = new Random(4);
        FailureClass[] classes = FailureClass.values();
        return open(
                "errors",
                Duration.ofMinutes(2),
                List.of(),
                i -> i % 3 != 0
                        ? call(i, random, 100 + random.nextInt(100)).call()
                        : call(i, random, 50 + random.nextInt(100))
                                .unanswered(
                                        classes[4 + i / 3 % 14],
                                        "what went wrong, in the words of number " + i / 3 % 40)
                                .call());
    }

    /** Two hundred tasks of users in two stages after a warm-up, one of them with a very long name; a figure of the server. */
    public static ShownRun manyTasks() {
        Random random = new Random(6);
        List<Task> tasks = IntStream.range(0, 200)
                .mapToObj(i -> Tasks.get("/v1/models/model-" + i + (i == 7 ? "-" + "x".repeat(150) : "") + ":predict")
                        .task())
                .toList();
        List<Call> calls = IntStream.range(0, 9_000)
                .mapToObj(i -> Calls.at(i * 20.0, 30 + 20 * (i % 200) * random.nextDouble())
                        .task(i % 200)
                        .call())
                .toList();
        Selector busy = new Selector("cpu_seconds_total", List.of());
        Observation cpu = new Observation(
                Optional.empty(),
                "/metrics",
                Optional.empty(),
                Duration.ofSeconds(5),
                List.of(),
                List.of(new ServerFigure(
                        "cpu",
                        busy,
                        Optional.empty(),
                        OptionalDouble.empty(),
                        ServerFigure.As.VALUE,
                        ServerFigure.Aggregate.SUM,
                        "cores")));
        List<Reading> readings = IntStream.range(1, 36)
                .mapToObj(i -> new Reading(
                        "cpu", i * 5_000_000_000L, i * 5_000_000_000L, OptionalDouble.of(2 + Math.sin(i / 5.0)), ""))
                .toList();
        Plan plan = plan(
                "two-hundred-tasks",
                Loads.stages(
                        new Stage("low", 5, 5, Duration.ofSeconds(90)),
                        new Stage("high", 10, 10, Duration.ofSeconds(90))),
                List.of(),
                tasks,
                List.of(cpu));
        return of(plan, Runs.of(plan).start(START).end(EndReason.RUN_TIME, Duration.ofSeconds(180)), calls, readings);
    }

    /** A run whose stages, tasks, errors and answers have this text in them. */
    public static ShownRun of(String text) {
        List<Task> tasks = List.of(
                Tasks.named("GET", text).task(), Tasks.named("GET", "other").task());
        Plan plan = plan(
                "hostile",
                Loads.stages(
                        new Stage(text, 5, 5, Duration.ofSeconds(10)), new Stage("b", 5, 5, Duration.ofSeconds(10))),
                List.of(),
                tasks,
                List.of());
        List<Call> calls = IntStream.range(0, 200)
                .mapToObj(i -> i % 4 > 0
                        ? Calls.at(100 * i, 20 + i).task(i % 2).key(text).call()
                        : Calls.failed(i % 2, 100 * i, 30, 500, text, text))
                .toList();
        return of(
                plan,
                Runs.of(plan)
                        .start(START)
                        .host(text)
                        .overrides(List.of(text))
                        .end(EndReason.RUN_TIME, Duration.ofSeconds(20)),
                calls,
                List.of());
    }

    /** The page. */
    public String html() {
        return PageReport.html(report, timeline, Optional.empty(), Secrets.NONE);
    }

    private static final List<Rule> LIMITS = List.of(
            rule("requests/hour >= 144000", Figure.REQUESTS_PER_HOUR, Operator.AT_LEAST, 144_000),
            rule("success rate >= 99%", Figure.SUCCESS_RATE, Operator.AT_LEAST, 99),
            rule("p90 of ok <= 500ms", Figure.percentile(90, Figure.Calls.OK), Operator.AT_MOST, 500),
            rule("p99 of ok <= 2s", Figure.percentile(99, Figure.Calls.OK), Operator.AT_MOST, 2_000));

    private static Rule rule(String text, Figure figure, Operator operator, double limit) {
        return new Rule(text, figure, Optional.empty(), Optional.empty(), operator, limit, Optional.empty());
    }

    private static ShownRun open(String name, Duration length, List<Rule> limits, IntFunction<Call> call) {
        Plan plan = plan(
                name,
                Loads.rates(Arrivals.CONSTANT, Loads.hold(PER_SECOND, length)),
                limits,
                List.of(Tasks.post("/v1/models/revertrisk-wikidata:predict").task()),
                List.of());
        List<Call> calls = new ArrayList<>(IntStream.range(0, (int) (PER_SECOND * length.toSeconds()))
                .mapToObj(call)
                .toList());
        calls.sort(Comparator.comparingLong(Call::endNs));
        return of(plan, Runs.of(plan).start(START).users(0, 0).end(EndReason.RUN_TIME, length), calls, List.of());
    }

    private static Plan plan(
            String name,
            io.github.wingload.plan.load.Load load,
            List<Rule> limits,
            List<Task> tasks,
            List<Observation> observe) {
        return Plans.of()
                .name(name)
                .url("http://127.0.0.1:8900")
                .load(load)
                .deadline(Duration.ofSeconds(10))
                .tasks(tasks)
                .thresholds(limits)
                .observe(observe)
                .plan();
    }

    private static ShownRun of(Plan plan, Runs run, List<Call> calls, List<Reading> readings) {
        Timeline timeline = new Timeline(HeadlineTime.of(plan.load())::of, TimedTasks.of(plan.tasks()));
        calls.forEach(timeline::record);
        readings.forEach(timeline::record);
        return new ShownRun(run.calls(calls).readings(readings).analysis(), timeline);
    }

    private static Calls call(int number, Random random, double ms) {
        return Calls.at(number * 1000 / PER_SECOND, Math.round(1000 * ms) / 1000.0)
                .late(0.1 + 0.3 * random.nextDouble())
                .key(String.valueOf(number % 5_000));
    }

    private static double exponential(Random random) {
        return -Math.log(1 - random.nextDouble());
    }
}
