package io.github.wingload.scenario.rule;

import io.github.wingload.plan.Measure;
import io.github.wingload.plan.Operator;
import java.time.Duration;
import java.util.Optional;

/**
 * What a line of {@code thresholds} or {@code stop_when} says.
 *
 * @param limit milliseconds for times, percent for shares, else a plain number
 */
record Condition(
        Measure measure,
        Optional<String> task,
        Optional<String> stage,
        Operator operator,
        double limit,
        Optional<Duration> over) {}
