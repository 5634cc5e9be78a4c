package io.github.wingload.report.ticket;

import io.github.wingload.exchange.Call;
import io.github.wingload.exchange.FailureClass;
import io.github.wingload.judge.Asking;
import io.github.wingload.plan.GeneratedValue;
import io.github.wingload.plan.Plan;
import io.github.wingload.plan.Samples;
import io.github.wingload.plan.load.Flow;
import io.github.wingload.plan.load.Stage;
import io.github.wingload.plan.load.UserClass;
import io.github.wingload.plan.load.WaitTime;
import io.github.wingload.plan.task.JsonScalar;
import io.github.wingload.plan.task.Task;
import io.github.wingload.result.Analysis;
import io.github.wingload.result.EndReason;
import io.github.wingload.result.Manifest.SampleSet;
import io.github.wingload.testkit.Calls;
import io.github.wingload.testkit.Loads;
import io.github.wingload.testkit.Plans;
import io.github.wingload.testkit.Runs;
import io.github.wingload.testkit.SampleFiles;
import io.github.wingload.testkit.Tasks;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;

/**
 * A made-up run of a machine-learning API with a cache, a rate limit, a batch endpoint, and one invalid payload among many: ten
 * minutes of normal load, then a spike.
 */
public final class MixedRun {

    private static final Instant START = Instant.parse("2026-11-22T02:20:57Z");
    private static final long NS_PER_MS = 1_000_000;
    private static final int NORMAL_MS = 600_000;
    private static final int SPIKE_MS = 120_000;

    private static final List<Task> TASKS = List.of(
            Asking.cached("/predict", Asking.BY_HEADER),
            Asking.cached("/predict/ab", Asking.BY_HEADER),
            Asking.withItems("/batch"),
            Tasks.named("GET", "/analytics/*").task(),
            Tasks.named("GET", "/health").task(),
            Asking.mutated("/predict invalid", "drop_field", "wrong_type", "truncated"));

    private final Random random = new Random(3);
    private final List<Call> calls = new ArrayList<>();

    static Analysis report() {
        return new MixedRun().run();
    }

    public static Plan plan() {
        return Plans.of()
                .name("ml-api-baseline")
                .url("http://127.0.0.1:8000")
                .load(Loads.stages(
                        new Stage("normal", 10, 10, Duration.ofMillis(NORMAL_MS)),
                        new Stage("spike", 50, 50, Duration.ofMillis(SPIKE_MS))))
                .deadline(Duration.ofSeconds(10))
                .samples(samples("texts.csv", Samples.Pick.RANDOM), samples("batches.jsonl", Samples.Pick.SHUFFLE))
                .values(
                        new GeneratedValue("sex", new GeneratedValue.IntegerBetween(0, 1)),
                        new GeneratedValue(
                                "lang",
                                new GeneratedValue.Choice(List.of(
                                        new GeneratedValue.Option(new JsonScalar("de", "\"de\""), 2),
                                        new GeneratedValue.Option(new JsonScalar("en", "\"en\""), 1)))))
                .tasks(TASKS)
                .users(
                        new UserClass(
                                "reader",
                                4,
                                new WaitTime.Between(Duration.ofSeconds(1), Duration.ofSeconds(2)),
                                List.of(new Flow(7, List.of(0)), new Flow(2, List.of(1)), new Flow(1, List.of(5)))),
                        new UserClass(
                                "dashboard",
                                1,
                                new WaitTime.Constant(Duration.ofSeconds(5)),
                                List.of(new Flow(1, List.of(4, 3)), new Flow(1, List.of(2)))))
                .seed(7)
                .plan();
    }

    private static Samples samples(String file, Samples.Pick pick) {
        return SampleFiles.of(file, pick);
    }

    private Analysis run() {
        for (int ms = 0; ms < NORMAL_MS; ms += 100) {
            call(ms, 0);
        }
        for (int ms = NORMAL_MS; ms < NORMAL_MS + SPIKE_MS; ms += 20) {
            call(ms, 0.15);
        }
        calls.sort(Comparator.comparingLong(Call::endNs));
        Duration end = Duration.ofMillis(NORMAL_MS + SPIKE_MS);
        return Runs.of(plan())
                .overrides(List.of())
                .scenario("ml-api.yaml", "ab12")
                .samples(
                        new SampleSet("cd34", 4000, Optional.of(List.of(0))),
                        new SampleSet("ef56", 20, Optional.of(List.of(0))))
                .start(START)
                .targetUrl("http://127.0.0.1:8000")
                .calls(calls)
                .users(50, 50)
                .end(EndReason.RUN_TIME, end)
                .lastCallEnd(end.plusMillis(200))
                .lastIntended(end)
                .analysis();
    }

    private void call(int ms, double limited) {
        double pick = random.nextDouble();
        if (random.nextDouble() < limited) {
            add(0, ms, 3 * noise(), 429, key(), UnaryOperator.identity());
        } else if (pick < 0.63) {
            cached(0, ms, 65);
        } else if (pick < 0.83) {
            cached(1, ms, 68);
        } else if (pick < 0.88) {
            boolean allOk = random.nextInt(50) != 0;
            add(2, ms, 180 * noise(), 200, key(), allOk ? Asking.items(8, 8) : MixedRun::withAFailedItem);
        } else if (pick < 0.92) {
            add(3, ms, 12 * noise(), 200, "", UnaryOperator.identity());
        } else if (pick < 0.95) {
            add(4, ms, 5 * noise(), 200, "", UnaryOperator.identity());
        } else {
            String kind = List.of("drop_field", "wrong_type", "truncated").get(random.nextInt(3));
            int status = kind.equals("truncated") && random.nextInt(4) == 0 ? 500 : 400;
            add(5, ms, (status == 500 ? 900 : 2) * noise(), status, key(), Asking.mutation(kind));
        }
    }

    private void cached(int task, int ms, double missMs) {
        boolean hit = random.nextDouble() < 0.72;
        add(task, ms, (hit ? 8 : missMs) * noise(), 200, key(), hit ? Asking.HIT : Asking.MISS);
    }

    private static Calls withAFailedItem(Calls call) {
        return call.items(8, 7).failed(FailureClass.EXPECTATION_FAILED, "1 of 8 items failed");
    }

    private double noise() {
        return Math.exp(0.3 * random.nextGaussian());
    }

    private String key() {
        return "row " + random.nextInt(1000);
    }

    private void add(int task, int ms, double tookMs, int status, String key, UnaryOperator<Calls> asked) {
        Calls call = Calls.atNs(ms * NS_PER_MS, (long) (tookMs * NS_PER_MS))
                .task(task)
                .key(key)
                .expected(status)
                .with(asked);
        if (status == 500 || status == 429) {
            call.answered(status, "expected status 400, got " + status);
        }
        calls.add(call.call());
    }
}
