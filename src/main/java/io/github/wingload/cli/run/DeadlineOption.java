package io.github.wingload.cli.run;

import java.util.Optional;
import picocli.CommandLine.Option;

/** The deadline of calls; it replaces the scenario's. {@link GivenOverrides} reads its value from the parsed command line. */
final class DeadlineOption {

    @Option(
            names = "--deadline",
            paramLabel = "DURATION",
            description =
                    "The longest that a call may take, from its start to the last byte of its answer: 500ms, 30s.")
    Optional<String> deadline;
}
