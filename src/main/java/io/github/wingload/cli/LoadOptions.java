package io.github.wingload.cli;

import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Options that change how much load there is, in Locust's letters; each replaces the scenario's value. */
final class LoadOptions {

    @Option(
            names = {"-u", "--users"},
            paramLabel = "COUNT",
            description = "Users, once all have started.")
    private Optional<String> users;

    @Option(
            names = {"-r", "--spawn-rate"},
            paramLabel = "PER_SECOND",
            description = "Users started per second.")
    private Optional<String> spawnRate;

    @Option(
            names = {"-t", "--run-time"},
            paramLabel = "DURATION",
            description = "How long calls are started, ramp included: 120s, 2m, 1h30m.")
    private Optional<String> runTime;

    @Option(
            names = {"-n", "--requests"},
            paramLabel = "COUNT",
            description = "Calls in all; the run ends when so many have been started.")
    private Optional<String> requests;

    @Option(
            names = "--deadline",
            paramLabel = "DURATION",
            description = "The longest that a call may take, from its start to its last byte: 500ms, 30s.")
    private Optional<String> deadline;

    @Option(
            names = "--seed",
            paramLabel = "NUMBER",
            description = "From which every random choice is derived; without one it is drawn and recorded.")
    private Optional<String> seed;

    /** Long option name → text as given. */
    Map<String, String> given() {
        return new Given()
                .value("users", users)
                .value("spawn-rate", spawnRate)
                .value("run-time", runTime)
                .value("requests", requests)
                .value("deadline", deadline)
                .value("seed", seed)
                .values();
    }
}
