package io.github.wingload.audit;

import io.github.wingload.audit.Finding.As;
import io.github.wingload.audit.StatedResult.Bucket;
import io.github.wingload.stats.interval.RankInterval;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Percentiles, means, deviations and buckets of times. */
final class TimeChecks {

    private static final double PERCENT = 100;
    private static final double CONFIDENCE = 0.95;
    private static final double FAILED_PERCENT = 1;
    private static final double HALF = 50;

    private TimeChecks() {}

    static void check(StatedResult result, String part, List<Finding> found) {
        for (StatedTimes times : result.times()) {
            String of = Audit.joined(part, times.kind().label());
            falling(times, of, found);
            mean(times, of, found);
            deviation(times, of, found);
            aboveP90(times, of, found);
        }
        tails(result, part, found);
        buckets(result, part, found);
        failed(result, part, found);
    }

    /** Numbers that were rounded alike cannot change their order. */
    private static void falling(StatedTimes times, String part, List<Finding> found) {
        Map.Entry<Double, Stated> before = null;
        for (Map.Entry<Double, Stated> next : times.percentiles().entrySet()) {
            if (before != null && falls(before.getValue(), next.getValue())) {
                found.add(Finding.of(Check.PERCENTILES_FALL, part)
                        .with("lower", before.getKey(), As.NUMBER)
                        .with("lower_time", before.getValue(), As.MS)
                        .with("higher", next.getKey(), As.NUMBER)
                        .with("higher_time", next.getValue(), As.MS));
            }
            before = next;
        }
    }

    private static boolean falls(Stated lower, Stated higher) {
        double width = lower.high() - lower.low();
        boolean alike = Math.abs(width - (higher.high() - higher.low())) <= width * 1e-6;
        return higher.below(lower) || alike && higher.value() < lower.value();
    }

    private static void mean(StatedTimes times, String part, List<Finding> found) {
        if (times.mean().isEmpty() || times.percentiles().isEmpty()) {
            return;
        }
        Stated mean = times.mean().get();
        double least = least(times);
        double most = most(times);
        if (mean.high() < least * (1 - 1e-9) || mean.low() > most * (1 + 1e-9)) {
            found.add(Finding.of(Check.MEAN_OUTSIDE, part)
                    .with("mean", mean, As.MS)
                    .with("least", least, As.MS)
                    .with("most", most, As.MS));
        }
    }

    /** The least mean: every time is as short as the percentile below it allows. */
    private static double least(StatedTimes times) {
        double sum = 0;
        double above = 0;
        for (Map.Entry<Double, Stated> percentile :
                times.percentiles().descendingMap().entrySet()) {
            double share = shareFrom(percentile.getKey(), times.count());
            sum += Math.max(0, share - above) * percentile.getValue().low();
            above = Math.max(above, share);
        }
        return sum;
    }

    /** The largest mean: every time is as long as the percentile above it allows; infinite if the longest time is not stated. */
    private static double most(StatedTimes times) {
        Stated longest = times.percentiles().get(PERCENT);
        if (longest == null) {
            return Double.POSITIVE_INFINITY;
        }
        double sum = 0;
        double below = 0;
        for (Map.Entry<Double, Stated> percentile : times.percentiles().entrySet()) {
            double share = percentile.getKey() == PERCENT ? 1 : shareUpTo(percentile.getKey(), times.count());
            sum += Math.max(0, share - below) * Math.min(percentile.getValue().high(), longest.high());
            below = Math.max(below, share);
        }
        return sum;
    }

    /** The share of times that are certainly at or above a percentile: tools choose its rank up to one apart. */
    private static double shareFrom(double percentile, OptionalLong count) {
        if (percentile == 0) {
            return 1;
        }
        double share = percentile / PERCENT;
        if (count.isEmpty()) {
            return 1 - share;
        }
        double n = count.getAsLong();
        return percentile == PERCENT ? 1 / n : Math.max(0, n - Math.ceil(share * n) - 1) / n;
    }

    /** The share of times that are certainly at or below a percentile. */
    private static double shareUpTo(double percentile, OptionalLong count) {
        double share = percentile / PERCENT;
        if (count.isEmpty()) {
            return share;
        }
        double n = count.getAsLong();
        return percentile == 0 ? 1 / n : Math.max(0, Math.floor(share * n) - 1) / n;
    }

    /** |mean − median| ≤ standard deviation, for any values. */
    private static void deviation(StatedTimes times, String part, List<Finding> found) {
        if (times.mean().isEmpty()
                || times.median().isEmpty()
                || times.deviation().isEmpty()) {
            return;
        }
        Stated mean = times.mean().get();
        Stated median = times.median().get();
        Stated deviation = times.deviation().get();
        double apart = Math.max(mean.low() - median.high(), median.low() - mean.high());
        if (apart > deviation.high() * (1 + 1e-6)) {
            found.add(Finding.of(Check.DEVIATION, part)
                    .with("mean", mean, As.MS)
                    .with("median", median, As.MS)
                    .with("apart", Math.abs(mean.value() - median.value()), As.MS)
                    .with("deviation", deviation, As.MS));
        }
    }

    private static void aboveP90(StatedTimes times, String part, List<Finding> found) {
        Optional<Stated> p90 = times.percentile(90);
        if (times.mean().isPresent()
                && p90.isPresent()
                && p90.get().below(times.mean().get())) {
            found.add(Finding.of(Check.MEAN_ABOVE_P90, part)
                    .with("mean", times.mean().get(), As.MS)
                    .with("p90", p90.get(), As.MS));
        }
    }

    /** The lowest percentile without an upper bound; kinds of time with the same one are one finding. */
    private static void tails(StatedResult result, String part, List<Finding> found) {
        Map<Finding, List<String>> kinds = new LinkedHashMap<>();
        for (StatedTimes times : result.times()) {
            times.count()
                    .ifPresent(count -> times.percentiles().navigableKeySet().stream()
                            .filter(percentile -> percentile >= HALF && percentile < PERCENT && open(count, percentile))
                            .findFirst()
                            .ifPresent(percentile -> kinds.computeIfAbsent(
                                            Finding.of(Check.TAIL, part)
                                                    .with("percentile", percentile, As.NUMBER)
                                                    .with("count", count, As.COUNT)
                                                    .with("needed", needed(percentile), As.COUNT),
                                            key -> new ArrayList<>())
                                    .add(times.kind().label())));
        }
        kinds.forEach((finding, labels) -> found.add(
                new Finding(finding.check(), Audit.joined(part, String.join(", ", labels)), finding.numbers())));
    }

    private static boolean open(long count, double percentile) {
        return count > 0
                && count <= Integer.MAX_VALUE
                && RankInterval.of((int) count, percentile / PERCENT, CONFIDENCE)
                                .upper()
                        > count;
    }

    /** The least number of times for which the percentile has an upper bound: qⁿ ≤ 0.025. */
    private static double needed(double percentile) {
        return Math.ceil(Math.log((1 - CONFIDENCE) / 2) / Math.log(percentile / PERCENT));
    }

    private static void buckets(StatedResult result, String part, List<Finding> found) {
        if (result.buckets().isEmpty()) {
            return;
        }
        Stated sum = result.buckets().stream()
                .map(Bucket::percent)
                .reduce(Stated::plus)
                .orElseThrow();
        if (sum.differs(Stated.exact(PERCENT))) {
            found.add(Finding.of(Check.BUCKET_SUM, part).with("sum", sum, As.PERCENT));
        }
        result.times(StatedTimes.Kind.RESPONSE).ifPresent(times -> percentiles(result.buckets(), times, part, found));
    }

    private static void percentiles(List<Bucket> buckets, StatedTimes times, String part, List<Finding> found) {
        double rank =
                times.count().isPresent() ? PERCENT / Math.max(1, times.count().getAsLong()) : 0;
        Stated below = Stated.exact(0);
        for (Bucket bucket : buckets) {
            below = below.plus(bucket.percent());
            if (Double.isInfinite(bucket.toMs())) {
                return;
            }
            for (Map.Entry<Double, Stated> percentile : times.percentiles().entrySet()) {
                boolean tooLong = percentile.getKey() < below.low() - rank
                        && percentile.getValue().low() > bucket.toMs();
                boolean tooShort = percentile.getKey() > below.high() + rank
                        && percentile.getValue().high() < bucket.toMs();
                if (tooLong || tooShort) {
                    found.add(Finding.of(Check.BUCKET_PERCENTILE, part)
                            .with("below", below, As.PERCENT)
                            .with("bound", bucket.toMs(), As.MS)
                            .with("percentile", percentile.getKey(), As.NUMBER)
                            .with("time", percentile.getValue(), As.MS));
                }
            }
        }
    }

    private static void failed(StatedResult result, String part, List<Finding> found) {
        Optional<Stated> failed = result.one(Quantity.FAILED);
        Optional<Stated> requests = result.one(Quantity.REQUESTS).filter(count -> count.value() > 0);
        if (!result.failedTimed() || failed.isEmpty() || requests.isEmpty()) {
            return;
        }
        double percent = PERCENT * failed.get().value() / requests.get().value();
        if (percent >= FAILED_PERCENT) {
            found.add(Finding.of(Check.FAILED_TIMED, part)
                    .with("failed", failed.get(), As.COUNT)
                    .with("requests", requests.get(), As.COUNT)
                    .with("percent", percent, As.PERCENT));
        }
    }
}
