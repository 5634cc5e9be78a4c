package io.github.wingload.scenario.load;

import io.github.wingload.plan.Samples;
import io.github.wingload.samples.SampleTable;
import java.util.Optional;

/**
 * The samples of a scenario, whose rows a load may replay.
 *
 * @param index in the plan
 * @param samples empty if the scenario has none, or if they could not be read
 * @param table their rows; empty if they could not be read
 */
public record ReplaySource(int index, Optional<Samples> samples, Optional<SampleTable> table) {}
