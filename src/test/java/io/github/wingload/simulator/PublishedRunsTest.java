package io.github.wingload.simulator;

import static io.github.wingload.plan.target.SimulatorTarget.Profile.REVERTRISK_WIKIDATA_PRODUCTION;
import static io.github.wingload.plan.target.SimulatorTarget.Profile.REVERTRISK_WIKIDATA_STAGING;
import static io.github.wingload.testkit.SimulatorBuilder.simulator;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;

import io.github.wingload.simulator.VirtualUsers.Row;
import io.github.wingload.simulator.queue.Deployment;
import io.github.wingload.testkit.SimulatorBuilder;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The seven load tests of November 2025 that the service model was fitted to, run again in virtual time.
 *
 * <p>The bounds are those of the fit and a little more. The median of the second staging run is the widest: in it half the
 * requests come before the second pod and half after.
 */
class PublishedRunsTest {

    /** Many, because in some rows the second pod comes early in one seed and late in another. */
    private static final int SEEDS = 100;

    static Stream<Arguments> runs() {
        return Stream.of(
                Arguments.of("2 users, 1 pod", staging(), 2, 10, new Row(65, 583, 580, 750, 0.56)),
                Arguments.of("500 at 2/s, staging", staging(), 500, 2, new Row(879, 10939, 11000, 20000, 7.35)),
                Arguments.of("500 at 5/s, staging", staging(), 500, 5, new Row(1202, 18076, 12000, 41000, 10.05)),
                Arguments.of("100 at 5/s, 2 pods", staging().pods(2), 100, 5, new Row(1742, 3314, 3400, 4600, 14.58)),
                Arguments.of("500 at 5/s, production", production(), 500, 5, new Row(6126, 2644, 2600, 4600, 51.21)),
                Arguments.of("500 at 2/s, 9 pods", production().pods(9), 500, 2, new Row(3715, 943, 860, 1400, 31.07)),
                Arguments.of("100 at 5/s, 9 pods", production().pods(9), 100, 5, new Row(3000, 705, 670, 960, 25.10)));
    }

    private static SimulatorBuilder staging() {
        return simulator(REVERTRISK_WIKIDATA_STAGING);
    }

    private static SimulatorBuilder production() {
        return simulator(REVERTRISK_WIKIDATA_PRODUCTION).maxPods(9);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("runs")
    void simulatedRunsMatchThePublishedOnes(
            String name, SimulatorBuilder service, int users, int perSecond, Row published) {
        Deployment deployment = Settings.of(service.target()).deployment();
        Row model = Row.mean(LongStream.range(0, SEEDS)
                .mapToObj(seed -> VirtualUsers.run(deployment, seed, users, perSecond))
                .toList());
        assertThat(model.requests()).as(name).isCloseTo(published.requests(), withPercentage(10));
        assertThat(model.perSecond()).isCloseTo(published.perSecond(), withPercentage(10));
        assertThat(model.averageMs()).isCloseTo(published.averageMs(), withPercentage(10));
        assertThat(model.medianMs()).isCloseTo(published.medianMs(), withPercentage(30));
        assertThat(model.p90Ms()).isCloseTo(published.p90Ms(), withPercentage(20));
    }
}
