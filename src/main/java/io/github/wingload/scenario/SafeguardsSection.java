package io.github.wingload.scenario;

import io.github.wingload.plan.Load;
import io.github.wingload.plan.Safeguards;
import io.github.wingload.scenario.load.LimitsSection;
import io.github.wingload.scenario.rule.StopSection;
import io.github.wingload.yaml.Keys;
import java.util.Optional;

/** The top-level keys that keep a run from doing harm: {@code limits}, {@code stop_when}, {@code probe} and {@code contact}. */
final class SafeguardsSection {

    private SafeguardsSection() {}

    static Safeguards read(Keys keys, Optional<Load> load, Optional<String> contact, boolean exceedLimits) {
        return new Safeguards(
                LimitsSection.read(keys.get("limits"), load, exceedLimits),
                exceedLimits,
                StopSection.read(keys.get("stop_when")),
                keys.get("probe").truth().orElse(true),
                contact);
    }
}
