package io.github.wingload.judge.tally;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.wingload.judge.Trial;
import io.github.wingload.testkit.Tasks;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A start of a flow makes as many calls as the flow has tasks, if none fails. */
class DeliveryTest {

    private static final Duration LONG = Duration.ofSeconds(400);

    @Test
    void targetRateOfAScheduleCountsCalls() {
        Trial trial = Trial.open(2, LONG)
                .tasks(
                        Tasks.named("GET", "a").task(),
                        Tasks.named("GET", "b").task(),
                        Tasks.named("GET", "c").task());

        assertThat(trial.report().targetPerHour().orElseThrow()).isCloseTo(7_200, within(1e-6));
        assertThat(trial.flow(0, 1, 2).report().targetPerHour().orElseThrow()).isCloseTo(21_600, within(1e-6));
    }

    @Test
    void aScheduleDoesNotFixTheCallsOfAFlow() {
        Trial trial = Trial.open(2, LONG)
                .tasks(Tasks.named("GET", "a").task(), Tasks.named("GET", "b").task());

        assertThat(Delivery.of(trial.plan()).fixed()).isTrue();
        assertThat(Delivery.of(trial.flow(0, 1).plan()).fixed()).isFalse();
    }
}
