package io.github.wingload.simulator.queue;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AutoscalerTest {

    private static final long SECOND_NS = 1_000_000_000L;

    private long seconds;

    @ParameterizedTest
    @CsvSource({
        "14, 14, 1", // just what one pod is meant to take
        "15, 14, 2",
        "29, 14, 3",
        "30, 2.1, 15",
    })
    void wantsTheArrivalsOfAMinuteOverTheTargetRoundedUp(int perSecond, double target, int pods) {
        Autoscaler autoscaler = new Autoscaler(new Autoscaler.Rule(target, 1, 50), 1);
        assertThat(load(autoscaler, perSecond, 100, 1)).isEqualTo(pods);
    }

    @Test
    void panicsWhenSixSecondsAskForTwiceThePods() {
        Autoscaler autoscaler = new Autoscaler(new Autoscaler.Rule(10, 1, 50), 1);
        assertThat(load(autoscaler, 30, 4, 1)).as("120 in 6 s: 2 pods").isEqualTo(2);
        assertThat(load(autoscaler, 30, 2, 1)).as("180 in 6 s: 3 pods").isEqualTo(3);
    }

    @Test
    void withoutPanicSixSecondsDoNotCount() {
        Autoscaler autoscaler = new Autoscaler(new Autoscaler.Rule(10, 1, 50), 2);
        assertThat(load(autoscaler, 30, 6, 2)).as("3 pods is less than twice 2").isEqualTo(2);
    }

    @Test
    void keepsThePodsForAQuarterOfAnHourThenGivesUpHalfAtATime() {
        Autoscaler autoscaler = new Autoscaler(new Autoscaler.Rule(10, 2, 50), 20);
        assertThat(load(autoscaler, 0, 900, 20)).isEqualTo(20);
        assertThat(load(autoscaler, 0, 2, 20)).isEqualTo(10);
        assertThat(load(autoscaler, 0, 2, 10)).isEqualTo(5);
        assertThat(load(autoscaler, 0, 2, 5)).isEqualTo(2);
        assertThat(load(autoscaler, 0, 2, 2)).isEqualTo(2);
    }

    @Test
    void staysInPanicForAMinuteAfterTheLastAlarm() {
        Autoscaler.Rule rule = new Autoscaler.Rule(10, 1, 50);
        Autoscaler autoscaler = new Autoscaler(rule, 1);
        load(autoscaler, 100, 6, 1);
        // Ten pods by now; what would be wanted of the minute alone is less, and of six seconds nothing.
        assertThat(load(autoscaler, 0, 30, 10)).isEqualTo(10);
    }

    @Test
    void boundsHold() {
        assertThat(load(new Autoscaler(new Autoscaler.Rule(10, 1, 9), 1), 1_000, 100, 1))
                .isEqualTo(9);
        seconds = 0;
        assertThat(load(new Autoscaler(new Autoscaler.Rule(10, 5, 9), 1), 0, 2, 1))
                .isEqualTo(5);
        seconds = 0;
        assertThat(load(new Autoscaler(new Autoscaler.Rule(10, 5, 3), 3), 0, 2, 3))
                .as("the most goes before the fewest")
                .isEqualTo(3);
    }

    /** Ticks every two seconds, as the fleet does; the last answer. */
    private int load(Autoscaler autoscaler, int perSecond, int forSeconds, int readyPods) {
        int wanted = 0;
        for (int i = 0; i < forSeconds; i++) {
            for (int request = 0; request < perSecond; request++) {
                autoscaler.arrived(seconds * SECOND_NS + request);
            }
            seconds++;
            if (seconds % 2 == 0) {
                wanted = autoscaler.wanted(seconds * SECOND_NS, readyPods);
            }
        }
        return wanted;
    }
}
