package io.github.wingload.judge.tally;

import io.github.wingload.result.Analysis.Bucket;
import io.github.wingload.result.Shares;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Ok calls by how long they took, counted exactly. Not thread-safe.
 *
 * <p>A call that took exactly a bound is in the bucket above it: the first bucket is {@code < 500 ms}. A threshold {@code <=
 * 500ms} counts that call as within, so the two may differ by such calls.
 *
 * <p>Percentages have two decimals and add up to 100.00, as {@link Shares} does it.
 */
public final class Buckets {

    private final List<Duration> bounds;
    private final long[] boundsNs;
    private final long[] counts;

    /** @param bounds ascending; the last bucket is open */
    public Buckets(List<Duration> bounds) {
        this.bounds = bounds;
        this.boundsNs = bounds.stream().mapToLong(Duration::toNanos).toArray();
        this.counts = new long[boundsNs.length + 1];
    }

    public void record(long ns) {
        int bucket = 0;
        while (bucket < boundsNs.length && ns >= boundsNs[bucket]) {
            bucket++;
        }
        counts[bucket]++;
    }

    public List<Bucket> buckets() {
        double[] percents = Shares.percents(counts);
        List<Bucket> buckets = new ArrayList<>();
        for (int i = 0; i < counts.length; i++) {
            Duration from = i == 0 ? Duration.ZERO : bounds.get(i - 1);
            Optional<Duration> to = i < bounds.size() ? Optional.of(bounds.get(i)) : Optional.empty();
            buckets.add(new Bucket(from, to, counts[i], percents[i]));
        }
        return buckets;
    }
}
