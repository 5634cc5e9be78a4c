package io.github.wingload.run;

import io.github.wingload.plan.Rule;
import io.github.wingload.result.HeadlineTime;
import io.github.wingload.stats.SecondStats;
import io.github.wingload.stats.StatsSource;
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

    private static final double NS_PER_SECOND = 1e9;

    private final Rule rule;
    private final HeadlineTime time;
    private final Optional<Long> overNs;
    private final Tally tally;

    /** When the seconds ended that are looked back at. */
    private final Deque<Long> endsNs = new ArrayDeque<>();

    private int seconds;

    LookBack(Rule rule, HeadlineTime time) {
        this.rule = rule;
        this.time = time;
        this.overNs = rule.over().map(Duration::toNanos);
        this.tally = new Tally(time::of, List.of(rule.figure()));
    }

    /** Takes one more second, and tells whether the rule holds at its end. */
    boolean holdsAfter(SecondStats second) {
        int slot = overNs.isPresent() ? seconds++ : 0;
        tally.record(slot, new StatsSource(second.aggregated(), time::of, 0));
        return overNs.map(length -> holdsOver(length, second.endNs())).orElseGet(() -> holds(0, 1, second.endNs()));
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
        OptionalDouble figure = rule.figure().from(tally.values(first, end, lengthNs / NS_PER_SECOND));
        return figure.isPresent() && rule.operator().holds(figure.getAsDouble(), rule.limit());
    }
}
