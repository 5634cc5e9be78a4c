package io.github.wingload.stats.interval;

import java.util.List;
import java.util.function.LongPredicate;
import java.util.stream.IntStream;

/**
 * The difference between a percentile of one side of pairs and the same percentile of the other, and the median of the
 * differences within pairs, with their uncertainty.
 *
 * <p>A difference δ is in the interval unless the values speak against it: if the first side's percentile is larger by δ, then as
 * many of its values are at most m + δ as there are of the other's at most m, where m is the percentile of all values after the
 * first side's are lowered by δ. Blocks say how much the two shares differ by chance. As the two values of a pair are in the same
 * block, whatever makes both slow moves both shares alike, and cancels. No density has to be estimated. At least as many pairs
 * must speak against δ as a sign test needs (Conover 1999) whose pairs all point in one direction, log₂(2 / α). If the difference drifts
 * so slowly that the window holds only a few independent states of it, these take the place of the pairs.
 *
 * <p>Values are compared within one place of their pairs, first with first and second with second, and the differences of the shares
 * are averaged over both places, so that the effect of the order cancels as in {@link PairedMean}.
 */
public final class PairedPercentile {

    private static final double HALF = 0.5;

    private final List<Stratum> strata;
    private final Correlation correlation;
    private final double confidence;
    private final long pairs;
    private final int blocks;

    private PairedPercentile(List<Stratum> strata, long pairs, int blocks, Correlation correlation, double confidence) {
        this.strata = strata;
        this.pairs = pairs;
        this.blocks = blocks;
        this.correlation = correlation;
        this.confidence = confidence;
    }

    /** The values that are compared with each other. */
    private interface Stratum {

        /** The smallest difference that the values can have, less one. */
        long least();

        /** The largest difference that they can have, and one more. */
        long most();

        /** How much the difference exceeds what δ predicts, as shares of the values: of all of them, and of each block. */
        Excess at(long delta);
    }

    private record Excess(double all, double[] blocks) {}

    /**
     * The difference of the sides' percentiles, first less second, in the unit of the values. It has no interval if all pairs were
     * made in one order, or if there are too few blocks. There must be a pair.
     *
     * @param first values of the first side, by place in their pairs
     * @param second values of the second side, by place in their pairs
     * @param share the percentile as a share, in (0, 1)
     */
    public static Estimate difference(
            List<BlockedValues> first,
            List<BlockedValues> second,
            double share,
            Correlation correlation,
            double confidence) {
        List<Stratum> places = IntStream.range(0, first.size())
                .filter(place ->
                        first.get(place).count() > 0 && second.get(place).count() > 0)
                .<Stratum>mapToObj(place -> new Two(first.get(place), second.get(place), share))
                .toList();
        return new PairedPercentile(
                        places.isEmpty() ? List.of(new Two(any(first), any(second), share)) : places,
                        pairs(first),
                        first.get(0).blocks(),
                        correlation,
                        confidence)
                .estimate();
    }

    /** The median of the differences of pairs, which are given by the order in which the pairs were made; see {@link #difference}. */
    public static Estimate median(List<BlockedValues> differences, Correlation correlation, double confidence) {
        return new PairedPercentile(
                        differences.stream()
                                .filter(each -> each.count() > 0)
                                .<Stratum>map(One::new)
                                .toList(),
                        pairs(differences),
                        differences.get(0).blocks(),
                        correlation,
                        confidence)
                .estimate();
    }

    private static BlockedValues any(List<BlockedValues> values) {
        return values.stream().filter(each -> each.count() > 0).findFirst().orElseThrow();
    }

    private static long pairs(List<BlockedValues> values) {
        return values.stream().mapToLong(BlockedValues::count).sum();
    }

    /** Values of two sides in one place. */
    private record Two(BlockedValues first, BlockedValues second, double share) implements Stratum {

        @Override
        public long least() {
            return first.least() - second.most() - 1;
        }

        @Override
        public long most() {
            return first.most() - second.least() + 1;
        }

        @Override
        public Excess at(long delta) {
            long middle = lowest(
                    Math.min(first.least() - delta, second.least()) - 1,
                    Math.max(first.most() - delta, second.most()),
                    m -> HALF * (first.shareAtMost(m + delta) + second.shareAtMost(m)) >= share);
            // Of the values that are equal to the middle, as many count as below it as make the share exact.
            double below = HALF * (first.shareAtMost(middle + delta - 1) + second.shareAtMost(middle - 1));
            double upTo = HALF * (first.shareAtMost(middle + delta) + second.shareAtMost(middle));
            double part = upTo > below ? Math.min(1, Math.max(0, (share - below) / (upTo - below))) : 1;
            double ofFirst = atMost(first, middle + delta, part) / first.count();
            double ofSecond = atMost(second, middle, part) / second.count();
            double[] blocks = new double[first.blocks()];
            for (int j = 0; j < blocks.length; j++) {
                blocks[j] = (atMost(first, j, middle + delta, part) - ofFirst * first.count(j)) / first.count()
                        - (atMost(second, j, middle, part) - ofSecond * second.count(j)) / second.count();
            }
            return new Excess(ofFirst - ofSecond, blocks);
        }

        private static double atMost(BlockedValues values, long value, double part) {
            return (1 - part) * values.atMost(value - 1) + part * values.atMost(value);
        }

        private static double atMost(BlockedValues values, int block, long value, double part) {
            return (1 - part) * values.atMost(block, value - 1) + part * values.atMost(block, value);
        }
    }

    /** Differences of one order. */
    private record One(BlockedValues differences) implements Stratum {

        @Override
        public long least() {
            return differences.least() - 1;
        }

        @Override
        public long most() {
            return differences.most() + 1;
        }

        /** A pair that has just this difference counts half. */
        @Override
        public Excess at(long delta) {
            double below = HALF * (differences.shareAtMost(delta - 1) + differences.shareAtMost(delta));
            double[] blocks = new double[differences.blocks()];
            for (int j = 0; j < blocks.length; j++) {
                double here = HALF * (differences.atMost(j, delta - 1) + differences.atMost(j, delta));
                blocks[j] = (here - below * differences.count(j)) / differences.count();
            }
            return new Excess(below - HALF, blocks);
        }
    }

    private Estimate estimate() {
        long least = strata.stream().mapToLong(Stratum::least).min().orElseThrow();
        long most = strata.stream().mapToLong(Stratum::most).max().orElseThrow();
        long from = lowest(least - 1, most, delta -> excess(delta) >= 0);
        long to = lowest(from, most, delta -> excess(delta) > 0);
        double value = HALF * (from + to);
        Interval interval = strata.size() < 2 || blocks < Blocks.MIN_BLOCKS
                ? Interval.UNBOUNDED
                : new Interval(
                        !against(least, -1) ? Double.NEGATIVE_INFINITY : lowest(least, most, d -> !against(d, -1)),
                        !against(most, 1) ? Double.POSITIVE_INFINITY : lowest(least, most, d -> against(d, 1)));
        return Estimate.ofPairs(value, interval, 1, pairs, correlation);
    }

    private double excess(long delta) {
        return strata.stream().mapToDouble(each -> each.at(delta).all()).sum() / strata.size();
    }

    /** True if the values speak against a difference: it is too large (sign 1) or too small (sign −1). */
    private boolean against(long delta, int sign) {
        double all = 0;
        double[] deviations = new double[blocks];
        for (Stratum each : strata) {
            Excess excess = each.at(delta);
            all += excess.all() / strata.size();
            for (int j = 0; j < blocks; j++) {
                deviations[j] += excess.blocks()[j] / strata.size();
            }
        }
        Blocks.Variation variation = Blocks.variation(deviations);
        double variance = variation.sumOfSquares() * blocks / (blocks - 1.0) * variation.factor(correlation);
        double bySigns = Math.log(2 / (1 - confidence)) / Math.log(2) / Math.min(pairs, correlation.states());
        double freedom = Math.max(1, Math.min(correlation.states() - 1, Math.min(blocks - 1, pairs - 2)));
        double chance = Math.max(bySigns, Student.quantile(confidence, freedom) * Math.sqrt(variance));
        return sign * all > chance;
    }

    /** The lowest value above one and up to another of which a condition holds that holds of all larger ones. */
    private static long lowest(long above, long upTo, LongPredicate holds) {
        long without = above;
        long with = upTo;
        while (with - without > 1) {
            long middle = without + (with - without) / 2;
            if (holds.test(middle)) {
                with = middle;
            } else {
                without = middle;
            }
        }
        return with;
    }
}
