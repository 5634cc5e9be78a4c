package io.github.wingload.stats;

import io.github.wingload.exchange.Call;
import io.github.wingload.exchange.Classification.CacheResult;
import io.github.wingload.plan.Figure;
import io.github.wingload.plan.Figure.Counted;
import io.github.wingload.plan.Figure.Things;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToLongFunction;

/**
 * Calls over time, as far as some figures need them: counts and distributions per slot, from which the figures of any stretch
 * of time are made, exactly or with their uncertainty.
 *
 * <p>What no figure needs is neither recorded nor kept. A call costs some 10 ns for each count and each distribution; see
 * {@link SlotTimes} for the memory. Slots are ten seconds long where blocks are made of them ({@link Slots}); otherwise the
 * caller decides. Not thread-safe.
 */
public final class Tally {

    private static final double MS_PER_SECOND = 1e3;
    private static final double PERCENT = 100;
    private static final double US_PER_MS = 1e3;

    private final ToLongFunction<Call> duration;
    private final Map<Counted, SlotCounts> counts = new LinkedHashMap<>();
    private final Map<Figure.Times, SlotTimes> times = new LinkedHashMap<>();

    /** Items by the answers that they came in. */
    private final Clusters items = new Clusters();

    private final OneCall one = new OneCall();

    /**
     * @param duration of a call, in nanoseconds: what {@link Figure.Quantity#DURATION} means in this run
     * @param figures that will be asked for
     */
    public Tally(ToLongFunction<Call> duration, Collection<Figure> figures) {
        this.duration = duration;
        figures.forEach(figure -> figure.from(new Needs()));
    }

    /**
     * Takes a call.
     *
     * @param timed false for a call whose payload is invalid while others are not: it has no part in times of ok calls
     */
    public void record(int slot, Call call, boolean timed) {
        one.call = call;
        one.sent = CallLedger.isRequest(call);
        one.timed = timed;
        counts.forEach((counted, number) -> {
            long more = counted.in(one);
            if (more > 0) {
                number.add(slot, more);
            }
        });
        times.forEach((of, durations) -> {
            if (one.timed(of) > 0) {
                if (one.endless(of)) {
                    durations.recordEndless(slot, 1);
                } else {
                    durations.record(slot, one.ns(of.quantity()));
                }
            }
        });
        if (call.classification().items() > 0 && counts.containsKey(Things.ITEMS)) {
            items.add(call.classification().itemsOk(), call.classification().items());
        }
    }

    /** Takes calls of which only statistics are known. */
    public void record(int slot, StatsSource calls) {
        counts.forEach((counted, number) -> number.add(slot, counted.in(calls)));
        times.forEach((of, durations) -> durations.record(slot, calls.durations(of), calls.endless(of)));
    }

    /** Gives back the room that distributions before a slot take. */
    public void forget(int before) {
        times.values().forEach(durations -> durations.forget(before));
    }

    /** How many there were in each slot; one of the figures needs to know. */
    public SlotCounts counts(Counted counted) {
        return counts.get(counted);
    }

    /** The distributions in each slot; one of the figures needs them. */
    public SlotTimes times(Figure.Times of) {
        return times.get(of);
    }

    /**
     * The figures of a stretch of time. A figure that no call can be made from is empty; a percentile that was not reached is
     * infinite.
     *
     * @param first its first slot
     * @param end the slot after its last
     * @param seconds its length
     */
    public Figure.Source<OptionalDouble> values(int first, int end, double seconds) {
        return new Values(first, end, seconds);
    }

    /** The same of a whole window. */
    public Figure.Source<OptionalDouble> values(Blocking window) {
        return values(window.first(), window.end(), window.seconds());
    }

    /**
     * The figures of a window with their uncertainty: empty where no call can be made from, where the figure has no interval,
     * or where too few calls lie beyond a percentile.
     *
     * @param confidence as a share
     */
    public Figure.Source<Optional<Estimate>> estimates(Blocking window, double confidence) {
        return new Estimates(window, confidence);
    }

    /** One call, as a set of calls. */
    private final class OneCall implements Figure.Counts {
        private Call call;
        private boolean sent;
        private boolean timed;

        private static long count(boolean counts) {
            return counts ? 1 : 0;
        }

        private long ns(Figure.Quantity quantity) {
            return switch (quantity) {
                case DURATION -> duration.applyAsLong(call);
            };
        }

        private boolean endless(Figure.Times times) {
            return times.calls() == Figure.Calls.ALL && !call.ok();
        }

        @Override
        public long intended() {
            return 1;
        }

        @Override
        public long sent() {
            return count(sent);
        }

        @Override
        public long ok() {
            return count(call.ok());
        }

        @Override
        public long cacheKnown() {
            return count(call.ok()
                    && call.mutation().isEmpty()
                    && call.classification().cache() != CacheResult.UNKNOWN);
        }

        @Override
        public long cacheHits() {
            return call.classification().cache() == CacheResult.HIT ? cacheKnown() : 0;
        }

        @Override
        public long items() {
            return call.classification().items();
        }

        @Override
        public long itemsOk() {
            return call.classification().itemsOk();
        }

        @Override
        public long withStatus(int status) {
            return count(sent && call.status() == status);
        }

        @Override
        public long timed(Figure.Times times) {
            return switch (times.calls()) {
                case ALL -> 1;
                case SENT -> count(sent);
                case OK -> count(call.ok() && timed);
                case FAILED -> count(sent && !call.ok());
                case FIRST_OK -> 0;
            };
        }

        @Override
        public long within(Figure.Times times, long fromNs, long toNs) {
            if (timed(times) == 0) {
                return 0;
            }
            long ns = endless(times) ? Long.MAX_VALUE : ns(times.quantity());
            return count(fromNs <= ns && ns < toNs);
        }
    }

    /** Makes room for what a figure needs. */
    private final class Needs implements Figure.Source<Void> {

        private Void times(Figure.Times of) {
            times.computeIfAbsent(of, any -> new SlotTimes());
            return total(of);
        }

        @Override
        public Void unknown() {
            return null;
        }

        @Override
        public Void percentile(Figure.Times of, double percentile) {
            return times(of);
        }

        @Override
        public Void mean(Figure.Times of) {
            return times(of);
        }

        @Override
        public Void shortest(Figure.Times of) {
            return times(of);
        }

        @Override
        public Void longest(Figure.Times of) {
            return times(of);
        }

        @Override
        public Void share(Counted part, Counted whole) {
            total(part);
            return total(whole);
        }

        @Override
        public Void rate(Things counted, Duration per) {
            return total(counted);
        }

        @Override
        public Void total(Counted counted) {
            counts.computeIfAbsent(counted, any -> new SlotCounts());
            return null;
        }
    }

    private final class Values implements Figure.Source<OptionalDouble> {
        private final int first;
        private final int end;
        private final double seconds;

        Values(int first, int end, double seconds) {
            this.first = first;
            this.end = end;
            this.seconds = seconds;
        }

        private long number(Counted counted) {
            return counts.get(counted).total(first, end);
        }

        private OptionalDouble some(Figure.Times of, double value) {
            return times.get(of).count(first, end) == 0 ? OptionalDouble.empty() : OptionalDouble.of(value);
        }

        @Override
        public OptionalDouble unknown() {
            return OptionalDouble.empty();
        }

        @Override
        public OptionalDouble percentile(Figure.Times of, double percentile) {
            return number(of) == 0
                    ? OptionalDouble.empty()
                    : OptionalDouble.of(times.get(of).percentileMs(first, end, percentile));
        }

        @Override
        public OptionalDouble mean(Figure.Times of) {
            return some(of, times.get(of).meanMs(first, end));
        }

        @Override
        public OptionalDouble shortest(Figure.Times of) {
            return some(of, times.get(of).minMs(first, end));
        }

        @Override
        public OptionalDouble longest(Figure.Times of) {
            return some(of, times.get(of).maxMs(first, end));
        }

        @Override
        public OptionalDouble share(Counted part, Counted whole) {
            long all = number(whole);
            return all == 0 ? OptionalDouble.empty() : OptionalDouble.of(PERCENT * number(part) / all);
        }

        @Override
        public OptionalDouble rate(Things counted, Duration per) {
            return seconds > 0
                    ? OptionalDouble.of(number(counted) * (per.toMillis() / MS_PER_SECOND) / seconds)
                    : OptionalDouble.empty();
        }

        @Override
        public OptionalDouble total(Counted counted) {
            return OptionalDouble.of(number(counted));
        }
    }

    private final class Estimates implements Figure.Source<Optional<Estimate>> {
        private final Blocking window;
        private final double confidence;

        Estimates(Blocking window, double confidence) {
            this.window = window;
            this.confidence = confidence;
        }

        private boolean none(Counted counted) {
            return window.total(counts.get(counted)) == 0;
        }

        @Override
        public Optional<Estimate> unknown() {
            return Optional.empty();
        }

        @Override
        public Optional<Estimate> percentile(Figure.Times of, double percentile) {
            if (none(of)) {
                return Optional.empty();
            }
            Estimate estimate = window.quantile(times.get(of), percentile / PERCENT, confidence)
                    .times(1 / US_PER_MS);
            boolean endless = times.get(of).endless(window.first(), window.end()) > 0;
            return QuantileEstimate.told(endless ? Endless.of(estimate) : estimate, percentile / PERCENT)
                    .map(told -> told.withValue(
                            values(window).percentile(of, percentile).orElseThrow()));
        }

        @Override
        public Optional<Estimate> mean(Figure.Times of) {
            SlotTimes durations = times.get(of);
            return durations.count(window.first(), window.end()) == 0
                    ? Optional.empty()
                    : Optional.of(window.mean(durations, confidence));
        }

        /** Items of one answer are ok or not together, more often than not: a short run has as many as it has answers. */
        @Override
        public Optional<Estimate> share(Counted part, Counted whole) {
            if (none(whole)) {
                return Optional.empty();
            }
            Estimate share = whole == Things.ITEMS && window.shortRun()
                    ? items.share(confidence)
                    : window.share(counts.get(part), counts.get(whole), confidence);
            return Optional.of(share.times(PERCENT));
        }

        @Override
        public Optional<Estimate> rate(Things counted, Duration per) {
            return window.seconds() > 0
                    ? Optional.of(window.rate(counts.get(counted), confidence).times(per.toMillis() / MS_PER_SECOND))
                    : Optional.empty();
        }
    }
}
