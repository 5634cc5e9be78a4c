package io.github.wingload.cli;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Options that say what is written where. */
final class OutputOptions {

    @Option(
            names = "--results",
            paramLabel = "DIR",
            defaultValue = "results",
            description = "Where each run gets its own new directory, NAME/TIME-ID (default: ${DEFAULT-VALUE}).")
    private Path results;

    @Option(
            names = "--csv",
            paramLabel = "PREFIX",
            description =
                    "Also write Locust's four CSV files as PREFIX_stats.csv and so on; what is there is replaced.")
    private Optional<Path> csv;

    @Option(
            names = "--csv-full-history",
            description = "A row for each task in the history CSV every second, not only the aggregated one.")
    private boolean csvFullHistory;

    @Option(names = "--only-summary", description = "No progress while the run goes on.")
    private boolean onlySummary;

    Path results() {
        return results;
    }

    Optional<Path> csv() {
        return csv;
    }

    boolean csvFullHistory() {
        return csvFullHistory;
    }

    boolean onlySummary() {
        return onlySummary;
    }
}
