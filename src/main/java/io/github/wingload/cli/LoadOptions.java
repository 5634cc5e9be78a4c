package io.github.wingload.cli;

import java.util.Optional;
import picocli.CommandLine.Option;

/** Options that change how much load there is, in Locust's letters; each replaces the scenario's value. */
final class LoadOptions {

    @Option(
            names = {"-u", "--users"},
            paramLabel = "COUNT",
            description = "Users, once all have started.")
    Optional<String> users;

    @Option(
            names = {"-r", "--spawn-rate"},
            paramLabel = "PER_SECOND",
            description = "Users started per second.")
    Optional<String> spawnRate;

    @Option(
            names = {"-t", "--run-time"},
            paramLabel = "DURATION",
            description = "How long calls are started, ramp included: 120s, 2m, 1h30m.")
    Optional<String> runTime;

    @Option(
            names = {"-n", "--requests"},
            paramLabel = "COUNT",
            description = "Calls in all; the run ends when so many have been started.")
    Optional<String> requests;

    @Option(
            names = "--deadline",
            paramLabel = "DURATION",
            description = "The longest that a call may take, from its start to its last byte: 500ms, 30s.")
    Optional<String> deadline;

    @Option(
            names = "--seed",
            paramLabel = "NUMBER",
            description = "From which every random choice is derived; without one it is drawn and recorded.")
    Optional<String> seed;
}
