package io.github.wingload.bench;

import io.github.wingload.exchange.Request;
import io.github.wingload.plan.Columns;
import io.github.wingload.plan.Plan;
import io.github.wingload.plan.Reporting;
import io.github.wingload.plan.Safeguards;
import io.github.wingload.plan.SampleRow;
import io.github.wingload.plan.Samples.ColumnType;
import io.github.wingload.plan.load.ClosedLoad;
import io.github.wingload.plan.load.Connections;
import io.github.wingload.plan.load.Flow;
import io.github.wingload.plan.load.UserClass;
import io.github.wingload.plan.load.WaitTime;
import io.github.wingload.plan.target.UrlTarget;
import io.github.wingload.plan.task.Expectation;
import io.github.wingload.plan.task.Task;
import io.github.wingload.plan.task.Template;
import io.github.wingload.plan.task.Template.Column;
import io.github.wingload.plan.task.Template.Form;
import io.github.wingload.plan.task.Template.Text;
import io.github.wingload.render.Ingredients;
import io.github.wingload.render.Renderer;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** A request made of a sample row: one integer in a small JSON body. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class RenderBenchmark {

    static final Task PREDICT = new Task(
            "predict",
            "POST",
            Template.of("/v1/models/revertrisk-wikidata:predict"),
            List.of(),
            Optional.empty(),
            Optional.of(new Task.Body(
                    new Template(List.of(new Text("{\"rev_id\":"), new Column(0, Form.JSON_VALUE), new Text("}"))),
                    "application/json")),
            List.of(),
            OptionalInt.of(0),
            Optional.empty(),
            Expectation.ANY_2XX,
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    private static final Plan PLAN = new Plan(
            "bench",
            UrlTarget.of(URI.create("http://127.0.0.1")),
            new ClosedLoad(1, 1, Optional.empty(), OptionalLong.of(1), Connections.PER_USER),
            Duration.ofSeconds(30),
            OptionalInt.empty(),
            List.of(),
            List.of(),
            List.of(PREDICT),
            List.of(new UserClass(UserClass.ONLY, 1, new WaitTime.None(), List.of(new Flow(1, List.of(0))))),
            1,
            List.of(),
            Safeguards.DEFAULT,
            Reporting.DEFAULT,
            List.of());

    private final Renderer renderer =
            new Renderer(PLAN, List.of(new Columns(List.of("rev_id"), List.of(ColumnType.INTEGER))));
    private final Ingredients ingredients = renderer.ingredients(new Random(1), new Random(2));

    public RenderBenchmark() {
        ingredients.putRow(0, new SampleRow(0, List.of("1945516043")));
    }

    @Benchmark
    public Request render() {
        return renderer.render(0, ingredients);
    }
}
