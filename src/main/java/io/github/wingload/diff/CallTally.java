package io.github.wingload.diff;

import io.github.wingload.exchange.Call;
import io.github.wingload.exchange.FailureClass;
import io.github.wingload.judge.FirstCalls;
import io.github.wingload.plan.Measure.Calls;
import io.github.wingload.result.HeadlineTime;
import io.github.wingload.stats.Blocking;
import io.github.wingload.stats.CallLedger;
import io.github.wingload.stats.Estimate;
import io.github.wingload.stats.SlotCounts;
import io.github.wingload.stats.SlotTimes;
import io.github.wingload.stats.Slots;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * The calls of a task, or of all tasks, over time: the best evidence there is, with an interval for every figure at any
 * confidence. Not thread-safe.
 */
final class CallTally {

    private final HeadlineTime time;
    private final Yardstick yardstick;
    private final long goodNs;
    private final long[] boundsNs;

    private final SlotCounts intended = new SlotCounts();
    private final SlotCounts ended = new SlotCounts();
    private final SlotCounts ok = new SlotCounts();
    private final SlotCounts good = new SlotCounts();
    private final SlotCounts timed = new SlotCounts();
    private final SlotCounts[] buckets;
    private final SlotTimes times = new SlotTimes();
    private final SlotTimes timesOfAll = new SlotTimes();
    private final Map<FailureClass, SlotCounts> failures = new EnumMap<>(FailureClass.class);
    private final FirstCalls first;
    private long exactSumNs;

    CallTally(HeadlineTime time, Yardstick yardstick) {
        this.time = time;
        this.yardstick = yardstick;
        this.goodNs = yardstick.goodWithin().toNanos();
        this.boundsNs =
                yardstick.bucketBounds().stream().mapToLong(Duration::toNanos).toArray();
        this.buckets =
                Stream.generate(SlotCounts::new).limit(boundsNs.length + 1L).toArray(SlotCounts[]::new);
        this.first = new FirstCalls(time);
    }

    /** Takes an ok call, also one of the warm-up. */
    void recordFirst(Call call) {
        first.record(call);
    }

    /**
     * Takes a call that was intended in the window.
     *
     * @param ofTimed true if its time counts, as {@link io.github.wingload.judge.TimedTasks} says
     */
    void record(Call call, long sinceBeginNs, boolean ofTimed) {
        int slot = Slots.of(sinceBeginNs);
        intended.add(slot);
        timesOfAll.record(slot, call.ok() ? time.of(call) : Endless.NS);
        boolean sent = CallLedger.isRequest(call);
        if (sent) {
            ended.add(slot);
        }
        if (call.ok()) {
            ok.add(slot);
            if (time.of(call) <= goodNs) {
                good.add(slot);
            }
        } else {
            failures.computeIfAbsent(call.failureClass(), any -> new SlotCounts())
                    .add(slot);
        }
        if (yardstick.times() == Calls.ALL ? sent : call.ok() && ofTimed) {
            recordTime(slot, time.of(call));
        }
    }

    private void recordTime(int slot, long tookNs) {
        timed.add(slot);
        times.record(slot, tookNs);
        exactSumNs += tookNs;
        int bucket = 0;
        while (bucket < boundsNs.length && tookNs >= boundsNs[bucket]) {
            bucket++;
        }
        buckets[bucket].add(slot);
    }

    /** What the calls so far say of a window that is so long. */
    Evidence evidence(double seconds) {
        return new Sliced(Blocking.of(seconds));
    }

    /** The calls in blocks. */
    private final class Sliced implements Evidence {

        private static final double P90 = 90;
        private static final double PERCENT = 100;
        private static final double US_PER_MS = 1e3;
        private static final double NS_PER_MS = 1e6;
        private static final double SECONDS_PER_HOUR = 3600;

        /** Any will do where only the value is wanted. */
        private static final double ANY_CONFIDENCE = 0.95;

        /** Fewer effective calls beyond a percentile do not tell where it is. */
        private static final double MIN_BEYOND = 5;

        private final Blocking blocking;

        Sliced(Blocking blocking) {
            this.blocking = blocking;
        }

        @Override
        public OptionalDouble value(Metric metric) {
            boolean anyTime = blocking.total(timed) > 0;
            boolean percentile = metric.kind() == Metric.Kind.PERCENTILE;
            if ((percentile || metric.kind() == Metric.Kind.MEAN) && !anyTime) {
                return OptionalDouble.empty();
            }
            if (percentile) {
                return OptionalDouble.of(times.percentileMs(blocking.first(), blocking.end(), metric.number()));
            }
            return switch (metric.kind()) {
                case REQUESTS -> OptionalDouble.of(blocking.total(ended));
                case ALL_CALLS_P90 ->
                    blocking.total(intended) == 0
                            ? OptionalDouble.empty()
                            : OptionalDouble.of(
                                    Endless.ms(timesOfAll.percentileMs(blocking.first(), blocking.end(), P90)));
                case MEAN -> OptionalDouble.of(exactSumNs / NS_PER_MS / blocking.total(timed));
                default ->
                    estimate(metric, ANY_CONFIDENCE).map(Estimate::value).stream()
                            .mapToDouble(Double::doubleValue)
                            .findFirst();
            };
        }

        @Override
        public Optional<Estimate> estimate(Metric metric, double confidence) {
            return switch (metric.kind()) {
                case REQUESTS -> Optional.empty();
                case SUCCESS_RATE -> share(ok, intended, confidence);
                case GOOD_FRACTION -> share(good, intended, confidence);
                case BUCKET_SHARE -> share(buckets[bucket(metric)], timed, confidence);
                case THROUGHPUT -> rate(confidence);
                case REQUESTS_PER_HOUR -> rate(confidence).map(perSecond -> perSecond.times(SECONDS_PER_HOUR));
                case PERCENTILE -> percentile(metric, confidence);
                case MEAN ->
                    blocking.total(timed) == 0 ? Optional.empty() : Optional.of(blocking.mean(times, confidence));
                case ALL_CALLS_P90 -> allCallsP90(confidence);
                case FIRST_OK_P90 -> first.byStartP90Ms(confidence);
            };
        }

        @Override
        public Optional<Estimate> failurePercent(FailureClass failureClass, double confidence) {
            return share(failures.getOrDefault(failureClass, new SlotCounts()), intended, confidence);
        }

        private Optional<Estimate> share(SlotCounts having, SlotCounts of, double confidence) {
            return blocking.total(of) == 0
                    ? Optional.empty()
                    : Optional.of(blocking.share(having, of, confidence).times(PERCENT));
        }

        private Optional<Estimate> rate(double confidence) {
            return blocking.seconds() <= 0 ? Optional.empty() : Optional.of(blocking.rate(ended, confidence));
        }

        private Optional<Estimate> percentile(Metric metric, double confidence) {
            if (blocking.total(timed) == 0) {
                return Optional.empty();
            }
            double share = metric.number() / PERCENT;
            Estimate estimate = blocking.quantile(times, share, confidence).times(1 / US_PER_MS);
            return estimate.effectiveCount() * (1 - share) < MIN_BEYOND
                    ? Optional.empty()
                    : Optional.of(estimate.withValue(value(metric).orElseThrow()));
        }

        private Optional<Estimate> allCallsP90(double confidence) {
            double share = P90 / PERCENT;
            if (blocking.total(intended) == 0) {
                return Optional.empty();
            }
            Estimate estimate = blocking.quantile(timesOfAll, share, confidence).times(1 / US_PER_MS);
            return estimate.effectiveCount() * (1 - share) < MIN_BEYOND
                    ? Optional.empty()
                    : Optional.of(Endless.of(estimate)
                            .withValue(
                                    value(Metric.of(Metric.Kind.ALL_CALLS_P90)).orElseThrow()));
        }

        private int bucket(Metric metric) {
            return metric.to()
                    .map(to -> yardstick.bucketBounds().indexOf(to))
                    .orElse(yardstick.bucketBounds().size());
        }
    }
}
