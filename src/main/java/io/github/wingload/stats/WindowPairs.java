package io.github.wingload.stats;

import io.github.wingload.stats.interval.BlockedValues;
import io.github.wingload.stats.interval.Correlation;
import io.github.wingload.stats.interval.Estimate;
import io.github.wingload.stats.interval.Interval;
import io.github.wingload.stats.interval.PairedMean;
import io.github.wingload.stats.interval.PairedPercentile;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * The pairs of a window: how the first side differs from the second, each figure averaged over the two orders in which pairs are made.
 * Differences are the first side's time less the second's. What the figures share is computed once.
 */
public final class WindowPairs {

    private static final double HALF = 0.5;
    private static final double PERCENT = 100;
    private static final int FIRST_SIDE_FIRST = 0;
    private static final int SECOND_SIDE_FIRST = 1;

    private final Blocking window;
    private final PairTally pairs;
    private final Correlation correlation;

    /** The pairs of a window. */
    public WindowPairs(Blocking window, PairTally pairs) {
        this.window = window;
        this.pairs = pairs;
        this.correlation = window.shortRun() || count() == 0
                ? Correlation.NONE
                : Correlation.of(
                        of(PairTally.LOG_RATIO, Math.min(Correlation.PARTS, window.end() - window.first()), 1)
                                .deviations(),
                        window.seconds());
    }

    /** How many pairs there are. All other figures need one at least. */
    public long count() {
        return count(FIRST_SIDE_FIRST) + count(SECOND_SIDE_FIRST);
    }

    /** How many of them began with the first side. */
    public long firstSideFirst() {
        return count(FIRST_SIDE_FIRST);
    }

    private long count(int order) {
        return Math.round(total(order, PairTally.COUNT));
    }

    /** Which side is slower. */
    public enum Slower {
        FIRST,
        SECOND,
        /** The pairs do not show it. */
        UNKNOWN,
        /** One side is slower in most pairs, and the other by the mean ratio. */
        DIVIDED
    }

    /**
     * Which side is slower, by two tests: {@link #ratio} and {@link #slower}. The first finds a small difference soonest where calls
     * vary little, or where the order matters; the second where some pairs differ very much, such as with a cache. Each gets half
     * of the risk, so that both together are wrong at most as often as the confidence allows.
     */
    public Slower slowerSide(double confidence) {
        double each = 1 - (1 - confidence) / 2;
        int byRatio = side(ratio(each).interval(), 1);
        int byCount = side(slower(each).interval(), HALF);
        if (byRatio * byCount < 0) {
            return Slower.DIVIDED;
        }
        int both = byRatio + byCount;
        return both > 0 ? Slower.FIRST : both < 0 ? Slower.SECOND : Slower.UNKNOWN;
    }

    /** 1 if the interval lies above what equal sides have, −1 if it lies below, 0 if it includes it. */
    private static int side(Interval interval, double equal) {
        return interval.low() > equal ? 1 : interval.high() < equal ? -1 : 0;
    }

    /** The geometric mean of the ratios of the first side's time to the second's. */
    public Estimate ratio(double confidence) {
        return exp(mean(PairTally.LOG_RATIO, 1, confidence));
    }

    /** The geometric mean of the ratios of the time of the call that was made first to that of the call that was made second. */
    public Estimate orderRatio(double confidence) {
        return exp(mean(PairTally.LOG_RATIO, -1, confidence));
    }

    /** The share of pairs in which the first side was slower; a pair with equal times counts half. */
    public Estimate slower(double confidence) {
        return of(PairTally.SLOWER, window.blocks(), 1).share(correlation, confidence);
    }

    /** The mean difference in milliseconds. */
    public Estimate meanMs(double confidence) {
        return mean(PairTally.DIFFERENCE, 1, confidence);
    }

    /** The median of the differences, in milliseconds. */
    public Estimate medianMs(double confidence) {
        List<BlockedValues> differences = IntStream.range(0, 2)
                .mapToObj(order -> blocked((from, to) -> {
                    SortedMap<Long, Long> values = values(pairs.slower(order), from, to, 1);
                    values(pairs.faster(order), from, to, -1)
                            .forEach((value, count) -> values.merge(value, count, Long::sum));
                    return values;
                }))
                .toList();
        return PairedPercentile.median(differences, correlation, confidence).times(1 / Durations.US_PER_MS);
    }

    /**
     * The difference of a percentile of both sides, in milliseconds: {@link #firstMs} less {@link #secondMs}, so that a reader who
     * subtracts gets it too.
     *
     * @param share the percentile as a share, in (0, 1)
     */
    public Estimate percentileMs(double share, double confidence) {
        double value = firstMs(share) - secondMs(share);
        Estimate shift = shift(share, confidence);
        Interval interval = shift.interval();
        return shift.with(value, new Interval(Math.min(value, interval.low()), Math.max(value, interval.high())));
    }

    private Estimate shift(double share, double confidence) {
        return PairedPercentile.difference(
                        List.of(blocked(pairs.first(FIRST_SIDE_FIRST)), blocked(pairs.first(SECOND_SIDE_FIRST))),
                        List.of(blocked(pairs.second(SECOND_SIDE_FIRST)), blocked(pairs.second(FIRST_SIDE_FIRST))),
                        share,
                        correlation,
                        confidence)
                .times(1 / Durations.US_PER_MS);
    }

    /**
     * A percentile of the first side alone, in milliseconds, averaged over both orders.
     *
     * @param share the percentile as a share, in (0, 1)
     */
    public double firstMs(double share) {
        return ofSide(pairs::first, share);
    }

    /** A percentile of the second side alone; see {@link #firstMs}. */
    public double secondMs(double share) {
        return ofSide(pairs::second, share);
    }

    private double ofSide(IntFunction<SlotTimes> times, double share) {
        return IntStream.of(FIRST_SIDE_FIRST, SECOND_SIDE_FIRST)
                .mapToObj(times)
                .filter(each -> each.count(window.first(), window.end()) > 0)
                .mapToDouble(each -> each.percentileMs(window.first(), window.end(), PERCENT * share))
                .average()
                .orElse(0);
    }

    /** The mean time of a part of the first side's calls, in milliseconds. */
    public double firstPartMs(int part) {
        return new PairedMean(ofPart(part, 1, 0), counts(window.blocks())).value();
    }

    /** The mean time of a part of the second side's calls, in milliseconds. */
    public double secondPartMs(int part) {
        return new PairedMean(ofPart(part, 0, 1), counts(window.blocks())).value();
    }

    /** The mean difference of a part, in milliseconds. */
    public Estimate partMs(int part, double confidence) {
        double[] squares = new double[2];
        for (int order = 0; order < 2; order++) {
            squares[order] = pairs.parts(order).total(PairTally.PER_PART * part + 2, window.first(), window.end());
        }
        return new PairedMean(ofPart(part, 1, -1), counts(window.blocks()))
                .mean(squares, pairs.largestPart(part), correlation, confidence);
    }

    private double[][] ofPart(int part, int first, int second) {
        double[][] sums = new double[2][];
        for (int order = 0; order < 2; order++) {
            SlotSums times = pairs.parts(order);
            int at = PairTally.PER_PART * part;
            sums[order] = window.cut(
                    window.blocks(),
                    (from, to) -> first * times.total(at, from, to) + second * times.total(at + 1, from, to));
        }
        return sums;
    }

    private Estimate mean(int quantity, int ofSecondOrder, double confidence) {
        int squared = quantity + 1;
        return of(quantity, window.blocks(), ofSecondOrder)
                .mean(
                        new double[] {total(FIRST_SIDE_FIRST, squared), total(SECOND_SIDE_FIRST, squared)},
                        quantity == PairTally.DIFFERENCE ? pairs.largestDifference() : 0,
                        correlation,
                        confidence);
    }

    /** @param ofSecondOrder by which the quantity is multiplied in pairs that began with the second side */
    private PairedMean of(int quantity, int parts, int ofSecondOrder) {
        double[][] sums = new double[2][];
        for (int order = 0; order < 2; order++) {
            int factor = order == SECOND_SIDE_FIRST ? ofSecondOrder : 1;
            SlotSums of = pairs.sums(order);
            sums[order] = window.cut(parts, (from, to) -> factor * of.total(quantity, from, to));
        }
        return new PairedMean(sums, counts(parts));
    }

    private double[][] counts(int parts) {
        double[][] counts = new double[2][];
        for (int order = 0; order < 2; order++) {
            SlotSums of = pairs.sums(order);
            counts[order] = window.cut(parts, (from, to) -> of.total(PairTally.COUNT, from, to));
        }
        return counts;
    }

    private double total(int order, int quantity) {
        return pairs.sums(order).total(quantity, window.first(), window.end());
    }

    private static Estimate exp(Estimate log) {
        Interval interval = log.interval();
        // Without a lower bound of the logarithm, the bound would be zero, and every ratio is above zero.
        double low = Double.isInfinite(interval.low()) ? interval.low() : Math.exp(interval.low());
        return log.with(Math.exp(log.value()), new Interval(low, Math.exp(interval.high())));
    }

    private BlockedValues blocked(SlotTimes times) {
        return blocked((from, to) -> values(times, from, to, 1));
    }

    private BlockedValues blocked(Stretch values) {
        return new BlockedValues(IntStream.range(0, window.blocks())
                .mapToObj(block -> values.between(window.from(block), window.from(block + 1)))
                .toList());
    }

    private static SortedMap<Long, Long> values(SlotTimes times, int from, int to, int sign) {
        SortedMap<Long, Long> values = new TreeMap<>();
        times.forEach(from, to, (value, count) -> values.merge(sign * value, (long) count, Long::sum));
        return values;
    }

    @FunctionalInterface
    private interface Stretch {
        SortedMap<Long, Long> between(int from, int to);
    }
}
