package io.github.wingload.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.wingload.plan.load.WaitTime;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WaitsTest {

    private static final long SECOND = 1_000_000_000L;

    @Test
    void noWaitTimeIsZero() {
        assertThat(waits(new WaitTime.None()).nextNs(5 * SECOND)).isZero();
    }

    @Test
    void constantWaitIsAlwaysTheSame() {
        Waits waits = waits(new WaitTime.Constant(Duration.ofMillis(250)));
        assertThat(waits.nextNs(0)).isEqualTo(250_000_000);
        assertThat(waits.nextNs(9 * SECOND)).isEqualTo(250_000_000);
    }

    @Test
    void betweenIsUniformAndFollowsTheSeed() {
        Waits waits = Waits.of(new WaitTime.Between(Duration.ofSeconds(1), Duration.ofSeconds(5)), new Random(42), 0);
        for (double expected : new double[] {3.910255, 3.732894, 2.234878, 2.108314}) {
            assertThat(waits.nextNs(0) / 1e9).isCloseTo(expected, within(5e-7));
        }
    }

    @Test
    void pacingLeavesWhatTheTaskDidNotUse() {
        Waits waits = waits(new WaitTime.ConstantPacing(Duration.ofSeconds(10)));
        assertThat(waits.nextNs(3 * SECOND)).as("first task took 3 s").isEqualTo(7 * SECOND);
        assertThat(waits.nextNs(14 * SECOND)).as("second, from 10 s, took 4 s").isEqualTo(6 * SECOND);
    }

    @Test
    void pacingDoesNotMakeUpForATaskThatTookLonger() {
        Waits waits = waits(new WaitTime.ConstantPacing(Duration.ofSeconds(2)));
        assertThat(waits.nextNs(7 * SECOND)).isZero();
        assertThat(waits.nextNs(8 * SECOND)).as("next task, from 7 s, took 1 s").isEqualTo(SECOND);
    }

    @Test
    void throughputIsPacingWithTheInverse() {
        Waits waits = waits(new WaitTime.ConstantThroughput(0.5));
        assertThat(waits.nextNs(SECOND / 2)).isEqualTo(3 * SECOND / 2);
    }

    private static Waits waits(WaitTime waitTime) {
        return Waits.of(waitTime, new Random(1), 0);
    }
}
