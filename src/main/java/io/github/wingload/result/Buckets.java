package io.github.wingload.result;

import io.github.wingload.result.RunReport.Bucket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Ok calls by how long they took, counted exactly. Not thread-safe.
 *
 * <p>A call that took exactly a bound is in the bucket above it: the first bucket is {@code < 500 ms}. A threshold {@code <=
 * 500ms} counts that call as within, so the two may differ by such calls.
 *
 * <p>Percentages have two decimals and add up to 100.00: each is rounded down, and the hundredths that are missing go to
 * those that lost most by it.
 */
final class Buckets {

    private static final long UNITS = 10_000;
    private static final double UNITS_PER_PERCENT = 100;

    private final List<Duration> bounds;
    private final long[] boundsNs;
    private final long[] counts;

    /** @param bounds ascending; the last bucket is open */
    Buckets(List<Duration> bounds) {
        this.bounds = bounds;
        this.boundsNs = bounds.stream().mapToLong(Duration::toNanos).toArray();
        this.counts = new long[boundsNs.length + 1];
    }

    void record(long ns) {
        int bucket = 0;
        while (bucket < boundsNs.length && ns >= boundsNs[bucket]) {
            bucket++;
        }
        counts[bucket]++;
    }

    List<Bucket> buckets() {
        double[] percents = percents(counts);
        List<Bucket> buckets = new ArrayList<>();
        for (int i = 0; i < counts.length; i++) {
            Duration from = i == 0 ? Duration.ZERO : bounds.get(i - 1);
            Optional<Duration> to = i < bounds.size() ? Optional.of(bounds.get(i)) : Optional.empty();
            buckets.add(new Bucket(from, to, counts[i], percents[i]));
        }
        return buckets;
    }

    /** Shares in percent with two decimals that add up to 100.00; all zero if there is nothing to share. */
    static double[] percents(long[] counts) {
        long total = Arrays.stream(counts).sum();
        long[] units = new long[counts.length];
        if (total > 0) {
            Arrays.setAll(units, i -> counts[i] * UNITS / total);
            long missing = UNITS - Arrays.stream(units).sum();
            IntStream.range(0, counts.length)
                    .boxed()
                    .sorted(Comparator.comparingLong((Integer i) -> counts[i] * UNITS % total)
                            .reversed())
                    .limit(missing)
                    .forEach(i -> units[i]++);
        }
        return Arrays.stream(units)
                .mapToDouble(unit -> unit / UNITS_PER_PERCENT)
                .toArray();
    }
}
