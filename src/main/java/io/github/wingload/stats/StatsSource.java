package io.github.wingload.stats;

import io.github.wingload.plan.Figure;
import io.github.wingload.plan.Figure.Counted;
import io.github.wingload.plan.Figure.Things;
import java.time.Duration;
import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * Figures of calls of which only statistics are kept. Counts within a limit are as exact as a histogram is. A figure that no
 * call can be made from, and one that the statistics do not tell, is empty. Immutable.
 */
public class StatsSource implements Figure.Source<OptionalDouble>, Figure.Counts {

    private static final double MS_PER_SECOND = 1e3;
    private static final double PERCENT = 100;
    private static final long NS_PER_US = 1_000;
    private static final double US_PER_MS = 1e3;

    private final CallStats calls;
    private final Function<CallDurations, Durations> duration;
    private final double seconds;

    /**
     * @param duration which of a call's times is its duration: what {@link Figure.Quantity#DURATION} means in this run
     * @param seconds over which the calls went
     */
    public StatsSource(CallStats calls, Function<CallDurations, Durations> duration, double seconds) {
        this.calls = calls;
        this.duration = duration;
        this.seconds = seconds;
    }

    /** The times that are known; those of calls that never ended are not among them. */
    public Durations durations(Figure.Times of) {
        return switch (of.calls()) {
            case ALL -> duration.apply(calls.ok());
            case SENT -> duration.apply(calls.all());
            case OK -> duration.apply(calls.timed().ok());
            case FAILED -> duration.apply(calls.failed());
            case FIRST_OK -> Durations.NONE;
        };
    }

    /** How many calls count as ones that never ended. */
    public long endless(Figure.Times of) {
        return timed(of) - durations(of).count();
    }

    @Override
    public OptionalDouble percentile(Figure.Times of, double percentile) {
        Durations known = durations(of);
        if (endless(of) == 0) {
            return some(known, known.percentileMs(percentile));
        }
        double inBucket = Endless.ms(Endless.with(known, endless(of)).getValueAtPercentile(percentile) / US_PER_MS);
        return OptionalDouble.of(
                Double.isInfinite(inBucket) ? inBucket : Math.min(Math.max(inBucket, known.minMs()), known.maxMs()));
    }

    @Override
    public OptionalDouble mean(Figure.Times of) {
        return some(durations(of), durations(of).meanMs());
    }

    @Override
    public OptionalDouble shortest(Figure.Times of) {
        return some(durations(of), durations(of).minMs());
    }

    @Override
    public OptionalDouble longest(Figure.Times of) {
        return some(durations(of), durations(of).maxMs());
    }

    @Override
    public OptionalDouble share(Counted part, Counted whole) {
        long all = whole.in(this);
        return all == 0 ? OptionalDouble.empty() : OptionalDouble.of(PERCENT * part.in(this) / all);
    }

    @Override
    public OptionalDouble rate(Things counted, Duration per) {
        return seconds > 0
                ? OptionalDouble.of(counted.in(this) * (per.toMillis() / MS_PER_SECOND) / seconds)
                : OptionalDouble.empty();
    }

    @Override
    public OptionalDouble total(Counted counted) {
        return OptionalDouble.of(counted.in(this));
    }

    @Override
    public OptionalDouble unknown() {
        return OptionalDouble.empty();
    }

    @Override
    public long intended() {
        return calls.requests() + calls.neverSent();
    }

    @Override
    public long sent() {
        return calls.requests();
    }

    @Override
    public long ok() {
        return calls.ok().count();
    }

    @Override
    public long cacheKnown() {
        return cacheHits() + calls.valid().details().misses().count();
    }

    @Override
    public long cacheHits() {
        return calls.valid().details().hits().count();
    }

    @Override
    public long items() {
        return calls.details().items();
    }

    @Override
    public long itemsOk() {
        return calls.details().itemsOk();
    }

    @Override
    public long withStatus(int status) {
        return calls.statuses().getOrDefault(status, 0L);
    }

    @Override
    public long timed(Figure.Times times) {
        return times.calls() == Figure.Calls.ALL ? intended() : durations(times).count();
    }

    @Override
    public long within(Figure.Times times, long fromNs, long toNs) {
        return below(times, toNs) - below(times, fromNs);
    }

    private long below(Figure.Times times, long ns) {
        long highestUs = Math.min((ns - 1) / NS_PER_US, Durations.HIGHEST_US);
        return ns <= 0 ? 0 : durations(times).histogram().getCountBetweenValues(0, highestUs);
    }

    private static OptionalDouble some(Durations durations, double value) {
        return durations.count() == 0 ? OptionalDouble.empty() : OptionalDouble.of(value);
    }
}
