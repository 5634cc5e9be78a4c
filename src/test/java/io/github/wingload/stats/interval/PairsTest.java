package io.github.wingload.stats.interval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Figures of pairs, worked out by hand or with another method. */
class PairsTest {

    private static final int BLOCKS = 20;

    /** Blocks of 4 and 2 pairs: the mean of all pairs would give the order with more of them more weight. */
    @Test
    void ordersCountAlikeHoweverManyPairsTheyHave() {
        PairedMean mean =
                new PairedMean(new double[][] {filled(4 * 30), filled(2 * -10)}, new double[][] {filled(4), filled(2)});
        assertThat(mean.value()).isEqualTo(10);
        assertThat(mean.deviations()).containsOnly(0);
    }

    /** Student's interval of 20 block means, t(19) · s / √20, a little wider because their correlation is an estimate. */
    @Test
    void blocksSayHowMuchTheMeanVaries() {
        double[] sums = new double[BLOCKS];
        Arrays.setAll(sums, j -> 100 + (j % 4 < 2 ? 1 : -1));
        double[] squares = {
            Arrays.stream(sums).map(x -> x * x).sum(),
            Arrays.stream(sums).map(x -> x * x).sum()
        };
        Estimate mean = new PairedMean(new double[][] {sums, sums}, new double[][] {filled(1), filled(1)})
                .mean(squares, 0, Correlation.NONE, 0.95);
        assertThat(mean.value()).isEqualTo(100);
        double half = (mean.interval().high() - mean.interval().low()) / 2;
        double ofBlocks = Student.quantile(0.95, 19) * Math.sqrt(20 / 19.0 / 20);
        assertThat(half).isBetween(ofBlocks, 1.2 * ofBlocks);
    }

    @Test
    void pairsOfOneOrderOnlyHaveNoInterval() {
        PairedMean mean = new PairedMean(new double[][] {filled(30), filled(0)}, new double[][] {filled(3), filled(0)});
        assertThat(mean.value()).isEqualTo(10);
        assertThat(mean.mean(new double[] {6_000, 0}, 0, Correlation.NONE, 0.95).interval())
                .isEqualTo(Interval.UNBOUNDED);
        assertThat(mean.share(Correlation.NONE, 0.95).interval()).isEqualTo(Interval.UNBOUNDED);
    }

    /** All 100 pairs: the interval of Clopper and Pearson, a little wider for blocks. */
    @Test
    void oneHundredOfOneHundred() {
        Estimate share = new PairedMean(new double[][] {filled(3), filled(2)}, new double[][] {filled(3), filled(2)})
                .share(Correlation.NONE, 0.95);
        assertThat(share.value()).isEqualTo(1);
        assertThat(share.interval().low()).isCloseTo(0.96, within(0.005));
        assertThat(share.interval().high()).isEqualTo(1);
    }

    @Test
    void aPercentileOfWholeNumbersIsShiftedByTheDifference() {
        Estimate difference = PairedPercentile.difference(
                places(i -> 1_000 + 37L * i % 400), places(i -> 900 + 37L * i % 400), 0.9, Correlation.NONE, 0.95);
        assertThat(difference.value()).isCloseTo(100, within(1.0));
        assertThat(difference.interval().low()).isBetween(90.0, 100.0);
        assertThat(difference.interval().high()).isBetween(100.0, 110.0);
    }

    /** The values range over a factor of hundred, but each pair differs by 5 at most. */
    @Test
    void whatBothCallsOfAPairShareCancels() {
        IntToLongFunction row = i -> 100 + (long) i * i % 9_973;
        Estimate paired = PairedPercentile.difference(
                places(row), places(i -> row.applyAsLong(i) - i % 5), 0.5, Correlation.NONE, 0.95);
        assertThat(paired.interval().high() - paired.interval().low()).isLessThan(200);
        Estimate apart = PairedPercentile.difference(
                places(row), places(i -> row.applyAsLong(7 * i + 3)), 0.5, Correlation.NONE, 0.95);
        assertThat(apart.interval().high() - apart.interval().low()).isGreaterThan(400);
    }

    @Test
    void theMedianOfDifferencesIsThatOfBothOrders() {
        Estimate median = PairedPercentile.median(places(i -> 50 + i % 11 - 5), Correlation.NONE, 0.95);
        assertThat(median.value()).isCloseTo(50, within(0.5));
        assertThat(median.interval().low()).isBetween(48.0, 50.0);
        assertThat(median.interval().high()).isBetween(50.0, 52.0);
    }

    /** Five pairs that all point in one direction happen by chance in 6 % of runs, six in 3 %. */
    @Test
    void fivePairsShowNothing() {
        assertThat(medianOfFew(5).interval().low()).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(medianOfFew(12).interval().low()).isPositive();
    }

    private static Estimate medianOfFew(int pairs) {
        List<List<TreeMap<Long, Long>>> orders = List.of(empty(), empty());
        for (int i = 0; i < pairs; i++) {
            orders.get(i % 2).get(i).put(100L + i, 1L);
        }
        return PairedPercentile.median(orders.stream().map(BlockedValues::new).toList(), Correlation.NONE, 0.95);
    }

    @Test
    void percentilesOfTooFewPairsHaveNoBound() {
        List<BlockedValues> few = IntStream.range(0, 2)
                .mapToObj(order -> {
                    List<TreeMap<Long, Long>> blocks = empty();
                    IntStream.range(0, 10)
                            .forEach(i -> blocks.get(2 * i + order).put(100L + i, 1L));
                    return new BlockedValues(blocks);
                })
                .toList();
        Estimate difference = PairedPercentile.difference(few, few, 0.99, Correlation.NONE, 0.95);
        assertThat(difference.interval()).isEqualTo(Interval.UNBOUNDED);
    }

    private static double[] filled(double value) {
        double[] values = new double[BLOCKS];
        Arrays.fill(values, value);
        return values;
    }

    private static List<TreeMap<Long, Long>> empty() {
        List<TreeMap<Long, Long>> blocks = new ArrayList<>();
        IntStream.range(0, BLOCKS).forEach(j -> blocks.add(new TreeMap<>()));
        return blocks;
    }

    /** 2,000 values in blocks of 100, every other one in each place. */
    private static List<BlockedValues> places(IntToLongFunction value) {
        List<List<TreeMap<Long, Long>>> places = List.of(empty(), empty());
        for (int i = 0; i < 2_000; i++) {
            places.get(i % 2).get(i / 100).merge(value.applyAsLong(i), 1L, Long::sum);
        }
        return places.stream().map(BlockedValues::new).toList();
    }
}
