package io.github.wingload.cli.run;

import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Options for the load, with the short names of Locust; each replaces the scenario's value. {@link GivenOverrides} reads their
 * values from the parsed command line.
 */
final class LoadOptions {

    @Option(
            names = {"-u", "--users"},
            paramLabel = "COUNT",
            description = "The number of users after the ramp-up.")
    Optional<String> users;

    @Option(
            names = "--rate",
            paramLabel = "RATE",
            description = "Calls started per unit of time, in place of users: 150000/h, 42/s.")
    Optional<String> rate;

    @Option(
            names = "--stages",
            paramLabel = "STAGES",
            description =
                    "Levels of the load over time: \"50 over 1m hold 5m, 0 over 30s\" for users, \"10/s hold 1m, 100/s over"
                            + " 2m\" for rates.")
    Optional<String> stages;

    @Option(
            names = {"-n", "--requests"},
            paramLabel = "COUNT",
            description = "The total number of calls; the run ends after this many have started.")
    Optional<String> requests;

    @Mixin
    RunOptions run;
}
