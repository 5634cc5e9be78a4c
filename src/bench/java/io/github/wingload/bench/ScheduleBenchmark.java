package io.github.wingload.bench;

import io.github.wingload.plan.load.WaitTime;
import io.github.wingload.schedule.Arrivals;
import io.github.wingload.schedule.RateProfile;
import io.github.wingload.schedule.Waits;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
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

/** The next start of an open load, and the next pause of a user. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class ScheduleBenchmark {

    private static final RateProfile STEADY =
            new RateProfile(List.of(new RateProfile.Segment(1_000_000, 1_000_000, Long.MAX_VALUE / 4)));

    private final Arrivals constant = Arrivals.constant(STEADY);
    private final Arrivals poisson = Arrivals.poisson(STEADY, new SplittableRandom(1));
    private final Waits waits =
            Waits.of(new WaitTime.Between(Duration.ofSeconds(1), Duration.ofSeconds(5)), new SplittableRandom(1), 0);

    @Benchmark
    public long constantArrival() {
        return constant.nextNs();
    }

    @Benchmark
    public long poissonArrival() {
        return poisson.nextNs();
    }

    @Benchmark
    public long waitBetween() {
        return waits.nextNs(0);
    }
}
