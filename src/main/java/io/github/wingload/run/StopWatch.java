package io.github.wingload.run;

import io.github.wingload.plan.Measure;
import io.github.wingload.plan.Safeguards;
import io.github.wingload.plan.Safeguards.RateLimit;
import io.github.wingload.plan.StopRule;
import io.github.wingload.result.HeadlineTime;
import io.github.wingload.stats.CallStats;
import io.github.wingload.stats.Durations;
import io.github.wingload.stats.SecondStats;
import io.github.wingload.stats.Times;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * Says when a run is to be ended early: a stop rule holds, or as many requests were sent in an hour as the target allows.
 *
 * <p>Told of every second; used by one thread.
 */
final class StopWatch {

    private static final long HOUR_NS = Duration.ofHours(1).toNanos();
    private static final double NS_PER_SECOND = 1e9;
    private static final double SECONDS_PER_HOUR = 3600;

    private final Safeguards safeguards;
    private final HeadlineTime time;
    private final Deque<Second> seconds = new ArrayDeque<>();
    private final long keepNs;

    private record Second(long startNs, long endNs, CallStats calls) {}

    StopWatch(Safeguards safeguards, HeadlineTime time) {
        this.safeguards = safeguards;
        this.time = time;
        long longestNs = safeguards.stopWhen().stream()
                .mapToLong(rule -> rule.over().map(Duration::toNanos).orElse(Long.MAX_VALUE))
                .max()
                .orElse(0);
        this.keepNs = limited() ? Math.max(longestNs, HOUR_NS) : longestNs;
    }

    /** The rule that holds now, in words; empty if the run may go on. */
    Optional<String> secondEnded(SecondStats second) {
        if (keepNs == 0) {
            return Optional.empty();
        }
        seconds.addLast(new Second(second.startNs(), second.endNs(), second.aggregated()));
        while (second.endNs() - seconds.peekFirst().startNs() > keepNs) {
            seconds.removeFirst();
        }
        for (StopRule rule : safeguards.stopWhen()) {
            if (holds(rule, second.endNs())) {
                return Optional.of(rule.text());
            }
        }
        return overLimit(second.endNs());
    }

    private boolean limited() {
        return safeguards.rateLimit().isPresent() && !safeguards.exceedLimits();
    }

    private Optional<String> overLimit(long nowNs) {
        if (!limited()) {
            return Optional.empty();
        }
        RateLimit limit = safeguards.rateLimit().orElseThrow();
        long sent = seconds.stream()
                .filter(second -> nowNs - second.startNs() <= HOUR_NS)
                .mapToLong(second -> second.calls().requests())
                .sum();
        return sent < limit.requestsPerHour()
                ? Optional.empty()
                : Optional.of(limit.requestsPerHour() + " requests in an hour, all that the limit (" + limit.name()
                        + ") allows");
    }

    private boolean holds(StopRule rule, long nowNs) {
        long backNs = rule.over().map(Duration::toNanos).orElse(nowNs);
        if (nowNs < backNs) {
            return false;
        }
        CallStats calls = CallStats.NONE;
        for (Second second : seconds) {
            if (second.endNs() > nowNs - backNs) {
                calls = calls.plus(second.calls());
            }
        }
        Optional<Double> figure = figure(rule.measure(), calls, backNs / NS_PER_SECOND);
        return figure.isPresent() && rule.operator().holds(figure.get(), rule.limit());
    }

    /** Empty where there is no call to make the figure from. */
    private Optional<Double> figure(Measure measure, CallStats calls, double overSeconds) {
        long intended = calls.requests() + calls.dropped();
        return switch (measure.kind()) {
            case SUCCESS_RATE -> share(calls.ok().count(), intended);
            case FAILURE_RATE -> share(intended - calls.ok().count(), intended);
            case FAILURE_COUNT -> Optional.of((double) (intended - calls.ok().count()));
            case STATUS_COUNT -> Optional.of((double) calls.statuses().getOrDefault((int) measure.number(), 0L));
            case REQUESTS_PER_SECOND -> Optional.of(calls.requests() / overSeconds);
            case REQUESTS_PER_HOUR -> Optional.of(calls.requests() / overSeconds * SECONDS_PER_HOUR);
            case OK_PER_HOUR -> Optional.of(calls.ok().count() / overSeconds * SECONDS_PER_HOUR);
            case PERCENTILE -> durations(measure, calls).map(all -> all.percentileMs(measure.number()));
            case MEAN -> durations(measure, calls).map(Durations::meanMs);
            case MIN -> durations(measure, calls).map(Durations::minMs);
            case MAX -> durations(measure, calls).map(Durations::maxMs);
        };
    }

    private Optional<Durations> durations(Measure measure, CallStats calls) {
        Times times = switch (measure.of()) {
            case ALL -> calls.all();
            case OK -> calls.ok();
            case FAILED -> calls.failed();
        };
        return Optional.of(time.of(times)).filter(durations -> durations.count() > 0);
    }

    private static Optional<Double> share(long part, long whole) {
        return whole == 0 ? Optional.empty() : Optional.of(100.0 * part / whole);
    }
}
