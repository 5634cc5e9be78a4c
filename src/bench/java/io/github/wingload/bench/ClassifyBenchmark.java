package io.github.wingload.bench;

import io.github.wingload.exchange.Classifier;
import io.github.wingload.exchange.Exchange;
import io.github.wingload.exchange.Request;
import io.github.wingload.exchange.ResponseHeaders;
import io.github.wingload.exchange.Times;
import io.github.wingload.plan.task.Expectation;
import io.github.wingload.plan.task.Task;
import io.github.wingload.plan.task.Template;
import java.nio.charset.StandardCharsets;
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

/** An answer judged by its status, and the longest one judged by its JSON. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class ClassifyBenchmark {

    private final Classifier classifier = expecting(Expectation.ANY_2XX);
    private final Classifier json = expecting(new Expectation(
            Expectation.ANY_2XX.statuses(),
            List.of(new Expectation.JsonEquals("/ok", Template.of("true"))),
            Optional.empty()));
    private final Request request = new Request("GET", "/predict", List.of(), new byte[0]);
    private final Exchange answer = answer(new byte[182]);
    private final Exchange longAnswer = answer(numbers());

    private static Classifier expecting(Expectation expect) {
        return new Classifier(new Task(
                "predict",
                "GET",
                Template.of("/predict"),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                OptionalInt.empty(),
                Optional.empty(),
                expect,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
    }

    private static Exchange answer(byte[] body) {
        return new Exchange(
                new Times(0, 1, 1, 2, 3, 4, 5), true, 200, ResponseHeaders.NONE, body.length, body, Optional.empty());
    }

    /** As many as an answer may have whose JSON is read. */
    private static byte[] numbers() {
        StringBuilder text = new StringBuilder("{\"ok\":true,\"items\":[0");
        while (text.length() < Request.MOST_KEPT_BYTES - 20) {
            text.append(",0.123456789").append(text.length() % 10);
        }
        return text.append("]}").toString().getBytes(StandardCharsets.UTF_8);
    }

    @Benchmark
    public Classifier.Result byStatus() {
        return classifier.classify(answer, request);
    }

    @Benchmark
    @OutputTimeUnit(TimeUnit.MILLISECONDS)
    public Classifier.Result longJson() {
        return json.classify(longAnswer, request);
    }
}
