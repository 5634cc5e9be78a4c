package io.github.wingload.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.github.wingload.plan.load.OpenLoad.Arrivals;
import io.github.wingload.result.Judgement.Verdict;
import io.github.wingload.simulator.queue.Deployment;
import io.github.wingload.sweep.CapacitySearch.End;
import io.github.wingload.sweep.CapacitySearch.Result;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole searches in virtual time, against the queueing model of a service whose capacity is known. */
class VirtualSearchTest {

    private static final double LIMIT_MS = 1_500;

    /**
     * The rate per second at which three pods have their 90th percentile at the limit, by runs of more than an hour. Calls that come at
     * equal distances queue less than those of independent callers.
     */
    private static final Map<Arrivals, Double> CAPACITY = Map.of(Arrivals.POISSON, 18.3, Arrivals.CONSTANT, 19.75);

    private static final SweepTimes TIMES = new SweepTimes(
            Optional.of(Duration.ofMinutes(5)),
            10,
            0,
            Duration.ofMinutes(1),
            Duration.ofMinutes(20),
            Duration.ofSeconds(10),
            OptionalDouble.empty(),
            Duration.ofSeconds(5),
            Duration.ofMinutes(4));

    /**
     * A search that has ended.
     *
     * @param took in virtual time
     */
    private record Ended(Result result, Sweep sweep, Duration took) {}

    @Test
    void capacityIsFoundWithinFivePercentAndConfirmedInTheTimeThatWasSaid() throws IOException, InterruptedException {
        Ended search = search(VirtualService.fixed(3), Arrivals.POISSON, 3);
        double capacity = CAPACITY.get(Arrivals.POISSON);

        assertThat(search.result().end()).contains(End.FOUND);
        assertThat(search.result().holds().orElseThrow().amount()).isBetween(0.95 * capacity, capacity);
        assertThat(search.took()).isLessThanOrEqualTo(most());
    }

    @Test
    void levelIsRunAgainUntilThePodsOfAnAutoscalerAreThere() throws IOException, InterruptedException {
        VirtualService service = new VirtualService(VirtualService.scaled(3), Arrivals.POISSON, LIMIT_MS, 1);
        SweepTimes times = new SweepTimes(
                Optional.of(Duration.ofMinutes(1)),
                10,
                0,
                Duration.ofMinutes(1),
                Duration.ofMinutes(20),
                Duration.ZERO,
                OptionalDouble.empty(),
                Duration.ofSeconds(5),
                Duration.ofMinutes(3));
        Sweeper sweeper = new Sweeper("virtual", times, service);

        sweeper.over(List.of(Level.parse("14/s").orElseThrow()), false);

        List<SweptLevel> runs = sweeper.sweep().levels();
        assertThat(runs).hasSizeBetween(2, 4);
        assertThat(runs.get(0).maySettle()).isTrue();
        assertThat(sweeper.sweep().lastRuns()).containsExactly(runs.get(runs.size() - 1));
        assertThat(runs.get(runs.size() - 1).adaptedSince(runs.get(0))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {6, 8, 10, 13})
    void searchEndsInItsTimeEvenIfTheServiceIsStillAdapting(int minutes) throws IOException, InterruptedException {
        VirtualService service = new VirtualService(VirtualService.scaled(3), Arrivals.POISSON, LIMIT_MS, 1);
        SweepTimes times = new SweepTimes(
                Optional.of(Duration.ofMinutes(1)),
                10,
                0,
                Duration.ofMinutes(1),
                Duration.ofMinutes(2),
                Duration.ZERO,
                OptionalDouble.empty(),
                Duration.ofSeconds(5),
                Duration.ofMinutes(10));
        Sweeper sweeper = new Sweeper("virtual", times, service);

        sweeper.search(
                new CapacitySearch(
                        Level.parse("12/s").orElseThrow(), Level.parse("16/s").orElseThrow()),
                Duration.ofMinutes(minutes));

        assertThat(sweeper.sweep().levels()).isNotEmpty();
        assertThat(Duration.ofNanos(service.nanos())).isLessThanOrEqualTo(Duration.ofMinutes(minutes));
    }

    @Test
    void rateThatAServiceDoesNotKeepUpWithFailsInTheFirstRun() throws IOException, InterruptedException {
        VirtualService service = new VirtualService(VirtualService.fixed(3), Arrivals.POISSON, 60_000, 1);
        Sweeper sweeper = new Sweeper("virtual", TIMES, service);

        sweeper.over(List.of(Level.parse("30/s").orElseThrow()), false);

        assertThat(sweeper.sweep().lastRuns().get(0).verdict()).isEqualTo(Verdict.FAIL);
    }

    @ParameterizedTest
    @EnumSource(names = {"POISSON", "CONSTANT"})
    @Tag("audit")
    void oneOfTwentySearchesIsWrongAtMostAndNoneEndsWithoutAnAnswer(Arrivals arrivals) {
        double capacity = CAPACITY.get(arrivals);
        assertThat(VirtualService.capacity(VirtualService.fixed(3), arrivals, LIMIT_MS, 15, 25))
                .isCloseTo(capacity, withinPercentage(0.5));
        for (Deployment service : List.of(VirtualService.fixed(3), VirtualService.scaled(3))) {
            List<Ended> searches = IntStream.rangeClosed(1, 40)
                    .mapToObj(seed -> found(service, arrivals, seed))
                    .toList();

            assertThat(searches)
                    .allSatisfy(search -> assertThat(search.result().holds()).isPresent());
            List<Double> answers = searches.stream()
                    .map(search -> search.result().holds().orElseThrow().amount())
                    .toList();
            assertThat(answers).allSatisfy(answer -> assertThat(answer).isBetween(0.93 * capacity, capacity));
            assertThat(answers.subList(0, 20))
                    .filteredOn(answer -> answer < 0.95 * capacity)
                    .hasSizeLessThanOrEqualTo(1);
            assertThat(answers).filteredOn(answer -> answer < 0.95 * capacity).hasSizeLessThanOrEqualTo(4);
            assertThat(searches).allSatisfy(search -> assertThat(search.took()).isLessThanOrEqualTo(most()));
        }
    }

    private static Ended found(Deployment service, Arrivals arrivals, int seed) {
        try {
            return search(service, arrivals, seed);
        } catch (IOException | InterruptedException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static Ended search(Deployment service, Arrivals arrivals, int seed)
            throws IOException, InterruptedException {
        VirtualService virtual = new VirtualService(service, arrivals, LIMIT_MS, seed);
        CapacitySearch search = new CapacitySearch(from(), to());
        Sweeper sweeper = new Sweeper("virtual", TIMES, virtual);
        sweeper.search(search, most());
        return new Ended(search.result(), sweeper.sweep(), Duration.ofNanos(virtual.nanos()));
    }

    private static Duration most() {
        return TIMES.most(CapacitySearch.longest(from(), to()));
    }

    private static Level from() {
        return Level.parse("5/s").orElseThrow();
    }

    private static Level to() {
        return Level.parse("60/s").orElseThrow();
    }
}
