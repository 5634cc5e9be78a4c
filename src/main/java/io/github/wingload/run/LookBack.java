package io.github.wingload.run;

import io.github.wingload.exchange.Call;
import io.github.wingload.plan.Reporting.Slo;
import io.github.wingload.plan.Rule;
import io.github.wingload.result.HeadlineTime;
import io.github.wingload.stats.Tally;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The calls that a stop rule looks back at: those of the last seconds, or all since time zero.
 *
 * <p>A tally keeps what the rule's figure needs, with a slot for each second; without a length of time there is one slot.
 * Distributions of seconds that have gone by are given back. Used by one thread.
 */
final class LookBack {

    private final Rule rule;
    private final Optional<Long> overNs;
    private final Tally tally;

    /** The ends of the seconds in the rule's length of time. */
    private final Deque<Long> endsNs = new ArrayDeque<>();

    private final int whole;
    private int seconds;

    /** @param shards how many processes make the load; what adds up over them is taken to be the same in each */
    LookBack(Rule rule, HeadlineTime time, Slo slo, int shards) {
        this.whole = rule.figure().addsUp() ? shards : 1;
        this.rule = rule;
        this.overNs = rule.over().map(Duration::toNanos);
        this.tally = new Tally(time::of, slo, List.of(rule.figure()), 1);
    }

    /**
     * Takes a call that has ended in the running second.
     *
     * @param timed false for a call whose payload is invalid while others are not
     */
    void record(Call call, boolean timed) {
        tally.record(overNs.isPresent() ? seconds : 0, call, timed);
    }

    /** Ends the running second. Returns whether the rule holds. */
    boolean holdsAt(long endNs) {
        seconds++;
        return overNs.map(length -> holdsOver(length, endNs)).orElseGet(() -> holds(0, 1, endNs));
    }

    private boolean holdsOver(long lengthNs, long endNs) {
        endsNs.addLast(endNs);
        while (endsNs.peekFirst() <= endNs - lengthNs) {
            endsNs.removeFirst();
        }
        int first = seconds - endsNs.size();
        tally.forget(first);
        // Before so much time has passed there is nothing of that length to look back at.
        return endNs >= lengthNs && holds(first, seconds, lengthNs);
    }

    private boolean holds(int first, int end, long lengthNs) {
        OptionalDouble figure = rule.figure().from(tally.values(first, end, lengthNs / 1e9));
        return figure.isPresent() && rule.operator().holds(whole * figure.getAsDouble(), rule.limit());
    }
}
