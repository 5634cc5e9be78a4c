package io.github.wingload.vllmbench;

import io.github.wingload.exchange.SparseHistogram;
import java.util.Arrays;
import java.util.Collections;
import java.util.NavigableMap;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * The summary of one kind of time in a file of vllm-bench, in milliseconds.
 *
 * @param mean empty if the file does not have it
 * @param median empty if the file does not have it
 * @param deviation the standard deviation of the population; empty if the file does not have it
 * @param percentiles by percentile
 */
public record BenchTimes(
        OptionalDouble mean,
        OptionalDouble median,
        OptionalDouble deviation,
        NavigableMap<Double, Double> percentiles) {

    static final BenchTimes NONE =
            new BenchTimes(OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty(), new TreeMap<>());

    private static final double PERCENT = 100;
    private static final double MEDIAN = 50;
    private static final double US_PER_MS = 1_000;
    private static final double[] WRITTEN = {50, 90, 99};

    public BenchTimes {
        percentiles = Collections.unmodifiableNavigableMap(new TreeMap<>(percentiles));
    }

    /** The summary of these times; without times, that of none. */
    static BenchTimes of(double[] timesMs) {
        if (timesMs.length == 0) {
            return NONE;
        }
        double[] sorted = timesMs.clone();
        Arrays.sort(sorted);
        double mean = Arrays.stream(sorted).average().orElseThrow();
        double squares = Arrays.stream(sorted)
                .map(time -> (time - mean) * (time - mean))
                .average()
                .orElseThrow();
        NavigableMap<Double, Double> percentiles = new TreeMap<>();
        for (double percentile : WRITTEN) {
            percentiles.put(percentile, between(sorted, percentile));
        }
        return new BenchTimes(
                OptionalDouble.of(mean),
                OptionalDouble.of(between(sorted, 50)),
                OptionalDouble.of(Math.sqrt(squares)),
                percentiles);
    }

    /** The summary of times in microseconds, with the three digits of their buckets. */
    static BenchTimes of(SparseHistogram timesUs) {
        if (timesUs.total() == 0) {
            return NONE;
        }
        double[] sums = new double[2];
        timesUs.inOrder((us, count) -> {
            sums[0] += us / US_PER_MS * count;
            sums[1] += us / US_PER_MS * (us / US_PER_MS) * count;
        });
        double mean = sums[0] / timesUs.total();
        NavigableMap<Double, Double> percentiles = new TreeMap<>();
        for (double percentile : WRITTEN) {
            percentiles.put(percentile, atRank(timesUs, percentile));
        }
        return new BenchTimes(
                OptionalDouble.of(mean),
                OptionalDouble.of(atRank(timesUs, 50)),
                OptionalDouble.of(Math.sqrt(Math.max(0, sums[1] / timesUs.total() - mean * mean))),
                percentiles);
    }

    /** As {@link #between}, without a value between two neighbours: there are many of them, close to each other. */
    private static double atRank(SparseHistogram timesUs, double percentile) {
        double rank = percentile / PERCENT * (timesUs.total() - 1);
        double[] found = {0, -1};
        timesUs.inOrder((us, count) -> {
            if (found[1] < rank) {
                found[0] = us / US_PER_MS;
            }
            found[1] += count;
        });
        return found[0];
    }

    /** NumPy's percentile: linear between the two values next to rank p/100 · (n − 1), from 0. */
    private static double between(double[] sorted, double percentile) {
        double rank = percentile / PERCENT * (sorted.length - 1);
        int below = (int) Math.floor(rank);
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (sorted[above] - sorted[below]) * (rank - below);
    }

    /** All percentiles that the file has, p50 among them as the median. */
    public NavigableMap<Double, Double> known() {
        NavigableMap<Double, Double> known = new TreeMap<>(percentiles);
        median.ifPresent(value -> known.putIfAbsent(MEDIAN, value));
        return known;
    }

    /** A percentile; p50 is the median. Empty if the file does not have it. */
    public OptionalDouble percentile(double percentile) {
        Double value = known().get(percentile);
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }
}
