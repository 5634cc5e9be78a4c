package io.github.wingload.simulator.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PodTest {

    private final EventQueue events = new EventQueue();
    private final Pod pod = new Pod(events, 5);
    private final List<Long> answeredNs = new ArrayList<>();

    @Test
    void aRequestAloneTakesTheWayThereItsWaitItsCpuTimeAndTheWayBack() {
        pod.serve(0, new ServiceTimes.Demand(450, 130), answeredNs::add);
        events.runUntil(10_000);
        assertThat(answeredNs).containsExactly(5L + 450 + 130 + 5);
    }

    @Test
    void waitsOverlapButCpuTimesDoNot() {
        for (int i = 0; i < 3; i++) {
            pod.serve(0, new ServiceTimes.Demand(450, 130), answeredNs::add);
        }
        events.runUntil(10_000);
        assertThat(answeredNs).containsExactly(590L, 720L, 850L);
    }

    @Test
    void aRequestIsTakenInOnlyWhenTheLoopIsFree() {
        pod.serve(0, new ServiceTimes.Demand(100, 1_000), answeredNs::add);
        pod.serve(200, new ServiceTimes.Demand(100, 1_000), answeredNs::add);
        events.runUntil(10_000);
        long firstDoneNs = 5 + 100 + 1_000;
        assertThat(answeredNs).containsExactly(firstDoneNs + 5, firstDoneNs + 100 + 1_000 + 5);
    }

    @Test
    void theRequestWhoseWaitEndsFirstIsProcessedFirst() {
        pod.serve(0, new ServiceTimes.Demand(500, 10), atNs -> answeredNs.add(-atNs));
        pod.serve(0, new ServiceTimes.Demand(100, 10), answeredNs::add);
        events.runUntil(10_000);
        assertThat(answeredNs).containsExactly(120L, -520L);
    }

    @Test
    void requestsAreInFlightFromTheRouterAndBack() {
        pod.serve(0, new ServiceTimes.Demand(100, 10), answeredNs::add);
        assertThat(pod.inFlight()).isEqualTo(1);
        events.runUntil(119);
        assertThat(pod.inFlight()).isEqualTo(1);
        events.runUntil(120);
        assertThat(pod.inFlight()).isZero();
    }
}
