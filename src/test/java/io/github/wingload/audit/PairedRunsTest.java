package io.github.wingload.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.stats.Blocking;
import io.github.wingload.stats.Looks;
import io.github.wingload.stats.PairTally;
import io.github.wingload.stats.SlotTimes;
import io.github.wingload.stats.Slots;
import io.github.wingload.stats.WindowPairs;
import io.github.wingload.stats.WindowPairs.Slower;
import io.github.wingload.stats.WindowTimes;
import io.github.wingload.stats.interval.Estimate;
import io.github.wingload.stats.interval.Interval;
import io.github.wingload.stats.interval.Mover;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a comparison by pairs promises, held against simulated runs whose truth is known. */
class PairedRunsTest {

    private static final double CONFIDENCE = 0.95;
    private static final double PER_SECOND = 5;
    private static final int RUNS = 1_000;
    private static final int MANY_RUNS = 4_000;
    private static final double SLOWER = 1.03;

    /** The services of the tests of every build. */
    static Stream<PairedRuns> few() {
        return Stream.of(PairedRuns.HEAVY, PairedRuns.WANDERING, PairedRuns.CACHE);
    }

    static Stream<PairedRuns> services() {
        return Stream.of(
                PairedRuns.STEADY,
                PairedRuns.HEAVY,
                PairedRuns.WANDERING,
                PairedRuns.CACHE,
                PairedRuns.WARMED,
                PairedRuns.STUCK);
    }

    /** Sides that drift apart by a third and together again, over a tenth to half of the run. */
    @ParameterizedTest
    @ValueSource(ints = {20, 60, 100})
    void sidesThatDriftApartAndTogetherAreCalledDifferentInAtMostOneRunInTwenty(int pairs) {
        int runs = 400;
        int wrong = 0;
        int missed = 0;
        int drifts = 0;
        for (int run = 0; run < runs; run++) {
            WindowPairs seen = whole(PairedRuns.drifting(pairs).run(new Random(run), 1, 200, PER_SECOND), 200);
            Interval ratio = seen.ratio(CONFIDENCE).interval();
            wrong += seen.slowerSide(CONFIDENCE) == Slower.UNKNOWN ? 0 : 1;
            missed += ratio.low() > 1 || ratio.high() < 1 ? 1 : 0;
            drifts += seen.ratio(CONFIDENCE).alikeSeconds().isPresent() ? 1 : 0;
        }
        assertThat(Promise.kept(100.0 * wrong / runs, runs, 5))
                .as("%d called different", wrong)
                .isTrue();
        assertThat(Promise.kept(100.0 * missed / runs, runs, 5))
                .as("%d intervals of the ratio", missed)
                .isTrue();
        assertThat(drifts).as("runs in which the drift is seen").isGreaterThan(runs / 2);
    }

    /** The ratio drifts between fifteen and twenty-five. */
    @Test
    void aSideThatIsTwentyTimesSlowerIsFoundInMostRunsAlthoughTheRatioDrifts() {
        int runs = 100;
        int found = 0;
        for (int run = 0; run < runs; run++) {
            WindowPairs seen = whole(PairedRuns.drifting(60).run(new Random(run), 20, 200, PER_SECOND), 200);
            found += seen.slowerSide(CONFIDENCE) == Slower.FIRST ? 1 : 0;
        }
        assertThat(found).as("of %d runs", runs).isGreaterThan(runs / 2);
    }

    /** 1,000 runs of 200 pairs against two sides that are the same. */
    @ParameterizedTest
    @MethodSource("few")
    void sidesThatAreAlikeAreCalledDifferentInAtMostOneRunInTwenty(PairedRuns service) {
        assertAlike(service, RUNS, 200);
    }

    @Tag("audit")
    @ParameterizedTest
    @MethodSource("services")
    void sidesThatAreAlikeAreCalledDifferentInAtMostOneLongRunInTwenty(PairedRuns service) {
        assertAlike(service, MANY_RUNS, 2_000);
    }

    private static void assertAlike(PairedRuns service, int runs, int pairs) {
        int atTheEnd = 0;
        int whenDecided = 0;
        for (int run = 0; run < runs; run++) {
            PairTally tally = service.run(new Random(run), 1, pairs, PER_SECOND);
            atTheEnd += whole(tally, pairs).slowerSide(CONFIDENCE) == Slower.UNKNOWN ? 0 : 1;
            whenDecided += decided(tally, pairs / PER_SECOND) == Slower.UNKNOWN ? 0 : 1;
        }
        assertThat(Promise.kept(100.0 * atTheEnd / runs, runs, 5))
                .as("%d of %d at the end", atTheEnd, runs)
                .isTrue();
        assertThat(Promise.kept(100.0 * whenDecided / runs, runs, 5))
                .as("%d of %d that stop when decided", whenDecided, runs)
                .isTrue();
    }

    /** Every interval of a difference excludes the truth in at most 5 % of runs. */
    @ParameterizedTest
    @MethodSource("few")
    void intervalsContainTheTruth(PairedRuns service) {
        assertCovered(service, 100, 200);
    }

    @Tag("audit")
    @ParameterizedTest
    @MethodSource("services")
    void intervalsOfLongRunsContainTheTruth(PairedRuns service) {
        assertCovered(service, MANY_RUNS, 1_000);
    }

    private static void assertCovered(PairedRuns service, int runs, int pairs) {
        List<Function<WindowPairs, Estimate>> differences = List.of(
                seen -> seen.meanMs(CONFIDENCE),
                seen -> seen.medianMs(CONFIDENCE),
                seen -> seen.percentileMs(0.5, CONFIDENCE),
                seen -> seen.percentileMs(0.9, CONFIDENCE));
        int[] wrong = new int[differences.size()];
        for (int run = 0; run < runs; run++) {
            WindowPairs seen = whole(service.run(new Random(run), 1, pairs, PER_SECOND), pairs);
            for (int i = 0; i < wrong.length; i++) {
                Interval interval = differences.get(i).apply(seen).interval();
                wrong[i] += interval.low() > 0 || interval.high() < 0 ? 1 : 0;
            }
        }
        // What intervals that are wrong in exactly 5 % of runs exceed in one set of runs of a hundred.
        double allowed = 0.05 * runs + 2.326 * Math.sqrt(0.05 * 0.95 * runs);
        assertThat(IntStream.of(wrong).boxed()).as("mean, median, p50, p90").allMatch(each -> each <= allowed);
    }

    /** The first call of a pair is ten times slower, whichever side it goes to. */
    @Test
    void aCacheThatBothSidesWarmFavoursNeither() {
        double ratios = 0;
        double orders = 0;
        double medians = 0;
        int runs = 100;
        for (int run = 0; run < runs; run++) {
            WindowPairs seen = whole(PairedRuns.WARMED.run(new Random(run), 1, 200, PER_SECOND), 200);
            ratios += Math.log(seen.ratio(CONFIDENCE).value());
            orders += Math.log(seen.orderRatio(CONFIDENCE).value());
            medians += seen.percentileMs(0.5, CONFIDENCE).value();
        }
        assertThat(Math.abs(medians / runs)).as("of some 550 ms").isLessThan(20);
        assertThat(Math.exp(ratios / runs)).isBetween(0.997, 1.003);
        assertThat(Math.exp(orders / runs)).isBetween(9.9, 10.1);
    }

    /**
     * A side that is 3 % slower is found by 400 pairs in four of five runs or more; two separate runs with five times as many calls each, compared by
     * the test of {@code diff}, find it in hardly more runs than if nothing had changed.
     */
    @Test
    void threePercentTakeAFifthOfTheCallsOfTwoRuns() {
        int runs = 100;
        int pairs = 400;
        int byPairs = 0;
        int byRuns = 0;
        for (int run = 0; run < runs; run++) {
            byPairs += whole(PairedRuns.WANDERING.run(new Random(run), SLOWER, pairs, PER_SECOND), pairs)
                                    .slowerSide(CONFIDENCE)
                            == Slower.FIRST
                    ? 1
                    : 0;
            byRuns += slowerByRuns(new Random(run), 5 * pairs) ? 1 : 0;
        }
        assertThat(byPairs).as("of %d runs, by pairs", runs).isGreaterThanOrEqualTo(4 * runs / 5);
        assertThat(byRuns).as("of %d runs, by two runs", runs).isLessThan(runs / 3);
    }

    /** Compares the medians of two separate runs of calls to other rows, as {@code diff} does. */
    private static boolean slowerByRuns(Random random, int calls) {
        double seconds = calls / PER_SECOND;
        Estimate slow = median(PairedRuns.WANDERING.start(random, SLOWER), calls, seconds);
        Estimate fast = median(PairedRuns.WANDERING.start(random, 1), calls, seconds);
        Interval ratio = Mover.ratio(fast.value(), fast.interval(), slow.value(), slow.interval());
        return ratio.low() > 1;
    }

    private static Estimate median(PairedRuns.Pair source, int calls, double seconds) {
        SlotTimes times = new SlotTimes(1);
        for (int i = 0; i < calls; i++) {
            times.record(Slots.of(Math.round(i / PER_SECOND * 1e9)), Math.round(source.ms(true)[0] * 1e6));
        }
        return new WindowTimes(Blocking.of(seconds), times).quantile(0.5, CONFIDENCE);
    }

    /** Half of the risk is for the looks before the end. */
    private static Slower decided(PairTally tally, double seconds) {
        Looks looks = Looks.at(seconds);
        return Stream.concat(
                        looks.endsSeconds().stream()
                                .map(end -> new WindowPairs(Blocking.of(end), tally)
                                        .slowerSide(1 - (1 - looks.confidence()) / 2)),
                        IntStream.of(1)
                                .mapToObj(end -> new WindowPairs(Blocking.of(seconds), tally)
                                        .slowerSide(1 - (1 - CONFIDENCE) / 2)))
                .filter(side -> side != Slower.UNKNOWN)
                .findFirst()
                .orElse(Slower.UNKNOWN);
    }

    private static WindowPairs whole(PairTally tally, int pairs) {
        return new WindowPairs(Blocking.of(pairs / PER_SECOND), tally);
    }
}
