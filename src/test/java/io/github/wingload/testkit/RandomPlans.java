package io.github.wingload.testkit;

import io.github.wingload.plan.Columns;
import io.github.wingload.plan.GeneratedValue;
import io.github.wingload.plan.Plan;
import io.github.wingload.plan.Samples;
import io.github.wingload.plan.Samples.ColumnType;
import io.github.wingload.plan.Samples.Pick;
import io.github.wingload.plan.load.Flow;
import io.github.wingload.plan.load.Load;
import io.github.wingload.plan.load.OpenLoad;
import io.github.wingload.plan.load.Stage;
import io.github.wingload.plan.load.UserClass;
import io.github.wingload.plan.load.WaitTime;
import io.github.wingload.plan.task.Template.Column;
import io.github.wingload.plan.task.Template.Form;
import io.github.wingload.plan.task.Template.Generated;
import io.github.wingload.plan.task.Template.Text;
import io.github.wingload.samples.SampleTable;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.IntStream;

/** Plans of some seconds that differ in all that decides who starts what when: stages, classes, flows, rows and values. */
public final class RandomPlans {

    /** The rows of the plans' two sets of samples. */
    public static final List<SampleTable> SAMPLES = List.of(rows(53), rows(7));

    private RandomPlans() {}

    /** Starts in two stages, in any of the three ways. */
    public static Plan open(long seed) {
        Random random = new Random(seed);
        List<OpenLoad.Arrivals> ways =
                List.of(OpenLoad.Arrivals.CONSTANT, OpenLoad.Arrivals.POISSON, OpenLoad.Arrivals.POISSON_EXACT);
        double from = 5 + random.nextInt(20);
        double to = 5 + random.nextInt(40);
        return plan(
                seed,
                Loads.rates(
                        ways.get(random.nextInt(ways.size())),
                        OptionalInt.of(1_000),
                        new Stage("ramp", from, to, Duration.ofSeconds(3)),
                        new Stage("hold", to, to, Duration.ofSeconds(4))),
                random);
    }

    /** Users who come, go, and come again. */
    public static Plan staged(long seed) {
        Random random = new Random(seed);
        int low = 7 + random.nextInt(6);
        int high = low + random.nextInt(12);
        return plan(
                seed,
                Loads.stages(
                        new Stage("up", low, high, Duration.ofSeconds(2)),
                        new Stage("down", high, low / 2, Duration.ofSeconds(2)),
                        new Stage("again", low / 2, high, Duration.ofSeconds(2))),
                random);
    }

    private static Plan plan(long seed, Load load, Random random) {
        Pick[] picks = {Pick.RANDOM, Pick.SEQUENTIAL, Pick.SHUFFLE};
        return Plans.of(
                        Tasks.named("POST", "predict")
                                .path(new Text("/predict/"), new Column(0, Form.URL))
                                .json(new Text("{\"id\": \""), new Generated(0, Form.JSON_TEXT), new Text("\"}"))
                                .samples(0)
                                .task(),
                        Tasks.named("GET", "look")
                                .path(new Text("/look/"), new Column(0, Form.URL))
                                .samples(1)
                                .task(),
                        Tasks.get("/health").withoutSamples().task())
                .load(load)
                .samples(samples(picks[random.nextInt(picks.length)]), samples(picks[random.nextInt(picks.length)]))
                .values(new GeneratedValue("id", new GeneratedValue.Uuid()))
                .users(
                        new UserClass(
                                "readers",
                                1 + random.nextInt(3),
                                new WaitTime.Between(Duration.ofMillis(100), Duration.ofMillis(400)),
                                List.of(new Flow(2, List.of(1)), new Flow(1, List.of(0, 1)))),
                        new UserClass(
                                "watchers",
                                1,
                                new WaitTime.Constant(Duration.ofMillis(250)),
                                List.of(new Flow(1, List.of(2)))))
                .seed(seed)
                .plan();
    }

    /** Samples of which only the way of picking matters. */
    public static Samples samples(Pick pick) {
        return new Samples(
                Path.of("rows.csv"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                List.of(),
                pick,
                OptionalLong.empty(),
                Optional.empty());
    }

    private static SampleTable rows(int count) {
        return SampleTable.of(
                new Columns(List.of("id"), List.of(ColumnType.INTEGER)),
                IntStream.range(0, count)
                        .mapToObj(number -> List.of(Integer.toString(number)))
                        .toList());
    }
}
