package io.github.wingload.stats;

import io.github.wingload.exchange.FailureClass;
import io.github.wingload.plan.Figure;
import io.github.wingload.plan.Figure.Quantity;
import io.github.wingload.plan.Figure.Things;
import io.github.wingload.plan.Figure.Times;
import java.util.function.Function;

/**
 * The counts and times of calls of which only statistics are kept. Counts within a limit are as exact as a histogram is. Of the
 * times of calls, only durations are known. Immutable.
 */
public class StatsCounts implements Figure.Counts {

    private final CallStats calls;
    private final Function<CallDurations, Durations> duration;

    /** @param duration which of a call's times is its duration: the meaning of {@link Quantity#DURATION} in this run */
    public StatsCounts(CallStats calls, Function<CallDurations, Durations> duration) {
        this.calls = calls;
        this.duration = duration;
    }

    /** The times that are known, without those of calls that never ended. */
    Durations durations(Times of) {
        if (of.quantity() != Quantity.DURATION) {
            return of.calls() == Figure.Calls.OK
                    ? calls.timed().details().streams().of(of.quantity(), duration)
                    : Durations.NONE;
        }
        return switch (of.calls()) {
            case ALL -> duration.apply(calls.ok());
            case SENT -> duration.apply(calls.all());
            case OK -> duration.apply(calls.timed().ok());
            case FAILED -> duration.apply(calls.failed());
            case FIRST_OK -> Durations.NONE;
        };
    }

    /** How many calls count as never ended. */
    long endless(Times of) {
        return timed(of) - durations(of).count();
    }

    @Override
    public long number(Things things) {
        Details valid = calls.valid().details();
        return switch (things) {
            case INTENDED -> calls.requests() + calls.neverSent();
            case SENT -> calls.requests();
            case OK -> calls.ok().count();
            case NOT_OK -> number(Things.INTENDED) - number(Things.OK);
            case CACHE_KNOWN -> valid.hits().count() + valid.misses().count();
            case CACHE_HITS -> valid.hits().count();
            case ITEMS -> calls.details().items();
            case ITEMS_OK -> calls.details().itemsOk();
            case OUTPUT_TOKENS -> calls.details().streams().counts().outputTokens();
            case OUTPUT_UNKNOWN -> calls.details().streams().counts().uncounted();
            case INPUT_TOKENS -> calls.details().streams().counts().inputTokens();
            // Statistics do not tell which calls kept all their limits, or whose prompts were not counted.
            case GOOD, INPUT_UNKNOWN -> 0;
        };
    }

    @Override
    public long withStatus(int status) {
        return calls.statuses().getOrDefault(status, 0L);
    }

    @Override
    public long failed(String failureClass) {
        return FailureClass.labelled(failureClass).map(calls::count).orElse(0L);
    }

    @Override
    public long timed(Times of) {
        return of.calls() == Figure.Calls.ALL
                ? number(Things.INTENDED)
                : durations(of).count();
    }

    @Override
    public long within(Times of, long fromNs, long toNs) {
        return below(of, toNs) - below(of, fromNs);
    }

    private long below(Times of, long ns) {
        long highestUs = Math.min((ns - 1) / Durations.NS_PER_US, Durations.HIGHEST_US);
        return ns <= 0 ? 0 : durations(of).histogram().getCountBetweenValues(0, highestUs);
    }
}
