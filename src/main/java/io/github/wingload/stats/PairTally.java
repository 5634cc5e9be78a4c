package io.github.wingload.stats;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Pairs of calls, one on each of two sides, over {@link Slots}: what their comparison is made from. Not thread-safe.
 *
 * <p>Memory grows slowly with the length of the window and with how different its times are, not with the number of pairs: neighbouring
 * slots of a long window are put together.
 */
public final class PairTally {

    static final int COUNT = 0;
    static final int LOG_RATIO = 1;
    static final int LOG_RATIO_SQUARED = 2;
    static final int DIFFERENCE = 3;
    static final int DIFFERENCE_SQUARED = 4;
    static final int SLOWER = 5;
    private static final int QUANTITIES = 6;

    /** For each part of a call: its time on the first side, on the second, and the square of the difference. */
    static final int PER_PART = 3;

    private static final double HALF = 0.5;

    /** A time that is shorter counts as this long in a ratio. */
    private static final double SHORTEST_NS = 1_000;

    private final int parts;
    private final List<Order> orders;

    /** What pairs of one order add up to. */
    private static final class Order {
        private final SlotSums sums;
        private final SlotSums parts;
        private final SlotTimes first;
        private final SlotTimes second;
        private final SlotTimes slower;
        private final SlotTimes faster;
        private double largestDifference;
        private final double[] largestParts;

        private Order(int parts) {
            this(
                    new SlotSums(QUANTITIES, Slots.PER_STEP),
                    new SlotSums(PER_PART * parts, Slots.PER_STEP),
                    Stream.generate(() -> new SlotTimes(Slots.PER_STEP))
                            .limit(4)
                            .toList(),
                    new double[parts]);
        }

        private Order(SlotSums sums, SlotSums ofParts, List<SlotTimes> times, double[] largestParts) {
            this.sums = sums;
            this.parts = ofParts;
            this.first = times.get(0);
            this.second = times.get(1);
            this.slower = times.get(2);
            this.faster = times.get(3);
            this.largestParts = largestParts;
        }

        private Order plus(Order other) {
            double[] largest = largestParts.clone();
            Arrays.setAll(largest, part -> Math.max(largest[part], other.largestParts[part]));
            Order sum = new Order(
                    sums.plus(other.sums),
                    parts.plus(other.parts),
                    List.of(
                            first.plus(other.first),
                            second.plus(other.second),
                            slower.plus(other.slower),
                            faster.plus(other.faster)),
                    largest);
            sum.largestDifference = Math.max(largestDifference, other.largestDifference);
            return sum;
        }
    }

    /**
     * Without pairs yet.
     *
     * @param parts into how many parts the time of a call is divided; 0 if it is not
     */
    public PairTally(int parts) {
        this(parts, Stream.generate(() -> new Order(parts)).limit(2).toList());
    }

    private PairTally(int parts, List<Order> orders) {
        this.parts = parts;
        this.orders = orders;
    }

    /**
     * Takes a pair.
     *
     * @param slot in which the pair counts
     * @param firstSideFirst true if that was the first side's
     * @param firstNs how long the first side's call took
     * @param secondNs how long the second side's call took
     * @param firstPartsNs the parts of the first side's call
     * @param secondPartsNs the parts of the second side's call
     */
    public void record(
            int slot, boolean firstSideFirst, long firstNs, long secondNs, long[] firstPartsNs, long[] secondPartsNs) {
        Order order = orders.get(firstSideFirst ? 0 : 1);
        double logRatio = Math.log(Math.max(SHORTEST_NS, firstNs) / Math.max(SHORTEST_NS, secondNs));
        double ms = (firstNs - secondNs) / Durations.NS_PER_MS;
        order.sums.add(
                slot,
                1,
                logRatio,
                logRatio * logRatio,
                ms,
                ms * ms,
                firstNs == secondNs ? HALF : firstNs > secondNs ? 1 : 0);
        order.largestDifference = Math.max(order.largestDifference, Math.abs(ms));
        order.first.record(slot, firstNs);
        order.second.record(slot, secondNs);
        if (firstNs >= secondNs) {
            order.slower.record(slot, firstNs - secondNs);
        } else {
            order.faster.record(slot, secondNs - firstNs);
        }
        if (parts > 0) {
            recordParts(order, slot, firstPartsNs, secondPartsNs);
        }
    }

    private void recordParts(Order order, int slot, long[] firstPartsNs, long[] secondPartsNs) {
        double[] ofParts = new double[PER_PART * parts];
        for (int part = 0; part < parts; part++) {
            double ofFirst = firstPartsNs[part] / Durations.NS_PER_MS;
            double ofSecond = secondPartsNs[part] / Durations.NS_PER_MS;
            ofParts[PER_PART * part] = ofFirst;
            ofParts[PER_PART * part + 1] = ofSecond;
            ofParts[PER_PART * part + 2] = (ofFirst - ofSecond) * (ofFirst - ofSecond);
            order.largestParts[part] = Math.max(order.largestParts[part], Math.abs(ofFirst - ofSecond));
        }
        order.parts.add(slot, ofParts);
    }

    /** The pairs of two tallies. */
    public PairTally plus(PairTally other) {
        return new PairTally(
                parts,
                List.of(orders.get(0).plus(other.orders.get(0)), orders.get(1).plus(other.orders.get(1))));
    }

    SlotSums sums(int order) {
        return orders.get(order).sums;
    }

    SlotSums parts(int order) {
        return orders.get(order).parts;
    }

    /** The times of the first side's calls. */
    SlotTimes first(int order) {
        return orders.get(order).first;
    }

    SlotTimes second(int order) {
        return orders.get(order).second;
    }

    /** By how much the first side's calls were slower, where they were not faster. */
    SlotTimes slower(int order) {
        return orders.get(order).slower;
    }

    SlotTimes faster(int order) {
        return orders.get(order).faster;
    }

    double largestDifference() {
        return orders.stream()
                .mapToDouble(order -> order.largestDifference)
                .max()
                .orElseThrow();
    }

    double largestPart(int part) {
        return orders.stream()
                .mapToDouble(order -> order.largestParts[part])
                .max()
                .orElseThrow();
    }
}
