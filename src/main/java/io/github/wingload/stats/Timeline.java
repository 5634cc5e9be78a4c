package io.github.wingload.stats;

import io.github.wingload.exchange.Call;
import io.github.wingload.exchange.FailureClass;
import io.github.wingload.exchange.SparseHistogram;
import io.github.wingload.exchange.StreamedAnswer;
import io.github.wingload.exchange.Times;
import io.github.wingload.observe.Reading;
import io.github.wingload.plan.Figure.Quantity;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.BiConsumer;
import java.util.function.ToLongFunction;
import org.HdrHistogram.Histogram;

/**
 * A whole run over time, in bins of equal length, from its first second to its last call: what charts are drawn from.
 *
 * <p>A start counts in the bin that it was intended in, an ended call and its time in the bin in which it ended, the first token of
 * a streamed answer in the bin in which it came, and its tokens evenly in those from the first token to the end. A bin is a
 * second long. Where a run has more than {@value #MOST_BINS} of them, neighbours are put together and bins are twice as long, so
 * that memory has a bound. Percentiles of a longer bin are those of all its calls, never means of percentiles.
 *
 * <p>Not thread-safe. Times are nanoseconds from time zero.
 */
public final class Timeline {

    /** The most bins. */
    public static final int MOST_BINS = 1_800;

    private static final double NS_PER_SECOND = 1e9;

    private final ToLongFunction<Call> time;
    private final boolean[] timed;
    private final List<Bin> bins = new ArrayList<>();
    private long binNs = 1_000_000_000L;
    private int firstChanged;

    /**
     * @param time of a call that is shown, in nanoseconds
     * @param timed by task, true if its times are shown
     */
    public Timeline(ToLongFunction<Call> time, boolean[] timed) {
        this.time = time;
        this.timed = timed.clone();
    }

    /** Takes a call that has ended, or was dropped. */
    public void record(Call call) {
        at(call.intendedNs()).offered++;
        Bin end = at(call.endNs());
        if (CallLedger.isRequest(call)) {
            end.ended++;
            spread(Math.max(0, call.startedNs()), call.endNs(), (bin, ns) -> bin.busyNs += ns);
        }
        if (!call.ok()) {
            end.failed++;
            end.failures.merge(call.failureClass(), 1L, Long::sum);
        } else {
            end.ok++;
            StreamedAnswer stream = call.stream();
            if (timed[call.task()]) {
                long durationNs = time.applyAsLong(call);
                end.record(Quantity.DURATION, durationNs);
                first(Quantity.TIME_TO_FIRST_TOKEN, stream.firstTokenNs(), call.endNs() - durationNs);
                first(Quantity.TIME_TO_FIRST_OUTPUT, stream.firstOutputNs(), call.endNs() - durationNs);
            }
            if (stream.firstOutputNs() != stream.firstTokenNs()) {
                at(stream.firstTokenNs()).reasoned = true;
            }
            if (stream.outputTokens() > 0 && stream.firstTokenNs() != Times.NEVER) {
                arrive(stream.outputTokens(), stream.firstTokenNs(), stream.lastNs());
            }
        }
    }

    private void first(Quantity quantity, long ns, long startNs) {
        if (ns != Times.NEVER) {
            at(ns).record(quantity, ns - startNs);
        }
    }

    private void arrive(long tokens, long firstNs, long lastNs) {
        if (lastNs <= firstNs) {
            at(firstNs).tokens += tokens;
        } else {
            double perNs = (double) tokens / (lastNs - firstNs);
            spread(firstNs, lastNs, (bin, ns) -> bin.tokens += ns * perNs);
        }
    }

    /**
     * Takes calls of which only the times are known: their starts and the classes of the failed ones are not.
     *
     * @param atNs about when they ended
     * @param ok times of the ok calls in whole microseconds
     * @param failed how many failed
     */
    public void record(long atNs, Histogram ok, long failed) {
        Bin bin = at(atNs);
        bin.ended += ok.getTotalCount() + failed;
        bin.ok += ok.getTotalCount();
        bin.failed += failed;
        if (ok.getTotalCount() > 0) {
            Durations.add(bin.times(Quantity.DURATION), ok);
        }
    }

    /** Takes the number of users at a time; of several in one bin, the last counts. */
    public void users(long atNs, int users) {
        at(atNs).users = OptionalDouble.of(users);
    }

    /** Takes a scraped figure of the server; of several in one bin, the mean counts. */
    public void record(Reading reading) {
        if (reading.value().isPresent()) {
            at(reading.ns())
                    .observed
                    .computeIfAbsent(reading.figure(), first -> new Mean())
                    .add(reading.value().getAsDouble());
        }
    }

    /** The length of a bin in seconds: a power of two. */
    public double binSeconds() {
        return binNs / NS_PER_SECOND;
    }

    /** The same run in bins of at least this length, in seconds; a copy. */
    public Timeline widened(double seconds) {
        Timeline wider = new Timeline(time, timed);
        wider.binNs = binNs;
        while (wider.binSeconds() < seconds) {
            wider.binNs *= 2;
        }
        for (int i = 0; i < bins.size(); i++) {
            wider.at(i * binNs).add(bins.get(i));
        }
        return wider;
    }

    /** The bins, in order; the last may not be over. */
    public List<Bin> bins() {
        return Collections.unmodifiableList(bins);
    }

    /** The first bin that has changed since this was last asked; the number of bins if none has. */
    public int takeFirstChanged() {
        int first = Math.min(firstChanged, bins.size());
        firstChanged = Integer.MAX_VALUE;
        return first;
    }

    /** Passes on each bin between two times, with how much of it is between them. */
    private void spread(long firstNs, long endNs, BiConsumer<Bin, Long> parts) {
        long fromNs = firstNs;
        while (fromNs < endNs) {
            Bin bin = at(fromNs);
            long untilNs = Math.min(endNs, (fromNs / binNs + 1) * binNs);
            parts.accept(bin, untilNs - fromNs);
            fromNs = untilNs;
        }
    }

    private Bin at(long ns) {
        long exactNs = Math.max(0, ns);
        while (exactNs / binNs >= MOST_BINS) {
            halve();
        }
        int index = (int) (exactNs / binNs);
        firstChanged = Math.min(firstChanged, Math.min(index, bins.size()));
        while (bins.size() <= index) {
            bins.add(new Bin());
        }
        return bins.get(index);
    }

    private void halve() {
        for (int pair = 0; 2 * pair < bins.size(); pair++) {
            Bin both = bins.get(2 * pair);
            if (2 * pair + 1 < bins.size()) {
                both.add(bins.get(2 * pair + 1));
            }
            bins.set(pair, both);
        }
        bins.subList((bins.size() + 1) / 2, bins.size()).clear();
        binNs *= 2;
        firstChanged = 0;
    }

    private static long us(long ns) {
        return Math.min(Math.max(0, ns) / Durations.NS_PER_US, Durations.HIGHEST_US);
    }

    /** What happened in one bin. */
    public static final class Bin {

        private long offered;
        private long ended;
        private long ok;
        private long failed;
        private long busyNs;
        private double tokens;
        private boolean reasoned;
        private OptionalDouble users = OptionalDouble.empty();
        private final Map<FailureClass, Long> failures = new EnumMap<>(FailureClass.class);
        private final Map<String, Mean> observed = new LinkedHashMap<>();
        private final Map<Quantity, SparseHistogram> times = new EnumMap<>(Quantity.class);

        private void add(Bin later) {
            offered += later.offered;
            ended += later.ended;
            ok += later.ok;
            failed += later.failed;
            busyNs += later.busyNs;
            tokens += later.tokens;
            reasoned |= later.reasoned;
            users = later.users.isPresent() ? later.users : users;
            later.failures.forEach((failed, count) -> failures.merge(failed, count, Long::sum));
            later.observed.forEach((figure, mean) ->
                    observed.computeIfAbsent(figure, first -> new Mean()).plus(mean));
            later.times.forEach((quantity, us) -> times(quantity).add(us));
        }

        private void record(Quantity quantity, long ns) {
            times(quantity).record(us(ns));
        }

        private SparseHistogram times(Quantity quantity) {
            return times.computeIfAbsent(quantity, first -> new SparseHistogram());
        }

        /** Calls that were intended to start, dropped ones included. */
        public long offered() {
            return offered;
        }

        /** Calls that were sent and ended. */
        public long ended() {
            return ended;
        }

        /** Those of them that were ok. */
        public long ok() {
            return ok;
        }

        /** Calls that failed, were dropped or never sent. */
        public long failed() {
            return failed;
        }

        /** Those of them whose class is known, by class; classes without calls are absent. */
        public Map<FailureClass, Long> failures() {
            return Collections.unmodifiableMap(failures);
        }

        /** How many users there were, if it is known. */
        public OptionalDouble users() {
            return users;
        }

        /** The time in flight of all calls together, in seconds: divided by the length of the bin, the mean number in flight. */
        public double busySeconds() {
            return busyNs / NS_PER_SECOND;
        }

        /** A figure of the server; empty if it was not scraped. */
        public OptionalDouble observed(String figure) {
            Mean mean = observed.get(figure);
            return mean == null ? OptionalDouble.empty() : OptionalDouble.of(mean.sum / mean.count);
        }

        /** Tokens of answers of ok calls that arrived, as far as servers counted them. */
        public double tokens() {
            return tokens;
        }

        /** True if an answer began with reasoning, so that its first output is not its first token. */
        public boolean reasoned() {
            return reasoned;
        }

        /** True if there is a time of an ok call. A bin has durations and the times to the first token and the first output. */
        public boolean has(Quantity quantity) {
            return times.containsKey(quantity);
        }

        /**
         * Percentiles of times of the ok calls in milliseconds, as a {@link Histogram} gives them; 0 without times.
         *
         * @param percentiles in (0, 100], ascending
         */
        public double[] percentilesMs(Quantity quantity, double... percentiles) {
            double[] found = new double[percentiles.length];
            SparseHistogram us = times.get(quantity);
            if (us == null) {
                return found;
            }
            long[] seen = new long[1];
            int[] next = new int[1];
            us.inOrder((value, count) -> {
                seen[0] += count;
                while (next[0] < found.length && seen[0] >= rank(percentiles[next[0]], us.total())) {
                    found[next[0]++] = value / Durations.US_PER_MS;
                }
            });
            return found;
        }

        private static long rank(double percentile, long count) {
            return Math.max(1, (long) Math.ceil(Math.nextDown(percentile) / 100 * count));
        }

        /** Passes on the durations of the ok calls in whole microseconds, each with its number, in no particular order. */
        public void forEachDuration(TimeCount taken) {
            SparseHistogram us = times.get(Quantity.DURATION);
            if (us != null) {
                us.forEach(taken::accept);
            }
        }
    }

    /** Receives times. */
    @FunctionalInterface
    public interface TimeCount {

        /** Takes a time and how many calls took so long. */
        void accept(long us, long count);
    }

    /** A mean of numbers, while they come. */
    private static final class Mean {
        private double sum;
        private long count;

        private void add(double value) {
            sum += value;
            count++;
        }

        private void plus(Mean other) {
            sum += other.sum;
            count += other.count;
        }
    }
}
