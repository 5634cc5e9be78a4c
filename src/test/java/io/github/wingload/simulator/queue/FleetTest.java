package io.github.wingload.simulator.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FleetTest {

    private static final long SECOND_NS = 1_000_000_000L;

    @Test
    void podsOfABatchStartFiveSecondsApart() {
        EventQueue events = new EventQueue();
        List<Long> readyNs = new ArrayList<>();
        Autoscaler autoscaler = new Autoscaler(new Autoscaler.Rule(10, 1, 4), 1);
        Fleet fleet = new Fleet(
                1,
                () -> {
                    readyNs.add(events.nowNs());
                    return new Pod(events, 0);
                },
                autoscaler,
                events,
                new Random(1));
        for (int i = 0; i < 1_000; i++) {
            autoscaler.arrived(0);
        }

        events.runUntil(100 * SECOND_NS);

        assertThat(fleet.ready()).hasSize(4);
        assertThat(readyNs.subList(1, 4)).isSorted();
        for (int pod = 0; pod < 3; pod++) {
            assertThat(readyNs.get(1 + pod))
                    .as("ready after the first tick, at 2 s")
                    .isBetween((27 + 5L * pod) * SECOND_NS, (32 + 5L * pod) * SECOND_NS);
        }
    }

    @Test
    void aPodThatIsGivenUpFinishesWhatItHas() {
        EventQueue events = new EventQueue();
        Autoscaler autoscaler = new Autoscaler(new Autoscaler.Rule(10, 1, 4), 2);
        Fleet fleet = new Fleet(2, () -> new Pod(events, 0), autoscaler, events, new Random(1));
        List<Long> answeredNs = new ArrayList<>();
        fleet.ready().get(1).serve(0, new ServiceTimes.Demand(1_000 * SECOND_NS, 1), answeredNs::add);

        events.runUntil(910 * SECOND_NS);
        assertThat(fleet.ready()).hasSize(1);
        events.runUntil(1_010 * SECOND_NS);
        assertThat(answeredNs).hasSize(1);
    }
}
