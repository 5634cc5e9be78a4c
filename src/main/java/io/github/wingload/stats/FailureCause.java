package io.github.wingload.stats;

import io.github.wingload.exchange.FailureClass;

/**
 * What failed calls are grouped by.
 *
 * @param task index of the task in the plan, from 0
 * @param failureClass what they count as
 * @param error what went wrong, the same text for the same cause
 */
public record FailureCause(int task, FailureClass failureClass, String error) {}
