package io.github.wingload.result;

import io.github.wingload.plan.Rule;
import io.github.wingload.result.Analysis.ThresholdResult.State;
import java.time.Duration;

/**
 * A threshold that was decided before the planned end of the run.
 *
 * @param state PASS or FAIL
 * @param after from time zero to the end of the calls that decided it
 */
public record Decision(Rule threshold, State state, Duration after) {}
