package io.github.wingload.plan;

import java.time.Duration;
import java.util.Optional;

/**
 * A promise of the target that a run judges.
 *
 * @param text as it was written, for example {@code p90 of ok <= 500ms}
 * @param measure which figure
 * @param task only calls of this task; empty for all
 * @param stage only calls intended in this stage; empty for the whole window
 * @param operator how the figure is held against the limit
 * @param limit milliseconds for times, percent for shares, else a plain number
 * @param over every window of this length must keep it, sliding by ten seconds; empty for one judgement over all
 */
public record Threshold(
        String text,
        Measure measure,
        Optional<String> task,
        Optional<String> stage,
        Operator operator,
        double limit,
        Optional<Duration> over) {}
