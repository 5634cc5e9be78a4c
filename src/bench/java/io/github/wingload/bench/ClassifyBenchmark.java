package io.github.wingload.bench;

import io.github.wingload.exchange.Classifier;
import io.github.wingload.exchange.Classifier.Classification;
import io.github.wingload.exchange.Exchange;
import io.github.wingload.exchange.ResponseHeaders;
import io.github.wingload.plan.Expectation;
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

/** An answer judged by its status. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class ClassifyBenchmark {

    private final Exchange answer = new Exchange(
            0, 1, 1, 2, 3, 4, 5, true, 200, ResponseHeaders.NONE, 182, new byte[182], Optional.empty());

    @Benchmark
    public Classification byStatus() {
        return Classifier.classify(answer, Expectation.ANY_2XX);
    }
}
