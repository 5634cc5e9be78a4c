package io.github.wingload.bench;

import io.github.wingload.exchange.Classifier;
import io.github.wingload.exchange.Exchange;
import io.github.wingload.exchange.Request;
import io.github.wingload.exchange.ResponseHeaders;
import io.github.wingload.exchange.Times;
import io.github.wingload.plan.Expectation;
import io.github.wingload.plan.Task;
import io.github.wingload.plan.Template;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
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

/** An answer judged by its status. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class ClassifyBenchmark {

    private final Classifier classifier = new Classifier(new Task(
            "predict",
            "GET",
            Template.of("/predict"),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            OptionalInt.empty(),
            Expectation.ANY_2XX,
            List.of(),
            Optional.empty(),
            Optional.empty()));
    private final Request request = new Request("GET", "/predict", List.of(), new byte[0]);
    private final Exchange answer = new Exchange(
            new Times(0, 1, 1, 2, 3, 4, 5), true, 200, ResponseHeaders.NONE, 182, new byte[182], Optional.empty());

    @Benchmark
    public Classifier.Result byStatus() {
        return classifier.classify(answer, request);
    }
}
