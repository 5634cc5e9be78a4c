package io.github.wingload.diff;

import io.github.wingload.exchange.FailureClass;
import io.github.wingload.stats.Estimate;
import io.github.wingload.stats.Interval;
import io.github.wingload.stats.RankInterval;
import io.github.wingload.stats.RateEstimate;
import io.github.wingload.stats.Wilson;
import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * A row of a table that another tool left. Its times are of all calls, failed ones included, and nothing in it tells how
 * calls of one minute were alike: its intervals take them to be independent, and are too short if they were not.
 *
 * @param requests how many calls there were
 * @param failures how many of them failed
 * @param seconds over which they went
 * @param meanMs of all of them; empty if the table does not tell
 * @param percentilesMs by percentile, 0 for the shortest; between two that are known it is taken to be a straight line
 * @param classes how many of them failed in which way; empty if the table does not tell
 */
public record TableEvidence(
        long requests,
        long failures,
        double seconds,
        OptionalDouble meanMs,
        NavigableMap<Double, Double> percentilesMs,
        Optional<Map<FailureClass, Long>> classes)
        implements Evidence {

    private static final double P90 = 90;
    private static final double PERCENT = 100;
    private static final double SECONDS_PER_HOUR = 3600;
    private static final double MIN_BEYOND = 5;

    public TableEvidence {
        percentilesMs = Collections.unmodifiableNavigableMap(new TreeMap<>(percentilesMs));
        classes = classes.map(Map::copyOf);
    }

    @Override
    public OptionalDouble value(Metric metric) {
        return switch (metric.kind()) {
            case REQUESTS -> OptionalDouble.of(requests);
            case SUCCESS_RATE ->
                requests == 0 ? OptionalDouble.empty() : OptionalDouble.of(PERCENT * (requests - failures) / requests);
            case THROUGHPUT -> seconds > 0 ? OptionalDouble.of(requests / seconds) : OptionalDouble.empty();
            case REQUESTS_PER_HOUR ->
                seconds > 0 ? OptionalDouble.of(requests / seconds * SECONDS_PER_HOUR) : OptionalDouble.empty();
            case PERCENTILE ->
                percentilesMs.containsKey(metric.number())
                        ? OptionalDouble.of(percentilesMs.get(metric.number()))
                        : OptionalDouble.empty();
            case MEAN -> requests == 0 ? OptionalDouble.empty() : meanMs;
            // Failed calls stand among the others with the time until they failed: only without any can it be told.
            case ALL_CALLS_P90 ->
                failures == 0 && percentilesMs.containsKey(P90)
                        ? OptionalDouble.of(percentilesMs.get(P90))
                        : OptionalDouble.empty();
            case GOOD_FRACTION, BUCKET_SHARE, FIRST_OK_P90 -> OptionalDouble.empty();
        };
    }

    @Override
    public Optional<Estimate> estimate(Metric metric, double confidence) {
        if (requests == 0 || value(metric).isEmpty()) {
            return Optional.empty();
        }
        return switch (metric.kind()) {
            case SUCCESS_RATE -> Optional.of(share(requests - failures, confidence));
            case THROUGHPUT -> Optional.of(rate(confidence));
            case REQUESTS_PER_HOUR -> Optional.of(rate(confidence).times(SECONDS_PER_HOUR));
            case PERCENTILE -> percentile(metric.number(), confidence);
            case ALL_CALLS_P90 -> percentile(P90, confidence);
            default -> Optional.empty();
        };
    }

    @Override
    public Optional<Estimate> failurePercent(FailureClass failureClass, double confidence) {
        return requests == 0
                ? Optional.empty()
                : classes.map(known -> share(Math.min(requests, known.getOrDefault(failureClass, 0L)), confidence));
    }

    private Estimate share(long having, double confidence) {
        return new Estimate(
                        (double) having / requests,
                        Wilson.of(having, requests, confidence),
                        1,
                        requests,
                        Estimate.Method.SHORT_RUN,
                        false)
                .times(PERCENT);
    }

    private Estimate rate(double confidence) {
        return RateEstimate.of(new long[] {requests}, seconds, confidence);
    }

    private Optional<Estimate> percentile(double percentile, double confidence) {
        double share = percentile / PERCENT;
        if (requests * (1 - share) < MIN_BEYOND) {
            return Optional.empty();
        }
        RankInterval ranks = RankInterval.of(Math.toIntExact(requests), share, confidence);
        Interval interval = new Interval(
                ranks.lower() == 0 ? Double.NEGATIVE_INFINITY : atRank(ranks.lower()),
                ranks.upper() > requests ? Double.POSITIVE_INFINITY : atRank(ranks.upper()));
        return Optional.of(
                new Estimate(percentilesMs.get(percentile), interval, 1, requests, Estimate.Method.SHORT_RUN, false));
    }

    private double atRank(long rank) {
        double percentile = PERCENT * rank / requests;
        Map.Entry<Double, Double> below = percentilesMs.floorEntry(percentile);
        Map.Entry<Double, Double> above = percentilesMs.ceilingEntry(percentile);
        if (below == null) {
            return Double.NEGATIVE_INFINITY;
        }
        if (above == null) {
            return Double.POSITIVE_INFINITY;
        }
        double width = above.getKey() - below.getKey();
        return width == 0
                ? below.getValue()
                : below.getValue() + (above.getValue() - below.getValue()) * (percentile - below.getKey()) / width;
    }
}
