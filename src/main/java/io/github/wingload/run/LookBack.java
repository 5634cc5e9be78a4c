package io.github.wingload.run;

import io.github.wingload.plan.Measure;
import io.github.wingload.plan.Rule;
import io.github.wingload.result.HeadlineTime;
import io.github.wingload.stats.CallDurations;
import io.github.wingload.stats.CallStats;
import io.github.wingload.stats.Durations;
import io.github.wingload.stats.SecondStats;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * What a stop rule looks back at: the seconds of its length of time, or all since time zero as one sum.
 *
 * <p>Distributions are kept only for rules on times; the others keep some numbers a second. Used by one thread.
 */
final class LookBack {

    private static final double NS_PER_SECOND = 1e9;
    private static final double SECONDS_PER_HOUR = 3600;

    private final Rule rule;
    private final HeadlineTime time;
    private final Optional<Long> overNs;
    private final Deque<Second> seconds = new ArrayDeque<>();
    private Seen sinceZero = Seen.NOTHING;

    private record Second(long endNs, Seen seen) {}

    /**
     * What a rule's figure is made from.
     *
     * @param answers with the status that a rule counts
     * @param times only for rules on times
     */
    private record Seen(long requests, long ok, long dropped, long answers, Optional<Durations> times) {

        private static final Seen NOTHING = new Seen(0, 0, 0, 0, Optional.empty());

        Seen plus(Seen other) {
            return new Seen(
                    requests + other.requests,
                    ok + other.ok,
                    dropped + other.dropped,
                    answers + other.answers,
                    times.isEmpty()
                            ? other.times
                            : times.map(mine -> other.times.map(mine::plus).orElse(mine)));
        }
    }

    LookBack(Rule rule, HeadlineTime time) {
        this.rule = rule;
        this.time = time;
        this.overNs = rule.over().map(Duration::toNanos);
    }

    /** Takes one more second, and tells whether the rule holds at its end. */
    boolean holdsAfter(SecondStats second) {
        Seen seen = seen(second.aggregated());
        if (overNs.isEmpty()) {
            sinceZero = sinceZero.plus(seen);
            return holds(sinceZero, second.endNs());
        }
        seconds.addLast(new Second(second.endNs(), seen));
        while (seconds.peekFirst().endNs() <= second.endNs() - overNs.get()) {
            seconds.removeFirst();
        }
        // Before so much time has passed there is nothing of that length to look back at.
        return second.endNs() >= overNs.get()
                && holds(seconds.stream().map(Second::seen).reduce(Seen.NOTHING, Seen::plus), overNs.get());
    }

    private Seen seen(CallStats calls) {
        Measure measure = rule.measure();
        return new Seen(
                calls.requests(),
                calls.ok().count(),
                calls.dropped(),
                calls.statuses().getOrDefault((int) measure.number(), 0L),
                measure.kind().time() ? Optional.of(time.of(times(measure, calls))) : Optional.empty());
    }

    private static CallDurations times(Measure measure, CallStats calls) {
        return switch (measure.of()) {
            case ALL -> calls.all();
            case OK -> calls.ok();
            case FAILED -> calls.failed();
        };
    }

    private boolean holds(Seen seen, long lengthNs) {
        Optional<Double> figure = figure(seen, lengthNs / NS_PER_SECOND);
        return figure.isPresent() && rule.operator().holds(figure.get(), rule.limit());
    }

    /** Empty where there is no call to make the figure from. */
    private Optional<Double> figure(Seen seen, double lengthSeconds) {
        Measure measure = rule.measure();
        long intended = seen.requests() + seen.dropped();
        Optional<Durations> times = seen.times().filter(durations -> durations.count() > 0);
        return switch (measure.kind()) {
            case SUCCESS_RATE -> share(seen.ok(), intended);
            case FAILURE_RATE -> share(intended - seen.ok(), intended);
            case FAILURE_COUNT -> Optional.of((double) (intended - seen.ok()));
            case STATUS_COUNT -> Optional.of((double) seen.answers());
            case REQUESTS_PER_SECOND -> Optional.of(seen.requests() / lengthSeconds);
            case REQUESTS_PER_HOUR -> Optional.of(seen.requests() / lengthSeconds * SECONDS_PER_HOUR);
            case OK_PER_HOUR -> Optional.of(seen.ok() / lengthSeconds * SECONDS_PER_HOUR);
            case PERCENTILE -> times.map(all -> all.percentileMs(measure.number()));
            case MEAN -> times.map(Durations::meanMs);
            case MIN -> times.map(Durations::minMs);
            case MAX -> times.map(Durations::maxMs);
            case SERVER_MEAN, SERVER_MIN, SERVER_MAX, CACHE_HIT_RATE, ITEM_SUCCESS_RATE ->
                throw new IllegalArgumentException(rule.text() + " is for thresholds");
        };
    }

    private static Optional<Double> share(long part, long whole) {
        return whole == 0 ? Optional.empty() : Optional.of(100.0 * part / whole);
    }
}
