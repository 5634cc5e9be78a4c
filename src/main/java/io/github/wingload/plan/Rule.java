package io.github.wingload.plan;

import java.time.Duration;
import java.util.Optional;

/**
 * A figure held against a limit. As a threshold it is a promise of the target, judged after the run; as a stop rule it ends
 * the run early as soon as it holds.
 *
 * @param text as written in the scenario, for example {@code p90 of ok <= 500ms} or {@code failure rate > 20% over 30s}
 * @param figure which figure
 * @param task only calls of this task; empty for all tasks
 * @param stage only calls intended in this stage; empty for the whole window
 * @param operator how the figure is compared with the limit
 * @param limit in the figure's unit
 * @param over the length of the windows: a threshold must hold in every window of this length, sliding by ten seconds, and a
 *     stop rule looks back this far; empty for the whole run
 */
public record Rule(
        String text,
        Figure figure,
        Optional<String> task,
        Optional<String> stage,
        Operator operator,
        double limit,
        Optional<Duration> over) {}
