package io.github.wingload.truth;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.result.Analysis.ThresholdResult;
import io.github.wingload.result.GeneratorHealth.State;
import io.github.wingload.testserver.Hold;
import io.github.wingload.testserver.ScriptedServer;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * The generator is suspended for a second: that is in the lateness and in the response time, and not in the service time,
 * which is the target's.
 */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(120)
@DisabledOnOs(OS.WINDOWS)
class PausedGeneratorIT {

    private static final int PER_SECOND = 50;
    private static final int SECONDS = 5;
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final double PAUSE_MS = PAUSE.toMillis();

    @Test
    void aPauseOfTheGeneratorIsNotTheTargets() throws Exception {
        Map<String, Double> seen = suspended();
        assertThat(seen.get("ok")).as("no start is lost").isEqualTo(PER_SECOND * SECONDS);
        assertThat(seen.get("failed")).isZero();
        assertThat(seen.get("lateness max")).isGreaterThan(0.9 * PAUSE_MS);
        assertThat(seen.get("response max")).isGreaterThan(0.9 * PAUSE_MS);
        assertThat(seen.get("response p90"))
                .as("it is in more than a few calls")
                .isGreaterThan(0.2 * PAUSE_MS);
        assertThat(seen.get("service p90")).as("and not in the target's").isLessThan(0.5 * seen.get("lateness p90"));
        assertThat(seen.get("generator state")).as("not to be trusted").isGreaterThan(State.OK.ordinal());
        assertThat(seen.get("hiccup max")).as("what the self-watch saw").isGreaterThan(0.9 * PAUSE_MS);
    }

    /** Users in flight when the process is suspended: a call of three seconds, of which the target took some 50 ms. */
    @Test
    void aPauseOfTheGeneratorIsNotChargedToTheTarget() throws Exception {
        Duration pause = Duration.ofSeconds(3);
        Map<String, Double> seen;
        try (ScriptedServer server = ScriptedServer.start(Hold.always(50));
                GeneratorProcess generator = GeneratorProcess.startUsers(server.url(), 4, 8)) {
            Thread.sleep(1500);
            generator.suspend(pause);
            seen = generator.figures();
        }
        double almost = 0.9 * pause.toMillis();
        assertThat(seen.get("service max")).isGreaterThan(almost);
        assertThat(seen.get("longest stall")).as("what the self-watch saw").isGreaterThan(almost);
        assertThat(seen.get("stalled max")).as("the call says so").isBetween(almost, seen.get("service max"));
        assertThat(seen.get("threshold state"))
                .as("max of ok <= 1500ms is not missed by the target")
                .isEqualTo(ThresholdResult.State.INCONCLUSIVE.ordinal());
    }

    @Test
    @Tag("timing")
    void thePauseIsSeenInItsLength() throws Exception {
        MedianOfThree seen = MedianOfThree.of(PausedGeneratorIT::suspended);
        System.out.println("Generator suspended for 1 s, in ms: " + seen.figures());
        assertThat(seen.get("lateness max")).isBetween(900.0, 1300.0);
        assertThat(seen.get("service p90")).isLessThan(50);
    }

    private static Map<String, Double> suspended() throws Exception {
        try (ScriptedServer server = ScriptedServer.start(Hold.always(5));
                GeneratorProcess generator = GeneratorProcess.start(server.url(), PER_SECOND, SECONDS)) {
            Thread.sleep(1500);
            generator.suspend(PAUSE);
            return generator.figures();
        }
    }
}
