package io.github.wingload.bench;

import io.github.wingload.exchange.Request;
import io.github.wingload.plan.Columns;
import io.github.wingload.plan.Expectation;
import io.github.wingload.plan.SampleRow;
import io.github.wingload.plan.Samples.ColumnType;
import io.github.wingload.plan.Task;
import io.github.wingload.plan.Template;
import io.github.wingload.plan.Template.Column;
import io.github.wingload.plan.Template.Form;
import io.github.wingload.plan.Template.Text;
import io.github.wingload.render.Renderer;
import java.util.List;
import java.util.Optional;
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

    private final Renderer renderer = new Renderer(
            List.of(new Task(
                    "predict",
                    1,
                    "POST",
                    Template.of("/v1/models/revertrisk-wikidata:predict"),
                    List.of(),
                    Optional.of(new Task.Body(
                            new Template(List.of(
                                    new Text("{\"rev_id\":"), new Column(0, Form.JSON_VALUE), new Text("}"))),
                            "application/json")),
                    Expectation.ANY_2XX)),
            List.of(),
            "",
            new Columns(List.of("rev_id"), List.of(ColumnType.INTEGER)));

    private final SampleRow row = new SampleRow(0, List.of("1945516043"));

    @Benchmark
    public Request render() {
        return renderer.render(0, row);
    }
}
