package io.github.wingload.cli.run;

import java.util.Optional;
import picocli.CommandLine.Option;

/**
 * Options that select tasks by their tags, with the names that Locust has. {@link GivenOverrides} reads their values from the parsed
 * command line.
 */
final class TagOptions {

    @Option(
            names = {"-T", "--tags"},
            paramLabel = "TAGS",
            description = "Only tasks with one of these tags, separated by commas.")
    Optional<String> tags;

    @Option(
            names = {"-E", "--exclude-tags"},
            paramLabel = "TAGS",
            description = "Only tasks with none of these tags, separated by commas.")
    Optional<String> excludedTags;
}
