package io.github.wingload.result;

import io.github.wingload.exchange.FailureClass;
import io.github.wingload.plan.Figure;
import io.github.wingload.plan.Figure.Calls;
import io.github.wingload.plan.Figure.Counted;
import io.github.wingload.plan.Figure.Quantity;
import io.github.wingload.plan.Figure.Things;
import io.github.wingload.plan.Figure.Times;
import io.github.wingload.stats.CallStats;
import io.github.wingload.stats.Durations;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Figures from the totals of a run, which views show while it goes on. They are of all calls that have ended, those of the warm-up
 * included, so a verdict is not made from them. Figures that totals do not hold are empty, such as a share of calls within a time.
 *
 * @param calls that have ended
 * @param time that is shown of them
 * @param seconds since time zero
 */
public record FiguresSoFar(CallStats calls, HeadlineTime time, double seconds)
        implements Figure.Source<OptionalDouble> {

    private static final double PERCENT = 100;
    private static final double NS_PER_SECOND = 1e9;

    @Override
    public OptionalDouble unknown() {
        return OptionalDouble.empty();
    }

    @Override
    public OptionalDouble percentile(Times times, double percentile) {
        return durations(times).map(known -> known.percentileIfAny(percentile)).orElseGet(OptionalDouble::empty);
    }

    @Override
    public OptionalDouble mean(Times times) {
        return durations(times).map(known -> known.ifAny(known.meanMs())).orElseGet(OptionalDouble::empty);
    }

    @Override
    public OptionalDouble shortest(Times times) {
        return durations(times).map(known -> known.ifAny(known.minMs())).orElseGet(OptionalDouble::empty);
    }

    @Override
    public OptionalDouble longest(Times times) {
        return durations(times).map(known -> known.ifAny(known.maxMs())).orElseGet(OptionalDouble::empty);
    }

    @Override
    public OptionalDouble share(Counted part, Counted whole) {
        OptionalDouble of = total(whole);
        OptionalDouble some = total(part);
        return some.isPresent() && of.isPresent() && of.getAsDouble() > 0
                ? OptionalDouble.of(PERCENT * some.getAsDouble() / of.getAsDouble())
                : OptionalDouble.empty();
    }

    @Override
    public OptionalDouble rate(Things counted, Duration per) {
        OptionalDouble count = total(counted);
        return count.isPresent() && seconds > 0
                ? OptionalDouble.of(count.getAsDouble() / seconds * (per.toNanos() / NS_PER_SECOND))
                : OptionalDouble.empty();
    }

    @Override
    public OptionalDouble total(Counted counted) {
        if (counted == Things.GOOD) {
            // The totals do not tell which calls kept all their limits.
            return OptionalDouble.empty();
        }
        if (counted instanceof Things things) {
            return OptionalDouble.of(number(things));
        }
        if (counted instanceof Figure.Status status) {
            return OptionalDouble.of(calls.statuses().getOrDefault(status.status(), 0L));
        }
        return counted instanceof Figure.Failed failed
                ? FailureClass.labelled(failed.failureClass())
                        .map(known -> OptionalDouble.of(calls.count(known)))
                        .orElseGet(OptionalDouble::empty)
                : OptionalDouble.empty();
    }

    private long number(Things things) {
        return switch (things) {
            case INTENDED -> calls.intended();
            case SENT -> calls.requests();
            case OK -> calls.ok().count();
            case NOT_OK -> calls.intended() - calls.ok().count();
            case CACHE_KNOWN ->
                calls.details().hits().count() + calls.details().misses().count();
            case CACHE_HITS -> calls.details().hits().count();
            case ITEMS -> calls.details().items();
            case ITEMS_OK -> calls.details().itemsOk();
            case OUTPUT_TOKENS -> calls.details().streams().counts().outputTokens();
            case OUTPUT_UNKNOWN -> calls.details().streams().counts().uncounted();
            case INPUT_TOKENS -> calls.details().streams().counts().inputTokens();
            case GOOD, INPUT_UNKNOWN -> 0;
        };
    }

    /** Times of {@link Calls#ALL}, in which failed calls never end, and of the first calls are not among the totals. */
    private Optional<Durations> durations(Times times) {
        if (times.quantity() != Quantity.DURATION) {
            return times.calls() == Calls.OK
                    ? Optional.of(calls.timed().details().streams().of(times.quantity(), time::of))
                    : Optional.empty();
        }
        return switch (times.calls()) {
            case OK -> Optional.of(time.of(calls.timed().ok()));
            case FAILED -> Optional.of(time.of(calls.timed().failed()));
            case SENT -> Optional.of(time.of(calls.timed().all()));
            case ALL, FIRST_OK -> Optional.empty();
        };
    }
}
