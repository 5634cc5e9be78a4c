package io.github.wingload.check.objective;

import java.time.Duration;
import java.util.Optional;

/**
 * A service level objective: the share of checks of a service, and of calls to it in runs, that must be good in a window of time.
 *
 * @param name of the objective, such as {@code revertrisk-la-availability}
 * @param service host name or its first label
 * @param target where it is checked; empty for all targets
 * @param window up to the latest check or run; above zero
 * @param share that must be good, above 0 and below 1
 * @param within for latency: good answers that took no longer are good, of all good answers; empty for availability: good answers
 *     are good, of all that were decided
 */
public record Objective(
        String name,
        String service,
        Optional<String> target,
        Duration window,
        double share,
        Optional<Duration> within) {}
