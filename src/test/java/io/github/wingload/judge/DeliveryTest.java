package io.github.wingload.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A start of a flow makes as many calls as the flow has tasks, if none fails. */
class DeliveryTest {

    private static final Duration LONG = Duration.ofSeconds(400);

    @Test
    void theTargetOfAScheduleIsInCalls() {
        Trial trial = Trial.open(2, LONG).tasks(Runs.task("GET", "a"), Runs.task("GET", "b"), Runs.task("GET", "c"));

        assertThat(trial.report().targetPerHour().orElseThrow()).isCloseTo(7_200, within(1e-6));
        assertThat(trial.flow(0, 1, 2).report().targetPerHour().orElseThrow()).isCloseTo(21_600, within(1e-6));
    }

    @Test
    void aScheduleDoesNotFixTheCallsOfAFlow() {
        Trial trial = Trial.open(2, LONG).tasks(Runs.task("GET", "a"), Runs.task("GET", "b"));

        assertThat(Delivery.of(trial.plan()).fixed()).isTrue();
        assertThat(Delivery.of(trial.flow(0, 1).plan()).fixed()).isFalse();
    }
}
