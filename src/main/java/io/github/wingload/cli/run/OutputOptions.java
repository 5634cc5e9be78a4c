package io.github.wingload.cli.run;

import io.github.wingload.cli.command.Terminal;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Options for the output of a run. */
final class OutputOptions {

    @Option(
            names = "--results",
            paramLabel = "DIR",
            defaultValue = "results",
            description =
                    "The directory in which each run creates its own directory, NAME/TIME-ID (default: ${DEFAULT-VALUE}).")
    Path results;

    @Option(
            names = "--csv",
            paramLabel = "PREFIX",
            description =
                    "Also write Locust's four CSV files, PREFIX_stats.csv and so on. Existing files are replaced.")
    Optional<Path> csv;

    @Option(
            names = "--csv-full-history",
            description = "Write a row for each task to the history CSV every second, not only the aggregated row.")
    boolean csvFullHistory;

    @Option(names = "--plain", description = "Print lines instead of a panel, and no colours, also on a terminal.")
    boolean plain;

    @Option(names = "--only-summary", description = "Do not show progress during the run.")
    boolean onlySummary;

    @Option(
            names = {"-q", "--quiet"},
            description =
                    "Print only what is wrong: warnings, the verdict if it is not PASS, and the line that names the results.")
    boolean quiet;

    /** The terminal that the output is made for. */
    Terminal terminal() {
        Terminal detected = Terminal.detect();
        return plain ? detected.plain() : detected;
    }
}
