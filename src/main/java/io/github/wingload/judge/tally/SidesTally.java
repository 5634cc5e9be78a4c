package io.github.wingload.judge.tally;

import io.github.wingload.exchange.Times;
import io.github.wingload.result.PairedComparison;
import io.github.wingload.result.PairedComparison.Differences;
import io.github.wingload.result.PairedComparison.Outcomes;
import io.github.wingload.result.PairedComparison.PartDifference;
import io.github.wingload.result.PairedComparison.UpstreamDifference;
import io.github.wingload.result.TimeBreakdown.Part;
import io.github.wingload.result.Window;
import io.github.wingload.stats.Blocking;
import io.github.wingload.stats.Looks;
import io.github.wingload.stats.PairTally;
import io.github.wingload.stats.SlotCounts;
import io.github.wingload.stats.Slots;
import io.github.wingload.stats.WindowPairs;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The pairs of a comparison over time. Not thread-safe.
 *
 * <p>Times are service times, of pairs of two ok calls: the second call of a pair starts when the first ends, so only the first can be
 * later than its schedule, which is the doing of wingload and not of a side. Failures are counted over all pairs. A pair is in the {@link Slots slot} in which its second
 * call was to start, so that all pairs before a time are known as soon as all calls that were intended before it are.
 */
public final class SidesTally {

    /** The parts of the service time. */
    private static final List<Part> PARTS =
            Stream.of(Part.values()).filter(part -> part != Part.START_DELAY).toList();

    private static final double MEDIAN = 0.5;
    private static final double P90 = 0.9;
    private static final double PERCENT = 100;

    private final long beginNs;

    /** The slots with which early looks end, from first to last. */
    private final List<Integer> looks;

    /** The pairs up to each look and after the last, so that a look has none of a later one, however many slots are put together. */
    private final List<PairTally> times;

    private final PairTally upstream;
    private final SlotCounts all;
    private final SlotCounts firstFailed;
    private final SlotCounts secondFailed;
    private final SlotCounts oneFailed;
    private final SlotCounts bothFailed;
    private final SlotCounts statusDiffers;
    private final SlotCounts lengthDiffers;
    private int slots;

    /**
     * Without pairs yet.
     *
     * @param beginNs start of the window
     * @param looks at parts of the window that begin with it and are asked for before its end
     */
    public SidesTally(long beginNs, Looks looks) {
        this(
                beginNs,
                looks.endsSeconds().stream().map(Slots::in).toList(),
                Stream.generate(() -> new PairTally(PARTS.size()))
                        .limit(looks.endsSeconds().size() + 1)
                        .toList(),
                new PairTally(0),
                Stream.generate(SlotCounts::new).limit(7).toList());
    }

    private SidesTally(
            long beginNs, List<Integer> looks, List<PairTally> times, PairTally upstream, List<SlotCounts> counts) {
        this.beginNs = beginNs;
        this.looks = looks;
        this.times = times;
        this.upstream = upstream;
        all = counts.get(0);
        firstFailed = counts.get(1);
        secondFailed = counts.get(2);
        oneFailed = counts.get(3);
        bothFailed = counts.get(4);
        statusDiffers = counts.get(5);
        lengthDiffers = counts.get(6);
    }

    /** The pairs of two tallies of one comparison. */
    public SidesTally plus(SidesTally other) {
        List<SlotCounts> mine = counts();
        List<SlotCounts> others = other.counts();
        SidesTally sum = new SidesTally(
                beginNs,
                looks,
                IntStream.range(0, times.size())
                        .mapToObj(i -> times.get(i).plus(other.times.get(i)))
                        .toList(),
                upstream.plus(other.upstream),
                IntStream.range(0, mine.size())
                        .mapToObj(i -> mine.get(i).plus(others.get(i)))
                        .toList());
        sum.slots = Math.max(slots, other.slots);
        return sum;
    }

    private List<SlotCounts> counts() {
        return List.of(all, firstFailed, secondFailed, oneFailed, bothFailed, statusDiffers, lengthDiffers);
    }

    /** Takes a pair that was to start in the window. */
    public void record(PairedCalls pair) {
        int slot = Slots.of(pair.secondIntendedNs() - beginNs);
        slots = Math.max(slots, slot + 1);
        all.add(slot);
        if (pair.first().status() != pair.second().status()) {
            statusDiffers.add(slot);
        }
        if (pair.ok()) {
            if (pair.first().bytes() != pair.second().bytes()) {
                lengthDiffers.add(slot);
            }
            if (pair.started()) {
                times(slot, pair);
            }
        } else if (pair.first().ok()) {
            secondFailed.add(slot);
            oneFailed.add(slot);
        } else if (pair.second().ok()) {
            firstFailed.add(slot);
            oneFailed.add(slot);
        } else {
            bothFailed.add(slot);
        }
    }

    private void times(int slot, PairedCalls pair) {
        long[] ofFirst = new long[PARTS.size()];
        long[] ofSecond = new long[PARTS.size()];
        if (Part.answered(pair.first()) && Part.answered(pair.second())) {
            for (int i = 0; i < PARTS.size(); i++) {
                ofFirst[i] = PARTS.get(i).ns(pair.first());
                ofSecond[i] = PARTS.get(i).ns(pair.second());
            }
        }
        times.get((int) looks.stream().filter(end -> end <= slot).count())
                .record(
                        slot,
                        pair.firstSideFirst(),
                        pair.first().serviceTimeNs(),
                        pair.second().serviceTimeNs(),
                        ofFirst,
                        ofSecond);
        if (pair.first().upstreamNs() != Times.NEVER && pair.second().upstreamNs() != Times.NEVER) {
            upstream.record(
                    slot,
                    pair.firstSideFirst(),
                    pair.first().upstreamNs(),
                    pair.second().upstreamNs(),
                    new long[0],
                    new long[0]);
        }
    }

    /** The window of the run in blocks. It goes on until the last pair was complete. */
    public Blocking blocking(Window run) {
        return Blocking.of(Math.max(run.seconds(), slots * Slots.SECONDS));
    }

    /** How many pairs there are. */
    public long pairs(Blocking window) {
        return window.total(all);
    }

    /**
     * The times of the pairs of two ok calls.
     *
     * @param window the whole window, or a part of it that ends with one of the looks
     */
    public WindowPairs times(Blocking window) {
        PairTally before = IntStream.range(0, times.size())
                .filter(part -> part == 0 || looks.get(part - 1) < window.end())
                .mapToObj(times::get)
                .reduce(PairTally::plus)
                .orElseThrow();
        return new WindowPairs(window, before);
    }

    /** How both sides did, over all pairs. */
    public Outcomes outcomes(Blocking window, double confidence) {
        long discordant = window.total(oneFailed);
        return new Outcomes(
                pairs(window),
                window.total(firstFailed),
                window.total(secondFailed),
                window.total(bothFailed),
                discordant == 0
                        ? Optional.empty()
                        : Optional.of(
                                window.share(firstFailed, oneFailed, confidence).times(PERCENT)),
                window.total(statusDiffers),
                window.total(lengthDiffers));
    }

    /** How the times of both sides differ; empty without a pair of two ok calls. */
    public Optional<Differences> differences(Blocking window, double confidence) {
        WindowPairs pairs = times(window);
        if (pairs.count() == 0) {
            return Optional.empty();
        }
        return Optional.of(new Differences(
                pairs.count(),
                pairs.firstSideFirst(),
                new PairedComparison.SideTimes(pairs.firstMs(MEDIAN), pairs.firstMs(P90)),
                new PairedComparison.SideTimes(pairs.secondMs(MEDIAN), pairs.secondMs(P90)),
                pairs.ratio(confidence),
                pairs.slower(confidence).times(PERCENT),
                pairs.meanMs(confidence),
                pairs.medianMs(confidence),
                pairs.percentileMs(MEDIAN, confidence),
                pairs.percentileMs(P90, confidence),
                pairs.orderRatio(confidence),
                IntStream.range(0, PARTS.size())
                        .mapToObj(part -> new PartDifference(
                                PARTS.get(part),
                                pairs.firstPartMs(part),
                                pairs.secondPartMs(part),
                                pairs.partMs(part, confidence)))
                        .filter(part -> part.firstMs() > 0 || part.secondMs() > 0)
                        .toList(),
                upstream(window, confidence)));
    }

    private Optional<UpstreamDifference> upstream(Blocking window, double confidence) {
        WindowPairs pairs = new WindowPairs(window, upstream);
        return pairs.count() == 0
                ? Optional.empty()
                : Optional.of(new UpstreamDifference(
                        pairs.count(),
                        pairs.firstMs(MEDIAN),
                        pairs.secondMs(MEDIAN),
                        pairs.percentileMs(MEDIAN, confidence)));
    }
}
