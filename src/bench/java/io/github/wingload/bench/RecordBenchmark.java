package io.github.wingload.bench;

import io.github.wingload.exchange.Call;
import io.github.wingload.exchange.CallIds;
import io.github.wingload.exchange.Classification;
import io.github.wingload.exchange.Payload;
import io.github.wingload.exchange.StreamedAnswer;
import io.github.wingload.exchange.Times;
import io.github.wingload.stats.Recorder;
import java.util.List;
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

/** An ended call recorded: the statistics behind the tables, and the analysis behind the report. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class RecordBenchmark {

    private static final byte[] NO_EXCERPT = {};

    private final Recorder recorder = new Recorder(List.of(RenderBenchmark.PREDICT));
    private final Times times = new Times(7_001_000, 7_002_000, 7_002_000, 7_003_000, 7_003_000, 7_640_000, 7_650_000);
    private final Call call = call();

    @Benchmark
    public void record() {
        recorder.record(call);
    }

    /** What a call costs in objects: its times on the run's time line, and itself. */
    @Benchmark
    public Call call() {
        return new Call(
                0,
                new Payload(1_945_516_043, "1945516043"),
                "",
                1_000,
                times.since(7_000_000),
                StreamedAnswer.NONE,
                Times.NEVER,
                true,
                200,
                182,
                Classification.OK,
                NO_EXCERPT,
                0,
                CallIds.NONE);
    }
}
