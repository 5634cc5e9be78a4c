package io.github.wingload.diff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.wingload.diff.Comparison.Finding;
import io.github.wingload.plan.Figure;
import io.github.wingload.plan.Figure.Calls;
import io.github.wingload.stats.interval.Estimate;
import io.github.wingload.stats.interval.Interval;
import io.github.wingload.stats.interval.ShareInterval;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Changes worked out independently, and the words that follow from them. */
class ChangeTest {

    private static final Offset<Double> EIGHT_DIGITS = within(5.1e-9);
    private static final Offset<Double> SIX_DIGITS = within(5.1e-7);
    private static final Figure P90 = Figure.percentile(90, Calls.OK);
    private static final Figure SUCCESS = Figure.SUCCESS_RATE;
    private static final Figure GOODPUT = Figure.GOODPUT;

    @Test
    void twoProportionsAsNewcombePublishedThem() {
        // Score intervals of 48 of 80, and of 56 of 70.
        Interval ofA = new Interval(.4904546501, .7003817240);
        Interval ofB = new Interval(.6918335550, .8769526075);
        Change change = change(SUCCESS, known(48 / 80.0, ofA), known(56 / 70.0, ofB));
        assertThat(change.b() - change.a()).isCloseTo(0.2, EIGHT_DIGITS);
        assertThat(change.difference().low()).isCloseTo(.05243147, EIGHT_DIGITS);
        assertThat(change.difference().high()).isCloseTo(.33387265, EIGHT_DIGITS);
    }

    @ParameterizedTest(name = "{0} [{1}, {2}] to {3} [{4}, {5}]: × {6} [{7}, {8}]")
    @CsvSource({
        "1829.3, 1738, 1970, 2580, 2374, 2864, 1.410376, 1.261665, 1.584329",
        "633, 434, 1176, 673, 474, 1216, 1.063191, .521816, 2.144693"
    })
    void ratiosOfPercentiles(
            double a,
            double lowA,
            double highA,
            double b,
            double lowB,
            double highB,
            double ratio,
            double low,
            double high) {
        Change change = change(P90, known(a, new Interval(lowA, highA)), known(b, new Interval(lowB, highB)));
        Interval interval = change.ratio().orElseThrow();
        assertThat(change.b() / change.a()).isCloseTo(ratio, SIX_DIGITS);
        assertThat(interval.low()).isCloseTo(low, SIX_DIGITS);
        assertThat(interval.high()).isCloseTo(high, SIX_DIGITS);
    }

    @ParameterizedTest(name = "p90 from {0} ± {1} to {2} ± {3} ms: {4}")
    @CsvSource({
        "1000, 20, 1400, 30, WORSE",
        "1400, 20, 1000, 30, BETTER",
        "1000, 20, 1010, 20, NO_MATERIAL_CHANGE",
        "1000, 300, 1400, 400, NOT_ENOUGH_DATA",
        "1000, 20, 1080, 40, PROBABLY_WORSE",
        "1080, 40, 1000, 20, PROBABLY_BETTER",
        "1, 0.02, 3, 0.05, WORSE",
        "0.02, 0.001, 0.06, 0.002, NO_MATERIAL_CHANGE",
        "100, 3, 115, 8, WORSE"
    })
    void aTimeOfAnySizeIsMateriallySlowerByTenPercent(
            double a, double aroundA, double b, double aroundB, Finding finding) {
        assertThat(finding(P90, a, aroundA, b, aroundB, Material.DEFAULT)).isEqualTo(finding);
    }

    @ParameterizedTest(name = "from {0} to {1} per second: {2}")
    @CsvSource({"40, 30, WORSE", "30, 40, BETTER", "40, 40.2, NO_MATERIAL_CHANGE"})
    void moreGoodputIsBetterAndLessIsWorse(double a, double b, Finding finding) {
        assertThat(finding(GOODPUT, a, 0.5, b, 0.5, Material.DEFAULT)).isEqualTo(finding);
    }

    @ParameterizedTest(name = "from {0} to {1} %: {2}")
    @CsvSource({
        "93.2, 94.01, BETTER",
        "94.01, 93.2, WORSE",
        "99.0, 99.1, NO_MATERIAL_CHANGE",
        "99.0, 99.4, PROBABLY_BETTER"
    })
    void successIsMateriallyBetterByHalfAPoint(double a, double b, Finding finding) {
        assertThat(finding(SUCCESS, a, 0.1, b, 0.1, Material.DEFAULT)).isEqualTo(finding);
    }

    @Test
    void whatMattersCanBeSet() {
        assertThat(finding(P90, 1000, 20, 1400, 30, Material.DEFAULT.with("p90", 50)))
                .isEqualTo(Finding.NO_MATERIAL_CHANGE);
        assertThat(finding(P90, 1000, 2, 1060, 2, Material.DEFAULT.with("times", 3)))
                .isEqualTo(Finding.WORSE);
    }

    @Test
    void replicatesAreComparedByTheRun() {
        List<Evidence> a = List.of(known(1000, null), known(1040, null), known(980, null));
        List<Evidence> b = List.of(known(1500, null), known(1450, null), known(1540, null));
        Change change = Change.of(a, b, P90, 0.95).orElseThrow();
        assertThat(change.a()).isCloseTo(Math.cbrt(1000.0 * 1040 * 980), within(1e-9));
        // Welch's t of the logarithms: 0.396598 with a standard error of 0.024660 and 4.0000 degrees of freedom.
        assertThat(change.b() / change.a()).isCloseTo(1.486758, SIX_DIGITS);
        assertThat(change.ratio().orElseThrow().low()).isCloseTo(1.388371, SIX_DIGITS);
        assertThat(change.ratio().orElseThrow().high()).isCloseTo(1.592116, SIX_DIGITS);
    }

    @Test
    void equalReplicatesAreNotCertain() {
        Interval one = ShareInterval.of(0.99, 100, 0.95);
        Interval none = ShareInterval.of(1, 100, 0.95);
        Evidence failedOnce = known(99, new Interval(100 * one.low(), 100 * one.high()));
        Evidence failedNever = known(100, new Interval(100 * none.low(), 100 * none.high()));
        for (List<Evidence> a : List.of(List.of(failedNever), List.of(failedNever, failedNever))) {
            Comparison comparison =
                    Comparison.of(a, List.of(failedOnce, failedOnce), SUCCESS, 1 - 0.05 / 3, Material.DEFAULT);
            assertThat(comparison.finding()).contains(Finding.NOT_ENOUGH_DATA);
        }
        Change unknown = Change.of(
                        List.of(known(99, null), known(99, null)),
                        List.of(known(100, null), known(100, null)),
                        SUCCESS,
                        0.95)
                .orElseThrow();
        assertThat(unknown.bounded()).isFalse();
    }

    @Test
    void theSmallestChangeThatCouldBeShownIsHalfTheInterval() {
        Comparison points = Comparison.of(
                List.of(known(93, new Interval(92, 94))),
                List.of(known(93, new Interval(92, 94))),
                SUCCESS,
                0.95,
                Material.DEFAULT);
        assertThat(points.smallest().getAsDouble()).isCloseTo(Math.sqrt(2), within(1e-9));
        Comparison ratio = Comparison.of(
                List.of(known(1000, new Interval(1000 / 1.2, 1200))),
                List.of(known(1500, new Interval(1500 / 1.2, 1800))),
                P90,
                0.95,
                Material.DEFAULT);
        assertThat(ratio.smallest().getAsDouble())
                .isCloseTo(100 * Math.expm1(Math.sqrt(2) * Math.log(1.2)), within(1e-9));
    }

    /** Two and two runs that differ a thousandfold from run to run: Student's quantile makes that a change of 10^20. */
    @Test
    void runsThatCouldNotEvenShowATenfoldChangeShowNone() {
        List<Evidence> side = List.of(known(1, new Interval(0.9, 1.1)), known(1000, new Interval(900, 1100)));
        Comparison comparison = Comparison.of(side, side, P90, 0.95, Material.DEFAULT);
        assertThat(comparison.change().orElseThrow().bounded()).isTrue();
        assertThat(comparison.smallest()).isEmpty();
    }

    @Test
    void oneRunOnEitherSideOfUnknownUncertaintySaysNothing() {
        Comparison comparison =
                Comparison.of(List.of(known(100, null)), List.of(known(900, null)), P90, 0.95, Material.DEFAULT);
        assertThat(comparison.finding()).contains(Finding.NOT_ENOUGH_DATA);
        assertThat(comparison.change().orElseThrow().bounded()).isFalse();
        assertThat(comparison.smallest()).isEmpty();
    }

    private static Change change(Figure metric, Evidence a, Evidence b) {
        return Change.of(List.of(a), List.of(b), metric, 0.95).orElseThrow();
    }

    private static Finding finding(
            Figure metric, double a, double aroundA, double b, double aroundB, Material material) {
        return Comparison.of(
                        List.of(known(a, new Interval(a - aroundA, a + aroundA))),
                        List.of(known(b, new Interval(b - aroundB, b + aroundB))),
                        metric,
                        0.95,
                        material)
                .finding()
                .orElseThrow();
    }

    /** @param interval null for a figure without one */
    private static Evidence known(double value, Interval interval) {
        return new Evidence() {

            @Override
            public OptionalDouble value(Figure metric) {
                return OptionalDouble.of(value);
            }

            @Override
            public Optional<Estimate> estimate(Figure metric, double confidence) {
                return Optional.ofNullable(interval)
                        .map(known ->
                                new Estimate(value, known, 1, 1000, Estimate.Method.BLOCKS, OptionalDouble.empty()));
            }
        };
    }
}
