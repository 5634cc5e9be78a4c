package io.github.wingload.cli.results;

import io.github.wingload.cli.command.ExitCode;
import io.github.wingload.cli.command.MergedRun;
import io.github.wingload.cli.command.Subcommand;
import io.github.wingload.cli.command.UserError;
import io.github.wingload.merge.CannotMergeException;
import io.github.wingload.merge.Shards;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code wingload merge}: makes one run of the results of shards. */
@Command(
        name = "merge",
        description = {
            "Makes one run of the results of shards, or of the workers of a Locust master, and judges it.",
            "",
            "The calls of all shards are put together on one time axis, and analysed as if one process had made them. The merged"
                    + " run has a directory of its own, which report, diff, trend and publish take like any other; the last line"
                    + " of stdout names it. The report goes to stdout. If a shard is missing, was cut short, was run twice or began"
                    + " at another time, the run is invalid.",
            ""
        },
        exitCodeList = {
            "0:every threshold was met; without thresholds, no call failed",
            "1:a threshold was missed; without thresholds, a call failed",
            "2:the directories are not shards of one run; nothing was written",
            "3:no verdict: the run is invalid or inconclusive",
            "130:interrupted, or a shard was interrupted"
        },
        footer = {
            "",
            "Examples:",
            "  Three shards whose directories were copied to one place:",
            "    wingload merge shards/0 shards/1 shards/2",
            "  A test of a Locust master with two workers:",
            "    wingload merge worker-a/driven/20261128T090000Z-1a2b worker-b/driven/20261128T090000Z-3c4d",
            "  What two of them measured, although the third is missing:",
            "    wingload merge shards/0 shards/1 --only 0,1"
        })
public final class MergeCommand extends Subcommand {

    @Parameters(
            paramLabel = "DIR",
            arity = "1..*",
            description = "The directories of the shards, in any order. A copy of a directory counts once.")
    private List<Path> directories;

    @Option(
            names = "--only",
            paramLabel = "K",
            split = ",",
            description =
                    "Report only these shards, as a part of the load. They never pass: a part says too little about the"
                            + " target.")
    private List<Integer> only = List.of();

    @Option(
            names = "--of",
            paramLabel = "N",
            description =
                    "Of workers of a Locust master: how many there were. Without it, the highest number of a worker tells how many"
                            + " there were, unless they were started with --of.")
    private Optional<Integer> of = Optional.empty();

    @Option(
            names = "--results",
            paramLabel = "DIR",
            defaultValue = "results",
            description = "The directory in which the merged run gets a directory of its own, NAME/TIME-ID (default:"
                    + " ${DEFAULT-VALUE}).")
    private Path results;

    @Override
    protected ExitCode run() throws IOException {
        return MergedRun.make(read(), results, out(), err());
    }

    private Shards read() {
        if (of.isPresent() && of.get() < 1) {
            throw new UserError("--of " + of.get() + " is out of range", "Give 1 or more. Nothing was written.");
        }
        if (only.stream().anyMatch(index -> index < 0)) {
            throw new UserError("--only has a number below 0", "Shards are numbered from 0. Nothing was written.");
        }
        try {
            return Shards.read(
                    directories,
                    only.isEmpty() ? Optional.empty() : Optional.of(only),
                    of.map(OptionalInt::of).orElse(OptionalInt.empty()));
        } catch (CannotMergeException e) {
            throw new UserError(e, "Name the directories of all shards of one run. Nothing was written.");
        }
    }
}
