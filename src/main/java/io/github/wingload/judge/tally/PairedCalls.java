package io.github.wingload.judge.tally;

import io.github.wingload.exchange.Call;
import io.github.wingload.exchange.Times;
import java.util.function.UnaryOperator;

/**
 * The calls of both sides of a comparison to one row.
 *
 * @param first the call to the first side
 * @param second the call to the second side
 */
public record PairedCalls(Call first, Call second) {

    /** True if the call to the first side was made first. */
    boolean firstSideFirst() {
        return first.intendedNs() <= second.intendedNs();
    }

    /** When the pair was to start. */
    public long intendedNs() {
        return Math.min(first.intendedNs(), second.intendedNs());
    }

    /** When the call that was made second was to start. */
    long secondIntendedNs() {
        return Math.max(first.intendedNs(), second.intendedNs());
    }

    /** True if both calls are ok. */
    boolean ok() {
        return first.ok() && second.ok();
    }

    /** True if both calls were started. Only one that was dropped for a delay of wingload is ok without a start, as if it had been made. */
    boolean started() {
        return first.startedNs() != Times.NEVER && second.startedNs() != Times.NEVER;
    }

    /** The pair with both calls changed; the same object if none was. */
    public PairedCalls with(UnaryOperator<Call> change) {
        Call ofFirst = change.apply(first);
        Call ofSecond = change.apply(second);
        return ofFirst == first && ofSecond == second ? this : new PairedCalls(ofFirst, ofSecond);
    }
}
