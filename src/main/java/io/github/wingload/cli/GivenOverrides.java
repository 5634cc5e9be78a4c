package io.github.wingload.cli;

import io.github.wingload.scenario.Overrides;
import io.github.wingload.scenario.Overrides.Option;
import java.util.Map;

/** The options of the command line as the overrides of a scenario. */
final class GivenOverrides {

    private GivenOverrides() {}

    /** @param given long option name without dashes → text as given */
    @SafeVarargs
    static Overrides of(Map<String, String>... given) {
        Overrides overrides = Overrides.NONE;
        for (Map<String, String> options : given) {
            for (Map.Entry<String, String> option : options.entrySet()) {
                overrides = overrides.with(Option.named("--" + option.getKey()).orElseThrow(), option.getValue());
            }
        }
        return overrides;
    }
}
