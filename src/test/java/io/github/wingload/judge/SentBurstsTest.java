package io.github.wingload.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.wingload.plan.Plan;
import io.github.wingload.plan.load.Connections;
import io.github.wingload.plan.load.OpenLoad;
import io.github.wingload.plan.load.OpenLoad.Arrivals;
import io.github.wingload.plan.load.Replay;
import io.github.wingload.plan.load.Replay.Burstiness;
import io.github.wingload.schedule.replay.BurstCount;
import io.github.wingload.testkit.Calls;
import io.github.wingload.testkit.Loads;
import io.github.wingload.testkit.Plans;
import io.github.wingload.testkit.Tasks;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SentBurstsTest {

    /** A minute with a start a second and 300 more within one of them, recorded 1,000 times with other times within the second. */
    @Test
    void startsThatAreUpToAMillisecondLateAreAsBurstyAsTheRecording() {
        for (int seed = 0; seed < 1000; seed++) {
            Random random = new Random(seed);
            double[] recordedMs = DoubleStream.concat(
                            IntStream.range(0, 60).mapToDouble(second -> 1000.0 * second),
                            random.doubles(300, 30_000, 31_000))
                    .sorted()
                    .toArray();
            BurstCount count = new BurstCount();
            DoubleStream.of(recordedMs).forEach(ms -> count.add(Math.round(ms * 1e6)));
            Burstiness recorded = count.burstiness();
            SentBursts sent = SentBursts.of(replay(recorded)).orElseThrow();
            for (double ms : recordedMs) {
                sent.record(Calls.at(ms, 20).late(random.nextDouble()).call());
            }

            assertThat(recorded.peakSecond()).isGreaterThanOrEqualTo(300);
            assertThat(sent.burstiness().starts()).isEqualTo(360);
            assertThat(sent.burstiness().dispersion())
                    .as("seed %d", seed)
                    .isCloseTo(recorded.dispersion(), within(0.02 * recorded.dispersion()));
        }
    }

    @Test
    void onlyAReplayIsCounted() {
        Plan constant = Plans.of(Tasks.named("GET", "t").path("/").task())
                .load(Loads.rate(5, Duration.ofSeconds(1)))
                .plan();
        assertThat(SentBursts.of(constant)).isEmpty();
    }

    private static Plan replay(Burstiness recorded) {
        Replay.Pace asRecorded = new Replay.Pace(1, Optional.empty(), Optional.empty());
        return Plans.of(Tasks.named("GET", "t").path("/").task())
                .load(new OpenLoad(
                        List.of(Loads.hold(recorded.meanPerSecond(), Duration.ofMinutes(1))),
                        Arrivals.CONSTANT,
                        OptionalInt.empty(),
                        Duration.ZERO,
                        Connections.SHARED,
                        Optional.of(new Replay(0, 0, asRecorded, 0, recorded, recorded))))
                .plan();
    }
}
