package io.github.wingload.stats;

import io.github.wingload.stats.interval.Blocks;
import io.github.wingload.stats.interval.Correlation;
import io.github.wingload.stats.interval.Estimate;
import io.github.wingload.stats.interval.Interval;
import io.github.wingload.stats.interval.Outages;
import io.github.wingload.stats.interval.RateEstimate;
import io.github.wingload.stats.interval.ShareEstimate;
import io.github.wingload.stats.interval.ShareInterval;
import io.github.wingload.stats.interval.Student;
import java.util.Arrays;
import java.util.Optional;

/**
 * A window cut into blocks of nearly equal length for {@link Estimate estimates}: twenty, or sixty in a window of twenty minutes or
 * more. They consist of whole {@link Slots slots}, and every call is in one.
 *
 * @param first the first slot
 * @param end the slot after the last
 * @param seconds length of the window
 * @param blocks how many blocks there are; 1 if the window is too short for any
 */
public record Blocking(int first, int end, double seconds, int blocks) {

    private static final int BLOCK_SECONDS = 20;
    private static final int LEAST_BLOCKS = 20;
    private static final int MOST_BLOCKS = 60;
    private static final double LOCAL_SECONDS = 2;
    private static final int RECURRING = 10;
    private static final int RECURRING_BLOCKS = 5;

    /** The blocks of a window that starts with slot 0. */
    public static Blocking of(double seconds) {
        return of(0, seconds);
    }

    /** The blocks of a window that starts with this slot. */
    public static Blocking of(int first, double seconds) {
        int slots = Slots.in(seconds);
        int blocks = Math.max(LEAST_BLOCKS, Math.min(MOST_BLOCKS, (int) (seconds / BLOCK_SECONDS)));
        return new Blocking(first, first + slots, seconds, slots < LEAST_BLOCKS ? 1 : blocks);
    }

    /** One block, slot 0: for calls whose times of day are unknown, which are taken to be independent. */
    public static Blocking single(double seconds) {
        return new Blocking(0, 1, seconds, 1);
    }

    /** Length of a block, in seconds. */
    public double blockSeconds() {
        return seconds / blocks;
    }

    /** True if there are too few blocks to estimate how they vary: intervals then assume independent calls. */
    public boolean shortRun() {
        return blocks < Blocks.MIN_BLOCKS;
    }

    /** How long a window has to be at least for its variation to be known, in seconds. */
    public double longEnoughSeconds() {
        return LEAST_BLOCKS * Slots.SECONDS;
    }

    /** By which factor an interval of these blocks gets longer when it is to have another confidence. */
    public double widening(double confidence, double wider) {
        return quantile(wider) / quantile(confidence);
    }

    private double quantile(double confidence) {
        return shortRun() ? Student.normalQuantile(confidence) : Blocks.quantile(confidence, blocks());
    }

    /** How many there were in all. */
    public long total(SlotCounts counts) {
        return counts.total(first, end);
    }

    /** True if something happens again and again: at least ten times, in five blocks or more. */
    public boolean recurs(SlotCounts counts) {
        return total(counts) >= RECURRING
                && Arrays.stream(counts(counts)).filter(count -> count > 0).count() >= RECURRING_BLOCKS;
    }

    /** The share of calls that have a property. Empty calls have none. */
    public Estimate share(SlotCounts having, SlotCounts calls, double confidence) {
        return share(having, calls, Optional.empty(), confidence);
    }

    /** The share of calls that have a property that depends on their time. */
    public Estimate share(SlotCounts having, SlotCounts calls, WindowTimes times, double confidence) {
        return share(having, calls, Optional.of(times.correlation()), confidence);
    }

    /**
     * The interval of a share in this very window, for a window that is judged for itself. Only what changes within two
     * seconds is chance. A slower change, such as an outage of some seconds, is part of what happened in the window.
     */
    public Interval localShare(SlotCounts having, SlotCounts calls, double confidence) {
        double count = total(calls);
        double share = total(having) / count;
        double independent = share * (1 - share) / count;
        double variance = Blocks.localVariance(cut((int) Math.ceil(seconds / LOCAL_SECONDS), fromShare(having, calls)));
        double designEffect = independent == 0 ? 1 : Math.max(1, variance / (count * count) / independent);
        return ShareInterval.of(share, count / designEffect, confidence);
    }

    private Estimate share(SlotCounts having, SlotCounts calls, Optional<Correlation> times, double confidence) {
        if (shortRun()) {
            return ShareEstimate.of(total(having), total(calls), confidence);
        }
        return Outages.of(slots(having), slots(calls))
                .map(outages -> outages.share(total(having) / (double) total(calls), total(calls), confidence))
                .orElseGet(() -> {
                    double[] own = parts(fromShare(having, calls));
                    Correlation correlation =
                            times.map(known -> known.and(own, seconds)).orElseGet(() -> Correlation.of(own, seconds));
                    return ShareEstimate.of(counts(having), counts(calls), correlation, confidence);
                });
    }

    /** By how many a stretch has more calls with a property than the share in the whole window would give. */
    private Deviation fromShare(SlotCounts having, SlotCounts calls) {
        double share = total(having) / (double) total(calls);
        return (from, to) -> having.total(from, to) - share * calls.total(from, to);
    }

    /** How many there are per second. */
    public Estimate rate(SlotCounts counts, double confidence) {
        if (shortRun()) {
            return RateEstimate.of(total(counts), seconds, confidence);
        }
        double perSlot = total(counts) / (double) (end - first);
        Deviation fromEven = (from, to) -> counts.total(from, to) - perSlot * (to - from);
        Correlation correlation = Correlation.of(parts(fromEven), seconds);
        return RateEstimate.ofBlocks(total(counts), cut(blocks, fromEven), seconds, correlation, confidence)
                .within(0, Double.POSITIVE_INFINITY);
    }

    /**
     * How fast the number of things inside grows, per second. The first tenth of the window, in which it fills up, is left out.
     *
     * @param in things that came in
     * @param out things that went out
     * @return empty if the window is too short for blocks
     */
    public Optional<Estimate> growth(SlotCounts in, SlotCounts out, double confidence) {
        if (shortRun()) {
            return Optional.empty();
        }
        Blocking rest =
                new Blocking(from(blocks / 10), end, (end - from(blocks / 10)) * Slots.SECONDS, blocks - blocks / 10);
        double[] net = rest.cut(rest.blocks, (from, to) -> in.total(from, to) - out.total(from, to));
        double total = Arrays.stream(net).sum();
        double[] deviations =
                Arrays.stream(net).map(block -> block - total / net.length).toArray();
        return Optional.of(RateEstimate.ofBlocks(total, deviations, rest.seconds, Correlation.NONE, confidence));
    }

    /** How long the times of calls stay alike, by their ranks: a few very long times do not decide it. */
    Correlation correlation(SlotTimes times) {
        RankSums ranks = RankSums.of(times, first, end);
        return Correlation.of(parts(ranks::deviation), seconds);
    }

    /** How much slower each block was than the window as a whole: the sum of its times' ranks, from the middle rank. */
    public double[] slowness(SlotTimes times) {
        return cut(blocks, RankSums.of(times, first, end)::deviation);
    }

    /** How many more calls of each block have a property than the share in the window as a whole would give. */
    public double[] excess(SlotCounts having, SlotCounts calls) {
        return cut(blocks, fromShare(having, calls));
    }

    private double[] parts(Deviation deviation) {
        return cut(Math.min(Correlation.PARTS, end - first), deviation);
    }

    double[] cut(int parts, Deviation deviation) {
        double[] deviations = new double[parts];
        for (int j = 0; j < parts; j++) {
            deviations[j] = deviation.between(border(j, parts), border(j + 1, parts));
        }
        return deviations;
    }

    @FunctionalInterface
    interface Deviation {
        double between(int from, int to);
    }

    @FunctionalInterface
    interface Count {
        long between(int from, int to);
    }

    private int border(int part, int parts) {
        return first + (int) ((long) (end - first) * part / parts);
    }

    /** The first slot of a block. */
    public int from(int block) {
        return border(block, blocks);
    }

    private int to(int block) {
        return border(block + 1, blocks);
    }

    private long[] counts(SlotCounts counts) {
        return perBlock(counts::total);
    }

    long[] perBlock(Count count) {
        long[] perBlock = new long[blocks];
        Arrays.setAll(perBlock, j -> count.between(from(j), to(j)));
        return perBlock;
    }

    private long[] slots(SlotCounts counts) {
        long[] perSlot = new long[end - first];
        Arrays.setAll(perSlot, j -> counts.total(first + j, first + j + 1));
        return perSlot;
    }
}
