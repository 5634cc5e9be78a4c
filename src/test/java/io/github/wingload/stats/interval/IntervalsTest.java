package io.github.wingload.stats.interval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Figures worked out independently, to the digits they are known to. */
class IntervalsTest {

    private static final Offset<Double> EIGHT_DIGITS = within(5.1e-9);
    private static final double NONE = Double.POSITIVE_INFINITY;

    /** Twelve blocks of 250 to 252 values; blocks 5 to 7 are slower, as in a run with one bad stretch. */
    private static final List<Histogram> SLOW_STRETCH =
            IntStream.range(0, 12).mapToObj(IntervalsTest::block).toList();

    @ParameterizedTest(name = "n = {0}, p = {1}: ranks {2} to {3}")
    @CsvSource({
        "20, .5, 6, 15, .95861",
        "59, .95, 52, 60, .99114",
        "65, .9, 53, 64, .97998",
        "100, .5, 40, 61, .96480",
        "200, .5, 86, 115, .95996",
        "200, .9, 171, 189, .96688",
        "200, .99, 195, 201, .98398",
        "1000, .9, 881, 919, .95491",
        "1000, .99, 983, 997, .97609",
        "3715, .9, 3307, 3380, .95411",
        "10000, .99, 9880, 9920, .95575",
        "113230, .9, 101709, 102105, .95017",
        "136287, .9, 122441, 122876, .95046",
        "100000, .999, 99880, 99920, .95479"
    })
    void ranksOfAPercentileOfIndependentValues(int count, double share, int lower, int upper, double coverage) {
        RankInterval ranks = RankInterval.of(count, share, 0.95);
        assertThat(ranks.lower()).isEqualTo(lower);
        assertThat(ranks.upper()).isEqualTo(upper);
        assertThat(ranks.coverage()).isCloseTo(coverage, within(5.1e-6));
    }

    /** The bounds are scipy.stats.beta's. */
    @ParameterizedTest(name = "{0} of {1}")
    @CsvSource({
        "0, 65, 0, .05517163",
        "33, 1202, .01897194, .03834133",
        "12, 6126, .00101257, .00341924",
        "0, 3715, 0, .00099248",
        "10, 10, .69150289, 1",
        "73, 74, .92699261, .99965793",
        "9944, 146231, .06671683, .06930432",
        "7213, 120443, .05855368, .06124206",
        "198, 126831, .00135138, .00179417",
        "338, 161081, .00188076, .00233411"
    })
    void shareOfIndependentTrials(double successes, double trials, double low, double high) {
        assertInterval(ShareInterval.of(successes / trials, trials, 0.95), low, high, EIGHT_DIGITS);
    }

    /** One run in fourteen has a failure or more if one call in a thousand fails. */
    @Test
    void oneFailureInFewCallsDoesNotExcludeASuccessRate() {
        assertThat(ShareInterval.of(73 / 74.0, 74, 0.95).high()).isGreaterThan(0.999);
        assertThat(ShareInterval.excludes(0.999, 73 / 74.0, 74, 0.95)).isFalse();
        assertThat(ShareInterval.excludes(0.999, 71 / 74.0, 74, 0.95)).isTrue();
    }

    @Test
    void aBoundIsWrongWithAtMostHalfOfTheRisk() {
        for (double share : new double[] {0.5, 0.9, 0.99, 0.999}) {
            for (int calls : new int[] {20, 74, 160, 1000}) {
                BinomialDistribution successes = BinomialDistribution.of(calls, share);
                double tooHigh = 0;
                double tooLow = 0;
                for (int count = 0; count <= calls; count++) {
                    Interval interval = ShareInterval.of(count / (double) calls, calls, 0.95);
                    tooHigh += interval.low() > share ? successes.probability(count) : 0;
                    tooLow += interval.high() < share ? successes.probability(count) : 0;
                }
                assertThat(tooHigh).isLessThanOrEqualTo(0.025);
                assertThat(tooLow).isLessThanOrEqualTo(0.025);
            }
        }
    }

    @Test
    void shareOfEffectiveTrials() {
        double share = 7213 / 120443.0;
        assertInterval(ShareInterval.of(share, 120443 / 25.0, 0.95), .0533517, .0669622, within(5.1e-8));
    }

    @ParameterizedTest(name = "p = {0}: {1} [{2}, {3}]")
    @CsvSource({
        ".50, 195, 158, 254, 40.90736691, 73.6298",
        ".90, 633, 413, 965, 50.86820617, 59.2118",
        ".95, 847, 525, Infinity, 62.34567234, 48.3113",
        ".99, 1317, 797, Infinity, 69.07203185, 43.6067"
    })
    void percentilesOfARunWithASlowStretch(
            double share, double value, double low, double high, double designEffect, double effective) {
        Estimate estimate = ofBlocks(SLOW_STRETCH, share);
        assertThat(estimate.value()).isEqualTo(value);
        assertThat(estimate.interval()).isEqualTo(new Interval(low, high));
        assertThat(estimate.designEffect()).isCloseTo(designEffect, EIGHT_DIGITS);
        assertThat(estimate.effectiveCount()).isCloseTo(effective, within(5.1e-5));
        assertThat(estimate.method()).isEqualTo(Estimate.Method.BLOCKS);
        assertThat(estimate.alikeSeconds()).isEmpty();
    }

    /** The bounds are scipy.stats.beta's. */
    @ParameterizedTest(name = "p = {0}, {1} effective calls: [{2}, {3}]")
    @CsvSource({
        ".50, 73.6298, 0.3722376, 0.6277624",
        ".90, 59.2118, 0.7993787, 0.9680313",
        ".95, 48.3113, 0.8617631, 1.0000000",
        ".99, 666.667, 0.9799182, 0.9966131"
    })
    void theShareBelowAPercentileHasABetaDistribution(double share, double effective, double low, double high) {
        assertInterval(QuantileEstimate.shares(share, effective, 12, 0.95), low, high, within(5e-7));
    }

    @Test
    void aSideOnWhichAllEffectiveCallsMayLieIsOpen() {
        assertThat(QuantileEstimate.shares(.5, 4, 12, 0.95)).isEqualTo(new Interval(0, 1));
        assertThat(QuantileEstimate.shares(.99, 200, 12, 0.95).high()).isEqualTo(1);
        assertThat(QuantileEstimate.shares(.01, 200, 12, 0.95).low()).isZero();
        assertThat(QuantileEstimate.shares(.99, 1, 12, 0.95)).isEqualTo(new Interval(0, 1));
    }

    @Test
    void theSameBlocksMixedUpAreLessAlikeAndTheIntervalIsNarrower() {
        List<Histogram> mixed = IntStream.of(0, 5, 1, 2, 6, 3, 4, 7, 8, 9, 10, 11)
                .mapToObj(SLOW_STRETCH::get)
                .toList();
        Estimate estimate = ofBlocks(mixed, .9);
        assertThat(estimate.interval()).isEqualTo(new Interval(544, 735));
        assertThat(estimate.designEffect()).isCloseTo(6.28677752, EIGHT_DIGITS);
    }

    private static Estimate ofBlocks(List<Histogram> blocks, double share) {
        Histogram all = sum(blocks);
        long value = QuantileEstimate.at(all, share);
        long[] calls = blocks.stream().mapToLong(Histogram::getTotalCount).toArray();
        long[] below = blocks.stream()
                .mapToLong(block -> block.getCountBetweenValues(0, value))
                .toArray();
        return QuantileEstimate.ofBlocks(all, calls, below, share, Correlation.NONE, 0.95);
    }

    private static Histogram sum(List<Histogram> blocks) {
        Histogram sum = new Histogram(3);
        blocks.forEach(sum::add);
        return sum;
    }

    @Test
    void tooFewBlocksGiveTheIntervalOfIndependentValues() {
        Histogram all = sum(SLOW_STRETCH);
        Estimate median = QuantileEstimate.independent(all, .5, 0.95);
        assertThat(median.interval()).isEqualTo(new Interval(189, 202));
        assertThat(median.method()).isEqualTo(Estimate.Method.SHORT_RUN);
        assertThat(QuantileEstimate.independent(all, .9, 0.95).interval()).isEqualTo(new Interval(595, 666));
    }

    @ParameterizedTest(name = "share within {0}")
    @CsvSource({"500, 2561, 47.742825, .721032, .935289", "300, 2096, 49.235103, .547129, .819703"})
    void shareOfCallsWithinALimit(long limit, long within, double designEffect, double low, double high) {
        long[] calls = SLOW_STRETCH.stream().mapToLong(Histogram::getTotalCount).toArray();
        long[] having = SLOW_STRETCH.stream()
                .mapToLong(block -> block.getCountBetweenValues(0, limit))
                .toArray();
        Estimate estimate = ShareEstimate.of(having, calls, Correlation.NONE, 0.95);
        assertThat(estimate.value()).isEqualTo(within / 3012.0);
        assertThat(estimate.designEffect()).isCloseTo(designEffect, within(5.1e-7));
        assertInterval(estimate.interval(), low, high, within(1e-6));
    }

    @Test
    void aShareWithoutVariationCountsItsCallsAsIndependent() {
        long[] calls = new long[12];
        Arrays.fill(calls, 100);
        Estimate estimate = ShareEstimate.of(calls, calls, Correlation.NONE, 0.95);
        assertThat(estimate.designEffect()).isEqualTo(1);
        assertThat(estimate.interval().high()).isEqualTo(1);
        assertThat(estimate.interval().low()).isBetween(0.99, 1.0);
    }

    @Test
    void rateFromCountsPerMinute() {
        long[] counts = {2516, 2489, 2503, 2470, 2455, 2461, 2498, 2507, 2520, 2511, 2480, 2495};
        long total = Arrays.stream(counts).sum();
        double[] deviations =
                Arrays.stream(counts).mapToDouble(count -> count - total / 12.0).toArray();
        Estimate estimate = RateEstimate.ofBlocks(total, deviations, 720, Correlation.NONE, 0.95);
        assertThat(estimate.value()).isCloseTo(41.534722, within(5.1e-7));
        assertInterval(estimate.interval(), 41.029228, 42.040216, within(5.1e-7));
    }

    @Test
    void rateOfAShortRunIsThatOfAPoissonCount() {
        Interval interval = RateEstimate.of(10, 1, 0.95).interval();
        assertInterval(interval, 4.795389, 18.390356, within(5.1e-7));
    }

    @Test
    void meanFromBlocks() {
        double[] counts =
                SLOW_STRETCH.stream().mapToDouble(Histogram::getTotalCount).toArray();
        double[] sums = SLOW_STRETCH.stream()
                .mapToDouble(block -> mean(block) * block.getTotalCount())
                .toArray();
        Estimate estimate = MeanEstimate.of(sums, counts, 1e9, 1500, Correlation.NONE, 0.95);
        double mean = Arrays.stream(sums).sum() / 3012;
        assertThat(estimate.value()).isCloseTo(mean, EIGHT_DIGITS);
        double[] deviations = new double[12];
        Arrays.setAll(deviations, j -> sums[j] - mean * counts[j]);
        Blocks.Variation variation = Blocks.variation(deviations);
        double variance = 12 / 11.0 * variation.sumOfSquares() / (3012.0 * 3012) * variation.factor(Correlation.NONE);
        assertThat(variation.factor(Correlation.NONE)).isGreaterThan(7);
        double half = (estimate.interval().high() - estimate.interval().low()) / 2;
        assertThat(half).isCloseTo(2.200985 * Math.sqrt(variance), within(1e-4));
    }

    /** The two-sided 95 % quantile of Student's t with three degrees of freedom is 3.1824. */
    @Test
    void meanOfFewValuesHasTheIntervalOfStudentsT() {
        Estimate estimate = MeanEstimate.of(new double[] {20}, new double[] {4}, 120, 8, Correlation.NONE, 0.95);
        assertThat(estimate.value()).isEqualTo(5);
        double half = 3.182446 * Math.sqrt(20 / 3.0 / 4);
        assertInterval(estimate.interval(), 5 - half, 5 + half, within(1e-6));
        assertThat(MeanEstimate.of(new double[] {5}, new double[] {1}, 25, 5, Correlation.NONE, 0.95)
                        .interval()
                        .high())
                .isEqualTo(NONE);
    }

    @Test
    void meanThatOneCallDecidesHasNoInterval() {
        double[] counts = new double[20];
        Arrays.fill(counts, 50);
        double[] sums = new double[20];
        Arrays.fill(sums, 5000);
        sums[7] += 5000;
        Estimate estimate = MeanEstimate.of(sums, counts, 1000 * 100 * 100 + 5e3 * 5e3, 5e3, Correlation.NONE, 0.95);
        assertThat(estimate.value()).isEqualTo(105);
        assertThat(estimate.interval()).isEqualTo(Interval.UNBOUNDED);
    }

    @ParameterizedTest(name = "{0} when the truth is {1}")
    @CsvSource({".99, .995, 1518", ".90, .92, 875", ".999, 1, 3688", ".99, .98, 547"})
    void howManyCallsTellAShareFromItsLimit(double limit, double truth, long calls) {
        assertThat(RunLength.effectiveCalls(limit, truth, 0.95)).isEqualTo(calls);
    }

    @Test
    void noNumberOfCallsTellsAShareFromALimitThatIsEqual() {
        assertThat(RunLength.effectiveCalls(.99, .99, 0.95)).isInfinite();
    }

    @ParameterizedTest(name = "{0} of {1} with a design effect of {2}")
    @CsvSource({
        ".6683, 160743, 10, .660960, .675579, 5.1e-7",
        ".99844, 126831, 10, .997586, .999050, 5.1e-7",
        ".99790168, 161081, 10, .997066, .998548, 5.1e-7",
        ".94011275, 120443, 25, .933038, .946648, 5.1e-7"
    })
    void sharesOfPublishedRuns(
            double share, double calls, double designEffect, double low, double high, double digits) {
        assertInterval(ShareInterval.of(share, calls / designEffect, 0.95), low, high, within(digits));
    }

    @Test
    void differenceOfTwoProportionsWithScoreIntervalsIsNewcombes() {
        Interval ofA = new Interval(.4904546501, .7003817240);
        Interval ofB = new Interval(.6918335550, .8769526075);
        Interval difference = Mover.difference(48 / 80.0, ofA, 56 / 70.0, ofB);
        assertInterval(difference, .05243147, .33387265, EIGHT_DIGITS);
    }

    @Test
    void ratioOfTwoPercentiles() {
        Interval ratio = Mover.ratio(1829.3, new Interval(1738, 1970), 2580, new Interval(2374, 2864));
        assertInterval(ratio, 1.261665, 1.584329, within(5.1e-7));
        assertInterval(
                Mover.ratio(633, new Interval(434, 1176), 673, new Interval(474, 1216)),
                .521816,
                2.144693,
                within(5.1e-7));
    }

    @Test
    void anUnboundedSideStaysUnbounded() {
        Interval ratio = Mover.ratio(100, new Interval(90, 110), 200, new Interval(150, NONE));
        assertThat(ratio.high()).isEqualTo(NONE);
        assertThat(ratio.low()).isBetween(1.3, 2.0);
    }

    @ParameterizedTest
    @CsvSource({"6, 2.5706", "10, 2.2622", "12, 2.2010", "20, 2.0930", "60, 2.0010", "120, 1.9801"})
    void studentsQuantiles(int blocks, double quantile) {
        assertThat(Blocks.quantile(0.95, blocks)).isCloseTo(quantile, within(5.1e-5));
    }

    @Test
    void quantilesSharedOutOverThreeFigures() {
        assertThat(Student.normalQuantile(1 - .05 / 3)).isCloseTo(2.39398, within(5.1e-6));
        assertThat(Blocks.quantile(1 - .05 / 3, 60)).isCloseTo(2.46415, within(5.1e-6));
    }

    private static double mean(Histogram block) {
        long sum = 0;
        for (var bucket : block.recordedValues()) {
            sum += bucket.getValueIteratedTo() * bucket.getCountAddedInThisIterationStep();
        }
        return (double) sum / block.getTotalCount();
    }

    private static double[] deviations(double[] values, double mean) {
        return Arrays.stream(values).map(value -> value - mean).toArray();
    }

    private static Histogram block(int j) {
        Histogram histogram = new Histogram(3);
        int count = 250 + j % 3;
        int scale = j >= 5 && j <= 7 ? 180 : 100;
        for (long value : values(count, scale)) {
            histogram.recordValue(value);
        }
        return histogram;
    }

    private static List<Long> values(int count, int scale) {
        List<Long> values = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double u = (i + 0.5) / count;
            values.add(100 + (long) (scale * u / (1.1 - u)));
        }
        return values;
    }

    private static void assertInterval(Interval interval, double low, double high, Offset<Double> offset) {
        assertThat(interval.low()).isCloseTo(low, offset);
        assertThat(interval.high()).isCloseTo(high, offset);
    }
}
