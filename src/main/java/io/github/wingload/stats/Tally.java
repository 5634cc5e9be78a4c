package io.github.wingload.stats;

import io.github.wingload.exchange.Call;
import io.github.wingload.exchange.Classification.CacheResult;
import io.github.wingload.exchange.StreamedAnswer;
import io.github.wingload.plan.Figure;
import io.github.wingload.plan.Figure.Counted;
import io.github.wingload.plan.Figure.Quantity;
import io.github.wingload.plan.Figure.Things;
import io.github.wingload.plan.Figure.Times;
import io.github.wingload.plan.Figure.Within;
import io.github.wingload.plan.Reporting.Slo;
import io.github.wingload.stats.interval.Clusters;
import io.github.wingload.stats.interval.Estimate;
import io.github.wingload.stats.interval.Interval;
import io.github.wingload.stats.interval.QuantileEstimate;
import io.github.wingload.stats.interval.RateEstimate;
import java.time.Duration;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToLongFunction;

/**
 * Calls over time, as far as some figures need them: counts and distributions per slot, from which the figures of any stretch
 * of time are made, exactly or with their uncertainty.
 *
 * <p>Counts and times that no figure needs are not recorded. A call costs some 10 ns for each count and each distribution; see
 * {@link SlotTimes} for the memory. Slots have the length of {@link Slots} where blocks are made of them; otherwise the
 * caller decides. Not thread-safe.
 */
public final class Tally {

    private static final double PERCENT = 100;

    private final ToLongFunction<Call> duration;
    private final Slo slo;
    private final Map<Counted, SlotCounts> counts = new LinkedHashMap<>();
    private final Map<Times, SlotTimes> times = new LinkedHashMap<>();

    /** Items by the answers that they came in. */
    private Clusters items = new Clusters();

    /** Gaps within a limit, by the answers that they are in. */
    private final Map<Within, Clusters> gaps = new LinkedHashMap<>();

    /** Tokens come in lumps, one for each answer. */
    private final Map<Things, Lumps> tokens = new EnumMap<>(Things.class);

    private Tally(ToLongFunction<Call> duration, Slo slo) {
        this.duration = duration;
        this.slo = slo;
    }

    /**
     * @param duration of a call, in nanoseconds: the meaning of {@link Figure.Quantity#DURATION} in this run
     * @param figures that will be asked for
     */
    public Tally(ToLongFunction<Call> duration, Collection<Figure> figures) {
        this(duration, Slo.NONE, figures, Slots.PER_STEP);
    }

    /**
     * @param duration as above
     * @param slo what a good call keeps
     * @param figures that will be asked for
     * @param together slots that may be put together where there are many; see {@link SlotTimes}
     */
    public Tally(ToLongFunction<Call> duration, Slo slo, Collection<Figure> figures, int together) {
        this(duration, slo);
        figures.stream().flatMap(figure -> figure.needs().stream()).forEach(counted -> {
            counts.computeIfAbsent(counted, any -> new SlotCounts());
            if (counted instanceof Times of) {
                times.computeIfAbsent(of, any -> new SlotTimes(together));
            }
            if (counted instanceof Within within && within.times().quantity() == Quantity.GAP) {
                gaps.put(within, new Clusters());
            }
            if (counted == Things.OUTPUT_TOKENS || counted == Things.INPUT_TOKENS) {
                tokens.put((Things) counted, new Lumps());
            }
        });
    }

    /**
     * Records a call.
     *
     * @param timed false for a call whose payload is invalid while others are not: it has no part in times of ok calls
     */
    public void record(int slot, Call call, boolean timed) {
        OneCall one = new OneCall(call, slo, duration.applyAsLong(call), CallLedger.isRequest(call), timed);
        counts.forEach((counted, number) -> {
            long more = counted.in(one);
            if (more > 0) {
                number.add(slot, more);
            }
        });
        times.forEach((of, durations) -> {
            if (one.endless(of)) {
                durations.recordEndless(slot, 1);
            } else if (one.timed(of) > 0 && of.quantity() == Quantity.GAP) {
                durations.record(slot, call.stream().gapsUs());
            } else if (one.timed(of) > 0) {
                durations.record(slot, of.quantity().ns(one));
            }
        });
        if (call.classification().items() > 0 && counts.containsKey(Things.ITEMS)) {
            items.add(call.classification().itemsOk(), call.classification().items());
        }
        gaps.forEach((within, clusters) -> clusters.add(within.in(one), one.timed(within.times())));
        tokens.forEach((things, lumps) -> lumps.add(
                things == Things.INPUT_TOKENS
                        ? things.in(one)
                        : call.ok() ? Math.max(0, call.stream().outputTokens()) : 0));
    }

    /**
     * Records when the output tokens of a call arrived: the first with the first token, the others evenly until the end of the
     * model's answer. Some may arrive after the slots that are asked for, and some of earlier calls within them, so that this must be
     * called for every call, also for those that {@link #record} does not get.
     *
     * @param beginNs where slot 0 begins, from time zero
     */
    public void arrive(Call call, long beginNs) {
        StreamedAnswer stream = call.stream();
        if (!call.ok()
                || stream.outputTokens() <= 0
                || stream.firstTokenNs() == io.github.wingload.exchange.Times.NEVER
                || call.endNs() < beginNs) {
            return;
        }
        SlotCounts arrived = counts.get(Things.OUTPUT_TOKENS);
        if (arrived == null) {
            return;
        }
        long fromNs = stream.firstTokenNs();
        long toNs = Math.max(fromNs, stream.lastNs());
        long counted = 0;
        long last = Math.floorDiv(toNs - beginNs, Slots.LENGTH_NS);
        for (long slot = Math.floorDiv(fromNs - beginNs, Slots.LENGTH_NS); slot <= last; slot++) {
            double share = (beginNs + (slot + 1) * Slots.LENGTH_NS - fromNs) / (double) Math.max(1, toNs - fromNs);
            long untilHere = slot == last ? stream.outputTokens() : Math.round(share * stream.outputTokens());
            if (slot >= 0) {
                arrived.add(Math.toIntExact(slot), untilHere - counted);
            }
            counted = untilHere;
        }
    }

    /**
     * How many tokens there were. Output tokens go on arriving after the window; of its last slot, in which it may end, those count
     * that arrived before the end, as if they came evenly.
     */
    private double arrived(Things tokens, int first, int end, double seconds) {
        SlotCounts arrived = counts(tokens);
        if (tokens != Things.OUTPUT_TOKENS || end <= first) {
            return arrived.total(first, end);
        }
        int last = end - 1;
        double inside = Math.max(0, Math.min(1, seconds / Slots.SECONDS - (last - first)));
        return arrived.total(first, last) + inside * arrived.total(last, end);
    }

    /** Records calls of which only counts and distributions are known. */
    public void record(int slot, StatsCounts calls) {
        record(slot, counted -> counted.in(calls));
        times.forEach((of, durations) -> durations.record(slot, calls.durations(of), calls.endless(of)));
    }

    /** Records calls of which only counts are known; the tally's figures need no times. */
    public void record(int slot, ToLongFunction<Counted> calls) {
        counts.forEach((counted, number) -> number.add(slot, calls.applyAsLong(counted)));
    }

    /** The calls of two tallies that were made alike, slot by slot. */
    public Tally plus(Tally other) {
        Tally sum = new Tally(duration, slo);
        gaps.forEach((within, clusters) -> sum.gaps.put(within, clusters.plus(known(other.gaps, within))));
        tokens.forEach((things, lumps) -> sum.tokens.put(things, lumps.plus(known(other.tokens, things))));
        counts.forEach((counted, number) -> sum.counts.put(counted, number.plus(other.counts(counted))));
        times.forEach((of, durations) -> sum.times.put(of, durations.plus(other.times(of))));
        sum.items = items.plus(other.items);
        return sum;
    }

    /** The same calls with more of one thing that is counted. */
    public Tally with(Counted counted, SlotCounts more) {
        Tally sum = new Tally(duration, slo);
        sum.gaps.putAll(gaps);
        sum.tokens.putAll(tokens);
        sum.counts.putAll(counts);
        sum.times.putAll(times);
        sum.items = items;
        sum.counts.put(counted, counts(counted).plus(more));
        return sum;
    }

    /** Frees the memory of the distributions before a slot. */
    public void forget(int before) {
        times.values().forEach(durations -> durations.forget(before));
    }

    /** How many there were in each slot; one of the figures needs them. */
    public SlotCounts counts(Counted counted) {
        return known(counts, counted);
    }

    /**
     * A share of gaps with an interval that respects that the gaps of one answer are alike.
     *
     * @param inBlocks the same share, from blocks
     */
    public Estimate ofGaps(Within part, Estimate inBlocks, double confidence) {
        return wider(known(gaps, part).share(confidence), inBlocks);
    }

    private static Estimate wider(Estimate one, Estimate other) {
        return one.effectiveCount() < other.effectiveCount() ? one : other;
    }

    /** The distributions in each slot; one of the figures needs them. */
    public SlotTimes times(Times of) {
        return known(times, of);
    }

    /**
     * The figures of a stretch of time. A figure without calls to make it from is empty; a percentile that was not reached is
     * infinite.
     *
     * @param first its first slot
     * @param end the slot after its last
     * @param seconds its length
     */
    public Figure.Source<OptionalDouble> values(int first, int end, double seconds) {
        return new Values(this, first, end, seconds);
    }

    /** The same of a whole window. */
    public Figure.Source<OptionalDouble> values(Blocking window) {
        return values(window.first(), window.end(), window.seconds());
    }

    /**
     * The figures of a window with their uncertainty: empty without calls, if the figure has no interval, or if too few calls
     * lie beyond a percentile.
     *
     * @param confidence as a share
     */
    public Figure.Source<Optional<Estimate>> estimates(Blocking window, double confidence) {
        return new Estimates(this, window, confidence, new HashMap<>());
    }

    private static <K, V> V known(Map<K, V> recorded, K key) {
        return Optional.ofNullable(recorded.get(key))
                .orElseThrow(() -> new IllegalArgumentException("no figure of this tally needs " + key));
    }

    /** Things that come in lumps: a count of them varies by its design effect more than one of things that come one by one. */
    private static final class Lumps {

        private double sum;
        private double squares;

        void add(long lump) {
            sum += lump;
            squares += (double) lump * lump;
        }

        Lumps plus(Lumps other) {
            Lumps both = new Lumps();
            both.sum = sum + other.sum;
            both.squares = squares + other.squares;
            return both;
        }

        double designEffect() {
            return sum == 0 ? 1 : squares / sum;
        }
    }

    /** One call, as a set of calls. */
    private record OneCall(Call call, Slo slo, long durationNs, boolean sent, boolean inTimes)
            implements Figure.Counts, Figure.OneCall {

        private static long count(boolean counts) {
            return counts ? 1 : 0;
        }

        boolean endless(Times times) {
            return times.calls() == Figure.Calls.ALL
                    && (times.quantity() == Quantity.DURATION
                            ? !call.ok()
                            : !times.quantity().has(this));
        }

        @Override
        public long intendedNs() {
            return call.intendedNs();
        }

        @Override
        public Figure.Instants instants() {
            return call.times();
        }

        @Override
        public Figure.Streamed stream() {
            return call.stream();
        }

        @Override
        public long number(Things things) {
            return switch (things) {
                case INTENDED -> 1;
                case SENT -> count(sent);
                case OK -> count(call.ok());
                case NOT_OK -> count(!call.ok());
                case CACHE_KNOWN -> count(cached(CacheResult.HIT) || cached(CacheResult.MISS));
                case CACHE_HITS -> count(cached(CacheResult.HIT));
                case ITEMS -> call.classification().items();
                case ITEMS_OK -> call.classification().itemsOk();
                case GOOD -> count(call.ok() && slo.isKeptBy(this));
                // They arrive later than the call starts: see arrive.
                case OUTPUT_TOKENS -> 0;
                case OUTPUT_UNKNOWN -> count(lacks(call.stream().outputTokens()));
                case INPUT_TOKENS -> call.ok() ? Math.max(0, call.stream().inputTokens()) : 0;
                case INPUT_UNKNOWN -> count(lacks(call.stream().inputTokens()));
            };
        }

        private boolean lacks(long tokens) {
            return call.ok() && call.stream().any() && tokens == StreamedAnswer.UNKNOWN;
        }

        private boolean cached(CacheResult result) {
            return call.ok()
                    && call.mutation().isEmpty()
                    && call.classification().cache() == result;
        }

        @Override
        public long withStatus(int status) {
            return count(sent && call.status() == status);
        }

        @Override
        public long failed(String failureClass) {
            return count(!call.ok() && call.failureClass().label().equals(failureClass));
        }

        @Override
        public long timed(Times of) {
            if (of.quantity() == Quantity.GAP) {
                return call.ok() && inTimes ? call.stream().gaps() : 0;
            }
            return switch (of.calls()) {
                case ALL -> 1;
                case SENT -> count(sent && of.quantity().has(this));
                case OK -> count(call.ok() && inTimes && of.quantity().has(this));
                case FAILED -> count(sent && !call.ok() && of.quantity().has(this));
                case FIRST_OK -> 0;
            };
        }

        @Override
        public long within(Times of, long fromNs, long toNs) {
            if (timed(of) == 0) {
                return 0;
            }
            if (of.quantity() == Quantity.GAP) {
                return call.stream().gapsFrom(fromNs, toNs);
            }
            long ns = endless(of) ? Long.MAX_VALUE : of.quantity().ns(this);
            return count(fromNs <= ns && ns < toNs);
        }
    }

    private record Values(Tally tally, int first, int end, double seconds) implements Figure.Source<OptionalDouble> {

        private long number(Counted counted) {
            return tally.counts(counted).total(first, end);
        }

        private OptionalDouble some(Times of, double value) {
            return tally.times(of).count(first, end) == 0 ? OptionalDouble.empty() : OptionalDouble.of(value);
        }

        @Override
        public OptionalDouble unknown() {
            return OptionalDouble.empty();
        }

        @Override
        public OptionalDouble percentile(Times of, double percentile) {
            return number(of) == 0
                    ? OptionalDouble.empty()
                    : OptionalDouble.of(tally.times(of).percentileMs(first, end, percentile));
        }

        @Override
        public OptionalDouble mean(Times of) {
            return some(of, tally.times(of).meanMs(first, end));
        }

        @Override
        public OptionalDouble shortest(Times of) {
            return some(of, tally.times(of).minMs(first, end));
        }

        @Override
        public OptionalDouble longest(Times of) {
            return some(of, tally.times(of).maxMs(first, end));
        }

        @Override
        public OptionalDouble share(Counted part, Counted whole) {
            long all = number(whole);
            return all == 0 ? OptionalDouble.empty() : OptionalDouble.of(PERCENT * number(part) / all);
        }

        @Override
        public OptionalDouble rate(Things counted, Duration per) {
            return seconds > 0
                    ? OptionalDouble.of(number(counted) * (double) per.toSeconds() / seconds)
                    : OptionalDouble.empty();
        }

        @Override
        public OptionalDouble tokensPerSecond(Things counted) {
            return seconds > 0
                    ? OptionalDouble.of(tally.arrived(counted, first, end, seconds) / seconds)
                    : OptionalDouble.empty();
        }

        @Override
        public OptionalDouble perSecond(Times of) {
            double meanMs = tally.times(of).meanMs(first, end);
            return some(of, meanMs > 0 ? Durations.MS_PER_SECOND / meanMs : Double.POSITIVE_INFINITY);
        }

        @Override
        public OptionalDouble total(Counted counted) {
            return OptionalDouble.of((double) number(counted));
        }
    }

    private record Estimates(Tally tally, Blocking window, double confidence, Map<Times, WindowTimes> known)
            implements Figure.Source<Optional<Estimate>> {

        private WindowTimes inWindow(Times of) {
            return known.computeIfAbsent(of, any -> new WindowTimes(window, tally.times(of)));
        }

        private boolean none(Counted counted) {
            return window.total(tally.counts(counted)) == 0;
        }

        @Override
        public Optional<Estimate> unknown() {
            return Optional.empty();
        }

        @Override
        public Optional<Estimate> percentile(Times of, double percentile) {
            if (none(of) || of.quantity() == Quantity.GAP && window.shortRun()) {
                return Optional.empty();
            }
            Estimate estimate =
                    inWindow(of).quantile(percentile / PERCENT, confidence).times(1 / Durations.US_PER_MS);
            boolean endless = tally.times(of).endless(window.first(), window.end()) > 0;
            return QuantileEstimate.known(endless ? Endless.of(estimate) : estimate, percentile / PERCENT)
                    .map(known -> known.withValue(
                            tally.values(window).percentile(of, percentile).orElseThrow()));
        }

        /** Without the squares of the times, the uncertainty of the mean is unknown. */
        @Override
        public Optional<Estimate> mean(Times of) {
            SlotTimes durations = tally.times(of);
            boolean unknown = durations.count(window.first(), window.end()) == 0
                    || Double.isNaN(durations.squaresMs(window.first(), window.end()));
            return unknown ? Optional.empty() : Optional.of(inWindow(of).mean(confidence));
        }

        /** The items of an answer are mostly all ok or all failed: see {@link #ofItems}. */
        @Override
        public Optional<Estimate> share(Counted part, Counted whole) {
            if (none(whole)) {
                return Optional.empty();
            }
            Estimate share = window.share(tally.counts(part), tally.counts(whole), confidence);
            return Optional.of((whole == Things.ITEMS ? ofItems(share) : share).times(PERCENT));
        }

        /** Items of one answer fail together. Blocks do not see that while all items are ok. */
        private Estimate ofItems(Estimate inBlocks) {
            Estimate byAnswer = tally.items.share(confidence);
            return wider(byAnswer, inBlocks);
        }

        /** A short window has no blocks to show how much answers differ in their tokens, but the answers show it. */
        @Override
        public Optional<Estimate> tokensPerSecond(Things counted) {
            if (window.seconds() <= 0) {
                return Optional.empty();
            }
            SlotCounts counts = tally.counts(counted);
            double total = window.total(counts);
            double arrived = tally.arrived(counted, window.first(), window.end(), window.seconds());
            double designEffect = Tally.known(tally.tokens, counted).designEffect();
            Estimate wholeSlots = window.shortRun()
                    ? RateEstimate.of(Math.round(total / designEffect), window.seconds(), confidence)
                            .times(designEffect)
                            .withValue(total / window.seconds())
                    : window.rate(counts, confidence);
            return Optional.of(total == 0 ? wholeSlots : wholeSlots.times(arrived / total));
        }

        @Override
        public Optional<Estimate> perSecond(Times of) {
            return mean(of).filter(mean -> mean.value() > 0)
                    .map(mean -> mean.with(
                            Durations.MS_PER_SECOND / mean.value(),
                            new Interval(
                                    Durations.MS_PER_SECOND / mean.interval().high(),
                                    mean.interval().low() > 0
                                            ? Durations.MS_PER_SECOND
                                                    / mean.interval().low()
                                            : Double.POSITIVE_INFINITY)));
        }

        @Override
        public Optional<Estimate> rate(Things counted, Duration per) {
            return window.seconds() > 0
                    ? Optional.of(window.rate(tally.counts(counted), confidence).times((double) per.toSeconds()))
                    : Optional.empty();
        }
    }
}
