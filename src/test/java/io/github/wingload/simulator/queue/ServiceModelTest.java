package io.github.wingload.simulator.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import io.github.wingload.plan.target.SimulatorTarget.Routing;
import io.github.wingload.simulator.queue.ServiceModel.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ServiceModelTest {

    private static final long SECOND_NS = 1_000_000_000L;
    private static final Deployment STAGING = staging(50, Routing.RANDOM, 1.1e-4);

    @Test
    void sameSeedGivesSameAnswersAndAnotherSeedOthers() {
        assertThat(answers(STAGING, 7, 10)).isEqualTo(answers(STAGING, 7, 10));
        assertThat(answers(STAGING, 7, 10)).isNotEqualTo(answers(STAGING, 8, 10));
    }

    @Test
    void serviceTimesDoNotDependOnRouting() {
        Deployment inTurn = staging(50, Routing.ROUND_ROBIN, 1.1e-4);
        assertThat(answers(inTurn, 1, 10)).as("one pod, so one route").isEqualTo(answers(STAGING, 1, 10));
    }

    @Test
    void sameSeedGivesSameServiceTimes() {
        assertThat(demands(RandomStream.DEMAND.of(7))).isEqualTo(demands(RandomStream.DEMAND.of(7)));
        assertThat(demands(RandomStream.DEMAND.of(7))).isNotEqualTo(demands(RandomStream.DEMAND.of(8)));
    }

    @Test
    void neighbouringSeedsAndStreamsHaveNothingInCommon() {
        List<Long> firsts = Stream.of(1L, 2L, 3L)
                .flatMap(seed -> Stream.of(RandomStream.values())
                        .map(stream -> stream.of(seed).nextLong()))
                .toList();
        assertThat(firsts).doesNotHaveDuplicates();
    }

    @Test
    void badGatewaysGrowWithTheRequestsInFlight() {
        Deployment broken = staging(50, Routing.RANDOM, 0.001);
        // All at once: request n finds n in the pod, less those that were turned away.
        List<Answer> answers = atOnce(broken, 500);
        List<Answer> bad = answers.stream().filter(answer -> !answer.done()).toList();
        assertThat(bad).hasSizeBetween(60, 150);
        assertThat(bad).allSatisfy(answer -> assertThat(answer.atNs()).isBetween(50_000_000L, 600_000_000L));
        assertThat(atOnce(staging(50, Routing.RANDOM, 0), 500))
                .allSatisfy(answer -> assertThat(answer.done()).isTrue());
    }

    @Test
    void onePodAnswersSevenAndABitPerSecond() {
        Deployment alone = staging(1, Routing.RANDOM, 0);
        assertThat(5_000 * 1e9 / lastNs(atOnce(alone, 5_000))).isCloseTo(7.7, offset(0.2));
    }

    @Test
    void theAutoscalerAddsPodsThatShareTheLoad() {
        Deployment alone = staging(1, Routing.RANDOM, 1.1e-4);
        List<Answer> scaled = answers(staging(4, Routing.RANDOM, 1.1e-4), 1, 40);
        assertThat(lastNs(scaled)).isLessThan(lastNs(answers(alone, 1, 40)));
    }

    @Test
    void aRequestWithoutInferenceTakesOnlyTheNetworkTime() {
        EventQueue events = new EventQueue();
        List<Answer> answers = new ArrayList<>();
        new ServiceModel(STAGING, 1, events).pass(0, answers::add);
        events.runUntil(SECOND_NS);
        assertThat(answers).containsExactly(new Answer(true, 10_000_000));
    }

    private static Deployment staging(int maxPods, Routing routing, double badGatewayPerInFlight) {
        return new Deployment(
                ServiceTimes.REVERTRISK_WIKIDATA,
                1,
                Autoscaler.Rule.configured(20, 1, maxPods),
                routing,
                badGatewayPerInFlight);
    }

    private static long lastNs(List<Answer> answers) {
        return answers.stream().mapToLong(Answer::atNs).max().orElseThrow();
    }

    private static List<Answer> atOnce(Deployment deployment, int requests) {
        EventQueue events = new EventQueue();
        ServiceModel model = new ServiceModel(deployment, 1, events);
        List<Answer> answers = new ArrayList<>();
        for (int i = 0; i < requests; i++) {
            model.arrive(0, answers::add);
        }
        events.runUntil(2_000 * SECOND_NS);
        assertThat(answers).hasSize(requests);
        return answers;
    }

    /** Of a minute's steady arrivals. */
    private static List<Answer> answers(Deployment deployment, long seed, int perSecond) {
        EventQueue events = new EventQueue();
        ServiceModel model = new ServiceModel(deployment, seed, events);
        List<Answer> answers = new ArrayList<>();
        for (int i = 0; i < 60 * perSecond; i++) {
            events.at(i * SECOND_NS / perSecond, atNs -> model.arrive(atNs, answers::add));
        }
        events.runUntil(2_000 * SECOND_NS);
        assertThat(answers).hasSize(60 * perSecond);
        return answers;
    }

    private static List<ServiceTimes.Demand> demands(Random random) {
        return Stream.generate(() -> ServiceTimes.REVERTRISK_WIKIDATA.draw(random))
                .limit(100)
                .toList();
    }
}
