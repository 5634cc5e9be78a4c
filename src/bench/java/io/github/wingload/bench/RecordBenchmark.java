package io.github.wingload.bench;

import io.github.wingload.exchange.Call;
import io.github.wingload.exchange.Exchange;
import io.github.wingload.exchange.FailureClass;
import io.github.wingload.stats.Recorder;
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

    private final Recorder recorder = new Recorder(1);
    private final Call call = new Call(
            0,
            1_000,
            1_000,
            2_000,
            2_000,
            3_000,
            640_000,
            650_000,
            Exchange.NEVER,
            true,
            FailureClass.OK,
            200,
            182,
            "1945516043",
            "",
            new byte[0]);

    @Benchmark
    public void record() {
        recorder.record(call);
    }

    @Benchmark
    public Call round() {
        return call.inMicroseconds();
    }
}
