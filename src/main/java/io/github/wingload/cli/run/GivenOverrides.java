package io.github.wingload.cli.run;

import io.github.wingload.cli.command.UserError;
import io.github.wingload.scenario.Overrides;
import io.github.wingload.scenario.Overrides.Option;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** The options of the command line as the overrides of a scenario. */
final class GivenOverrides {

    private static final Pattern HEADER = Pattern.compile("(?!https?:)[A-Za-z][A-Za-z0-9-]*: .*", Pattern.DOTALL);

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
                    refuseHeader(option.get(), value);
                    overrides = overrides.with(option.get(), value);
                }
            }
        }
        return overrides;
    }

    /** A header after -H, as for curl, wrk and hey. Its value may be a secret, so it is not repeated. */
    private static void refuseHeader(Option option, String value) {
        if (option == Option.URL && HEADER.matcher(value).matches()) {
            throw new UserError(
                    "-H is the host, as in Locust, and " + value.substring(0, value.indexOf(':')) + " is a header",
                    "Write --header \"NAME: VALUE\" for a header.");
        }
    }
}
