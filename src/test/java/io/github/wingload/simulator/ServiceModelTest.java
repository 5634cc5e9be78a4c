package io.github.wingload.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ServiceModelTest {

    private static final long SECOND_NS = 1_000_000_000L;
    private static final SimulatorSettings STAGING = SimulatorSettings.of(Profile.REVERTRISK_WIKIDATA_STAGING);

    @Test
    void sameSeedGivesSameAnswersAndAnotherSeedOthers() {
        assertThat(answers(STAGING.withSeed(7))).isEqualTo(answers(STAGING.withSeed(7)));
        assertThat(answers(STAGING.withSeed(7))).isNotEqualTo(answers(STAGING.withSeed(8)));
    }

    @Test
    void serviceTimesDoNotDependOnFaultsOrRouting() {
        SimulatorSettings faulty = STAGING.withFault(Fault.DROP, 0.5).withRouting(Routing.ROUND_ROBIN);
        assertThat(answers(faulty)).as("one pod, so one route").isEqualTo(answers(STAGING));
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
        SimulatorSettings broken = STAGING.withFault(Fault.BAD_GATEWAY, 0.001);
        // All at once: request n finds n in the pod, less those that were turned away.
        List<Answer> answers = atOnce(broken, 500);
        List<Answer> bad = answers.stream()
                .filter(answer -> answer.kind() == Answer.Kind.BAD_GATEWAY)
                .toList();
        assertThat(bad).hasSizeBetween(60, 150);
        assertThat(bad).allSatisfy(answer -> assertThat(answer.atNs()).isBetween(50_000_000L, 600_000_000L));
        assertThat(atOnce(STAGING.withFault(Fault.BAD_GATEWAY, 0), 500))
                .allSatisfy(answer -> assertThat(answer.kind()).isEqualTo(Answer.Kind.DONE));
    }

    @Test
    void onePodAnswersSevenAndABitPerSecond() {
        SimulatorSettings alone = STAGING.withMaxPods(1).withFault(Fault.BAD_GATEWAY, 0);
        assertThat(5_000 * 1e9 / lastNs(atOnce(alone, 5_000))).isCloseTo(7.7, offset(0.2));
    }

    @Test
    void theAutoscalerAddsPodsThatShareTheLoad() {
        SimulatorSettings alone = STAGING.withMaxPods(1);
        List<Answer> scaled = answers(STAGING.withMaxPods(4), 40);
        assertThat(lastNs(scaled)).isLessThan(lastNs(answers(alone, 40)));
    }

    @Test
    void whatNeedsNoModelTakesTheNetworkTimeOnly() {
        EventQueue events = new EventQueue();
        List<Answer> answers = new ArrayList<>();
        new ServiceModel(STAGING, events).pass(0, answers::add);
        events.runUntil(SECOND_NS);
        assertThat(answers).containsExactly(new Answer(Answer.Kind.DONE, 10_000_000));
    }

    private static long lastNs(List<Answer> answers) {
        return answers.stream().mapToLong(Answer::atNs).max().orElseThrow();
    }

    private static List<Answer> atOnce(SimulatorSettings settings, int requests) {
        EventQueue events = new EventQueue();
        ServiceModel model = new ServiceModel(settings, events);
        List<Answer> answers = new ArrayList<>();
        for (int i = 0; i < requests; i++) {
            model.arrive(0, answers::add);
        }
        events.runUntil(2_000 * SECOND_NS);
        assertThat(answers).hasSize(requests);
        return answers;
    }

    private static List<Answer> answers(SimulatorSettings settings) {
        return answers(settings, 10);
    }

    /** Of a minute's steady arrivals. */
    private static List<Answer> answers(SimulatorSettings settings, int perSecond) {
        EventQueue events = new EventQueue();
        ServiceModel model = new ServiceModel(settings, events);
        List<Answer> answers = new ArrayList<>();
        for (int i = 0; i < 60 * perSecond; i++) {
            events.at(i * SECOND_NS / perSecond, atNs -> model.arrive(atNs, answers::add));
        }
        events.runUntil(2_000 * SECOND_NS);
        assertThat(answers).hasSize(60 * perSecond);
        return answers;
    }

    private static List<Demand> demands(Random random) {
        return Stream.generate(() -> ServiceTimes.REVERTRISK_WIKIDATA.draw(random))
                .limit(100)
                .toList();
    }
}
