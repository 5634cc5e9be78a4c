package io.github.wingload.cli.run;

import io.github.wingload.plan.ClosedLoad;
import io.github.wingload.plan.Load;
import io.github.wingload.plan.OpenLoad;
import io.github.wingload.plan.Plan;
import io.github.wingload.report.console.LiveFigures;
import io.github.wingload.result.HeadlineTime;
import io.github.wingload.result.Progress;
import io.github.wingload.schedule.RateProfile;
import io.github.wingload.stats.CallStats;
import io.github.wingload.stats.Durations;
import io.github.wingload.stats.SecondStats;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.OptionalLong;

/** Computes the live figures of a run from its seconds; current figures cover the last five seconds. */
final class CurrentFigures {

    private static final int SECONDS = 5;

    private final Optional<Duration> runTime;
    private final OptionalLong requests;
    private final Optional<RateProfile> rate;
    private final HeadlineTime time;
    private final int thresholds;
    private final Deque<SecondStats> recent = new ArrayDeque<>();

    CurrentFigures(Plan plan) {
        Load load = plan.load();
        this.thresholds = plan.thresholds().size();
        this.runTime = load.plannedEnd();
        this.requests = load instanceof ClosedLoad closed ? closed.requests() : OptionalLong.empty();
        this.rate = load instanceof OpenLoad open ? Optional.of(RateProfile.of(open)) : Optional.empty();
        this.time = HeadlineTime.of(load);
    }

    /**
     * Returns the figures after one more second.
     *
     * @param stopped true if the run was stopped from outside
     */
    LiveFigures after(Progress progress, boolean stopped) {
        recent.addLast(progress.second());
        if (recent.size() > SECONDS) {
            recent.removeFirst();
        }
        CallStats current = recent.stream()
                .map(SecondStats::aggregated)
                .reduce(CallStats::plus)
                .orElseThrow();
        double seconds = (recent.getLast().endNs() - recent.getFirst().startNs()) / 1e9;
        Durations durations = time.of(current.all());
        Duration elapsed = Duration.ofNanos(progress.second().endNs());
        CallStats all = progress.soFar().aggregated();
        return new LiveFigures(
                elapsed,
                runTime,
                requests,
                stopped || runTime.filter(end -> elapsed.compareTo(end) >= 0).isPresent(),
                progress.users(),
                progress.soFar().load().usersPlanned(),
                progress.inFlight(),
                all.requests(),
                all.failures(),
                seconds > 0 ? current.requests() / seconds : 0,
                percentileNs(durations, 50),
                percentileNs(durations, 95),
                thresholds,
                progress.decisions(),
                rate.map(profile -> new LiveFigures.Pace(
                        profile.perSecondAt(progress.second().endNs()), all.dropped())));
    }

    private static OptionalLong percentileNs(Durations durations, double percentile) {
        return durations.count() == 0
                ? OptionalLong.empty()
                : OptionalLong.of(Math.round(durations.percentileMs(percentile) * 1e6));
    }
}
