package io.github.wingload.artefact;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.judge.Runs;
import io.github.wingload.plan.Plan;
import io.github.wingload.result.EndReason;
import io.github.wingload.result.LoadResult;
import io.github.wingload.result.Progress;
import io.github.wingload.stats.Recorder;
import io.github.wingload.testkit.Calls;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RunSoFarTest {

    private static final Plan PLAN = Runs.plan(List.of(), Runs.task("GET", "a"));
    private static final long NS_PER_SECOND = 1_000_000_000L;

    private final Recorder recorder = new Recorder(1);
    private final RunSoFar soFar = new RunSoFar(Runs.manifest(PLAN));

    @Test
    void beforeTheFirstSecondNothingIsKnown() {
        assertThat(soFar.result().load())
                .isEqualTo(new LoadResult(
                        10, 0, EndReason.KILLED, Duration.ZERO, Duration.ZERO, 0, Duration.ZERO, Optional.empty(), 0));
        assertThat(soFar.result().end()).isEqualTo(Runs.START);
    }

    @Test
    void aLoadIsWhatWasSeenOfItUpToTheLastSecond() {
        soFar.callEnded(Calls.ok(0, 900, 50));
        soFar.callEnded(Calls.ok(0, 400, 20));
        second(1, 8, 6);
        second(2, 3, 1);

        assertThat(soFar.result().load())
                .isEqualTo(new LoadResult(
                        10,
                        8,
                        EndReason.KILLED,
                        Duration.ofSeconds(2),
                        Duration.ofMillis(950),
                        6,
                        Duration.ofMillis(900),
                        Optional.empty(),
                        1));
        assertThat(soFar.result().end()).isEqualTo(Runs.START.plusSeconds(2));
        assertThat(soFar.result().load().end()).isEqualTo(EndReason.KILLED);
    }

    private void second(int number, int users, long inFlight) {
        soFar.second(
                new Progress(recorder.flip(number * NS_PER_SECOND), recorder.totals(), List.of(), users, inFlight));
    }
}
