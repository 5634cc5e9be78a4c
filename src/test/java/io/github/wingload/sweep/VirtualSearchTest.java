package io.github.wingload.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.github.wingload.audit.AuditPage;
import io.github.wingload.judge.words.ReasonText;
import io.github.wingload.plan.load.OpenLoad.Arrivals;
import io.github.wingload.result.Judgement.Verdict;
import io.github.wingload.simulator.queue.Deployment;
import io.github.wingload.sweep.CapacitySearch.End;
import io.github.wingload.sweep.CapacitySearch.Result;
import io.github.wingload.text.Figures;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.IntFunction;
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

    private static final SweepTimes TIMES = times(Duration.ofMinutes(4));

    private static SweepTimes times(Duration settle) {
        return new SweepTimes(
                Optional.of(Duration.ofMinutes(5)),
                10,
                0,
                Duration.ofMinutes(1),
                Duration.ofMinutes(20),
                Duration.ofSeconds(10),
                OptionalDouble.empty(),
                Duration.ofSeconds(5),
                settle);
    }

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
        Sweeper sweeper = new Sweeper("virtual", times, Optional.empty(), service);

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
        Sweeper sweeper = new Sweeper("virtual", times, Optional.empty(), service);

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
        Sweeper sweeper = new Sweeper("virtual", TIMES, Optional.empty(), service);

        sweeper.over(List.of(Level.parse("30/s").orElseThrow()), false);

        assertThat(sweeper.sweep().lastRuns().get(0).verdict()).isEqualTo(Verdict.FAIL);
    }

    @Test
    void rateThatIsHopelessEndsEarlyAndOthersDoNot() throws IOException, InterruptedException {
        for (Deployment deployment : List.of(VirtualService.fixed(3), VirtualService.scaled(3))) {
            VirtualService service = new VirtualService(deployment, Arrivals.POISSON, LIMIT_MS, 1);
            Sweeper sweeper = new Sweeper("virtual", TIMES, Optional.empty(), service);

            sweeper.over(
                    List.of(
                            Level.parse("16/s").orElseThrow(),
                            Level.parse("40/s").orElseThrow()),
                    false);

            List<SweptLevel> levels = sweeper.sweep().lastRuns();
            assertThat(levels.get(0).measured()).isEqualTo(Duration.ofMinutes(5));
            assertThat(levels.get(1).measured()).isBetween(Duration.ofMinutes(4), Duration.ofSeconds(290));
            assertThat(levels.get(1).verdict()).isEqualTo(Verdict.FAIL);
            assertThat(ReasonText.of(levels.get(1).reason()).reason())
                    .startsWith(
                            "stopped early by the rule \"the target falls behind the rate\": the service did not keep"
                                    + " up: the target rate was missed: ");
        }
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

    @Test
    @Tag("audit")
    void earlyEndsOfHopelessLevelsSaveTimeAndKeepTheAnswersRight() throws IOException {
        double capacity = CAPACITY.get(Arrivals.POISSON);
        List<String> lines = new ArrayList<>(List.of(
                "Twenty searches between 7 and 60 calls/s for the capacity of a simulated service, with levels that may end early because the",
                "service falls behind the rate, and without. Beside them, 60 runs at 98% of the capacity: none of them may end early. An answer more",
                "than 5% below the capacity is too low, and one above it is too high; the capacity is known to 0.5%.",
                "",
                "| service | time to settle | levels ended early | minutes | without | too low | without | too high | without | ended early at 98% |",
                "|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|"));
        for (boolean scaled : new boolean[] {false, true}) {
            Deployment service = scaled ? VirtualService.scaled(3) : VirtualService.fixed(3);
            SweepTimes times = times(scaled ? Duration.ofMinutes(2) : Duration.ZERO);
            List<Ended> early = fromSeven(times, seed -> new VirtualService(service, Arrivals.POISSON, LIMIT_MS, seed));
            List<Ended> late =
                    fromSeven(times, seed -> new VirtualService(service, Arrivals.POISSON, LIMIT_MS, seed).patient());
            List<SweptLevel> near = IntStream.rangeClosed(1, 60)
                    .mapToObj(
                            seed -> nearCapacity(new VirtualService(service, Arrivals.POISSON, LIMIT_MS, seed), times))
                    .toList();

            List<SweptLevel> ended = early.stream()
                    .flatMap(search -> search.sweep().levels().stream())
                    .filter(VirtualSearchTest::endedEarly)
                    .toList();
            lines.add("| %s | %s | %d | %.0f | %.0f | %d | %d | %d | %d | %d |"
                    .formatted(
                            scaled ? "up to 3 pods, by autoscaler" : "3 pods",
                            Figures.stretch(times.settle()),
                            ended.size(),
                            minutes(early),
                            minutes(late),
                            tooLow(early),
                            tooLow(late),
                            tooHigh(early),
                            tooHigh(late),
                            near.stream().filter(VirtualSearchTest::endedEarly).count()));

            assertThat(ended)
                    .isNotEmpty()
                    .allSatisfy(level -> assertThat(level.level().amount()).isGreaterThan(capacity));
            assertThat(near).noneMatch(VirtualSearchTest::endedEarly);
            assertThat(answers(early)).allSatisfy(answer -> assertThat(answer).isLessThan(1.01 * capacity));
            assertThat(tooLow(early)).isLessThanOrEqualTo(tooLow(late) + 1);
            assertThat(tooHigh(early)).isLessThanOrEqualTo(tooHigh(late) + 1);
            assertThat(minutes(early)).isLessThan(minutes(late));
        }
        AuditPage.write("Levels that end early", lines);
    }

    private static List<Ended> fromSeven(SweepTimes times, IntFunction<VirtualService> service) {
        return IntStream.rangeClosed(1, 20)
                .mapToObj(seed ->
                        found(service.apply(seed), times, Level.parse("7/s").orElseThrow()))
                .toList();
    }

    /** A level of 98 % of the capacity, after one at half of it. */
    private static SweptLevel nearCapacity(VirtualService service, SweepTimes times) {
        Sweeper sweeper = new Sweeper("virtual", times, Optional.empty(), service);
        double capacity = CAPACITY.get(Arrivals.POISSON);
        try {
            sweeper.over(
                    List.of(
                            new Level(Level.Kind.PER_SECOND, 0.5 * capacity),
                            new Level(Level.Kind.PER_SECOND, 0.98 * capacity)),
                    false);
        } catch (IOException | InterruptedException impossible) {
            throw new AssertionError(impossible);
        }
        return sweeper.sweep().lastRuns().get(1);
    }

    private static boolean endedEarly(SweptLevel level) {
        return level.analysis().result().load().stopRule().isPresent();
    }

    private static long tooLow(List<Ended> searches) {
        double least = 0.95 * CAPACITY.get(Arrivals.POISSON);
        return answers(searches).stream().filter(answer -> answer < least).count();
    }

    private static long tooHigh(List<Ended> searches) {
        double most = CAPACITY.get(Arrivals.POISSON);
        return answers(searches).stream().filter(answer -> answer > most).count();
    }

    /** 0 for a search without an answer. */
    private static List<Double> answers(List<Ended> searches) {
        return searches.stream()
                .map(search -> search.result().holds().map(Level::amount).orElse(0.0))
                .toList();
    }

    private static double minutes(List<Ended> searches) {
        return searches.stream()
                .mapToDouble(search -> search.took().toSeconds() / 60.0)
                .sum();
    }

    private static Ended found(Deployment service, Arrivals arrivals, int seed) {
        return found(new VirtualService(service, arrivals, LIMIT_MS, seed), TIMES, from());
    }

    private static Ended found(VirtualService virtual, SweepTimes times, Level from) {
        try {
            return search(virtual, times, from);
        } catch (IOException | InterruptedException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static Ended search(Deployment service, Arrivals arrivals, int seed)
            throws IOException, InterruptedException {
        return search(new VirtualService(service, arrivals, LIMIT_MS, seed), TIMES, from());
    }

    private static Ended search(VirtualService virtual, SweepTimes times, Level from)
            throws IOException, InterruptedException {
        CapacitySearch search = new CapacitySearch(from, to());
        Sweeper sweeper = new Sweeper("virtual", times, Optional.empty(), virtual);
        sweeper.search(search, times.most(CapacitySearch.longest(from, to())));
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
