package io.github.wingload.cli.run;

import io.github.wingload.scenario.Overrides;
import io.github.wingload.scenario.Overrides.Option;
import java.util.Arrays;
import java.util.Optional;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** The options of the command line as the overrides of a scenario. */
final class GivenOverrides {

    private GivenOverrides() {}

    /** The options that change the scenario, as the user typed them; other options are skipped. */
    static Overrides of(ParseResult parsed) {
        Overrides overrides = Overrides.NONE;
        for (OptionSpec given : parsed.matchedOptions()) {
            Optional<Option> option = Arrays.stream(given.names())
                    .flatMap(name -> Option.named(name).stream())
                    .findFirst();
            if (option.isPresent()) {
                for (String value : given.stringValues()) {
                    overrides = overrides.with(option.get(), value);
                }
            }
        }
        return overrides;
    }
}
