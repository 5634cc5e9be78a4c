package io.github.wingload.stats;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.HdrHistogram.Histogram;

/**
 * A window cut into blocks for {@link Estimate estimates}: as long as 20 s or a sixtieth of it, whichever is more, in whole
 * {@link Slots slots}. The remainder belongs to the last block, so every call is counted.
 *
 * @param first the first slot
 * @param end the slot after the last
 * @param seconds how long the window is
 * @param slotsPerBlock how long a block is
 */
public record Blocking(int first, int end, double seconds, int slotsPerBlock) {

    private static final int MIN_BLOCK_SECONDS = 20;
    private static final int BLOCKS_WANTED = 60;

    /** The blocks of a window that starts with slot 0. */
    public static Blocking of(double seconds) {
        return of(0, seconds);
    }

    /** The blocks of a window that starts with this slot. */
    public static Blocking of(int first, double seconds) {
        int slots = (int) Math.ceil(Math.ceil(seconds / BLOCKS_WANTED) / Slots.SECONDS);
        return new Blocking(
                first, first + Slots.in(seconds), seconds, Math.max(MIN_BLOCK_SECONDS / Slots.SECONDS, slots));
    }

    /** One block, slot 0: for calls whose times of day are unknown, which are taken to be independent. */
    public static Blocking single(double seconds) {
        return new Blocking(0, 1, seconds, Integer.MAX_VALUE);
    }

    /** How many blocks there are. */
    public int blocks() {
        return Math.max(1, (int) (seconds / blockSeconds()));
    }

    /** Length of each block except the last, in seconds. */
    public double blockSeconds() {
        return slotsPerBlock * (double) Slots.SECONDS;
    }

    /** True if there are too few blocks to estimate how they vary: intervals then assume independent calls. */
    public boolean shortRun() {
        return blocks() < Blocks.MIN_BLOCKS;
    }

    /** How long a window of such blocks has to be at least for its variation to be known, in seconds. */
    public double longEnoughSeconds() {
        return Blocks.MIN_BLOCKS * blockSeconds();
    }

    /** By which factor an interval of these blocks gets longer when it is to have another confidence. */
    public double widening(double confidence, double wider) {
        return quantile(wider) / quantile(confidence);
    }

    private double quantile(double confidence) {
        return shortRun() ? Wilson.normalQuantile(confidence) : Blocks.quantile(confidence, blocks());
    }

    /** How many there were in all. */
    public long total(SlotCounts counts) {
        return counts.total(first, end);
    }

    /** The share of calls that have a property. Empty calls have none. */
    public Estimate share(SlotCounts having, SlotCounts calls, double confidence) {
        return ShareEstimate.of(counts(having), counts(calls), confidence);
    }

    /** A percentile of times in microseconds; there is one at least. */
    public Estimate quantile(SlotTimes times, double share, double confidence) {
        List<Histogram> histograms = new ArrayList<>();
        for (int j = 0; j < blocks(); j++) {
            histograms.add(times.histogram(from(j), to(j)));
        }
        return QuantileEstimate.of(histograms, share, confidence);
    }

    /** How many there are per second. */
    public Estimate rate(SlotCounts counts, double confidence) {
        if (shortRun()) {
            return RateEstimate.of(total(counts), seconds, confidence);
        }
        return RateEstimate.of(equalCounts(counts), blockSeconds(), confidence).around(total(counts) / seconds);
    }

    /** The mean in milliseconds; there is one time at least. */
    public Estimate mean(SlotTimes times, double confidence) {
        double[] means = new double[blocks()];
        for (int j = 0; j < means.length; j++) {
            if (shortRun() || times.count(from(j), to(j)) == 0) {
                return MeanEstimate.independent(
                        times.count(first, end), times.sumMs(first, end), times.squaresMs(first, end), confidence);
            }
            means[j] = times.meanMs(from(j), to(j));
        }
        return MeanEstimate.ofBlocks(means, times.count(first, end), confidence).around(times.meanMs(first, end));
    }

    private int from(int block) {
        return first + block * slotsPerBlock;
    }

    private int to(int block) {
        return block == blocks() - 1 ? end : from(block + 1);
    }

    private long[] counts(SlotCounts counts) {
        long[] perBlock = new long[blocks()];
        Arrays.setAll(perBlock, j -> counts.total(from(j), to(j)));
        return perBlock;
    }

    private long[] equalCounts(SlotCounts counts) {
        long[] perBlock = new long[blocks()];
        Arrays.setAll(perBlock, j -> counts.total(from(j), from(j + 1)));
        return perBlock;
    }
}
