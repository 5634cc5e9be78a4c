package io.github.wingload.simulator.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import io.github.wingload.plan.target.SimulatorTarget.Routing;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RouterTest {

    private final EventQueue events = new EventQueue();
    private final List<Pod> pods =
            IntStream.range(0, 4).mapToObj(i -> new Pod(events, 0)).toList();

    @Test
    void randomGivesEachPodItsShare() {
        send(Routing.RANDOM, 4_000);
        assertThat(pods).allSatisfy(pod -> assertThat(pod.inFlight()).isCloseTo(1_000, offset(100)));
        assertThat(pods).extracting(Pod::inFlight).doesNotHaveDuplicates();
    }

    @Test
    void roundRobinTakesTurns() {
        send(Routing.ROUND_ROBIN, 10);
        assertThat(pods).extracting(Pod::inFlight).containsExactly(3, 3, 2, 2);
    }

    @Test
    void leastRequestStaysEvenerThanChance() {
        send(Routing.LEAST_REQUEST, 4_000);
        assertThat(pods).allSatisfy(pod -> assertThat(pod.inFlight()).isCloseTo(1_000, offset(5)));
    }

    private void send(Routing routing, int requests) {
        Router router = new Router(routing, new Random(5));
        for (int i = 0; i < requests; i++) {
            router.choose(pods).serve(0, new ServiceTimes.Demand(1, 1), atNs -> {});
        }
    }
}
