package io.github.wingload.cli.run;

import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options that a run has whatever its load. {@link GivenOverrides} reads their values from the parsed command line. */
final class RunOptions {

    @Option(
            names = {"-r", "--spawn-rate"},
            paramLabel = "PER_SECOND",
            description = "Users started per second.")
    Optional<String> spawnRate;

    @Option(
            names = {"-t", "--run-time"},
            paramLabel = "DURATION",
            description = "How long calls are started, including the ramp-up: 120s, 2m, 1h30m.")
    Optional<String> runTime;

    @Option(
            names = "--warm-up",
            paramLabel = "DURATION",
            description = "How long the load runs before the measurement begins: 30s, 2m.")
    Optional<String> warmUp;

    @Mixin
    DeadlineOption deadline;

    @Option(
            names = "--seed",
            paramLabel = "NUMBER",
            description =
                    "The seed of all random choices; that of each further run is one more (default: a random seed,"
                            + " which the results record).")
    Optional<String> seed;
}
