package io.github.wingload.plan;

import java.time.Duration;
import java.util.Optional;

/**
 * When a run is ended early: as soon as this holds.
 *
 * @param text as it was written, for example {@code failure rate > 20% over 30s}
 * @param measure which figure
 * @param operator how it is held against the limit
 * @param limit as of a {@link Threshold}
 * @param over the length of time that the figure looks back; empty for since time zero
 */
public record StopRule(String text, Measure measure, Operator operator, double limit, Optional<Duration> over) {}
