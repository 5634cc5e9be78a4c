package io.github.wingload.check.objective;

import io.github.wingload.check.CaseResult;
import io.github.wingload.check.CheckResult;
import io.github.wingload.check.State;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A service level objective: the share of checks of a service that must be good in a window of time.
 *
 * @param name of the objective, such as {@code revertrisk-la-availability}
 * @param service host name or its first label
 * @param target where it is checked; empty for all targets
 * @param window up to the latest check; above zero
 * @param share of checks that must be good, above 0 and below 1
 * @param within for latency: good answers that took no longer are good, of all good answers; empty for availability: checks that
 *     passed are good, of all that were decided
 */
public record Objective(
        String name,
        String service,
        Optional<String> target,
        Duration window,
        double share,
        Optional<Duration> within) {

    /** Where the objective stands, by the checks in its window. */
    public Standing standing(List<CheckResult> checks) {
        Instant latest = checks.stream()
                .map(CheckResult::started)
                .max(Instant::compareTo)
                .orElse(Instant.EPOCH);
        List<CaseResult> counted = checks.stream()
                .filter(check -> check.started().isAfter(latest.minus(window)))
                .flatMap(check -> check.results().stream())
                .filter(result -> result.id().isOf(service))
                .filter(result -> target.isEmpty() || target.get().equals(result.target()))
                .filter(result ->
                        within.isPresent() ? result.state() == State.PASSED : result.state() != State.UNDECIDED)
                .toList();
        long good = counted.stream().filter(this::isGood).count();
        return new Standing(this, counted.size(), good);
    }

    private boolean isGood(CaseResult result) {
        return within.map(limit -> result.last().time().compareTo(limit) <= 0).orElse(result.state() == State.PASSED);
    }

    /**
     * How an objective fared.
     *
     * @param checks how many count
     * @param good how many of them were good
     */
    public record Standing(Objective objective, long checks, long good) {

        /** The share of good checks; NaN without checks. */
        public double share() {
            return checks == 0 ? Double.NaN : (double) good / checks;
        }

        /** The share of the error budget that is left: 1 if nothing was bad, below 0 if more was bad than may be; NaN without checks. */
        public double budgetLeft() {
            return 1 - (1 - share()) / (1 - objective.share());
        }

        /** True if the objective is met; false also without checks. */
        public boolean met() {
            return share() >= objective.share();
        }
    }
}
