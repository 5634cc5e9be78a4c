package io.github.wingload.cli.results;

import io.github.wingload.artefact.ArtefactWriter;
import io.github.wingload.artefact.ReportTexts;
import io.github.wingload.artefact.RunDirectory;
import io.github.wingload.artefact.WriteError;
import io.github.wingload.cli.command.AtWork;
import io.github.wingload.cli.command.ExitCode;
import io.github.wingload.cli.command.NamedRun;
import io.github.wingload.cli.command.Subcommand;
import io.github.wingload.cli.command.Terminal;
import io.github.wingload.cli.command.UserError;
import io.github.wingload.merge.CannotMergeException;
import io.github.wingload.merge.Merge;
import io.github.wingload.merge.Shards;
import io.github.wingload.report.page.Before;
import io.github.wingload.report.page.DrawnRun;
import io.github.wingload.report.page.PageReport;
import io.github.wingload.report.picture.Picture;
import io.github.wingload.report.picture.PictureFile;
import io.github.wingload.report.ticket.TicketReport;
import io.github.wingload.result.Analysis;
import io.github.wingload.result.Manifest;
import io.github.wingload.text.Secrets;
import java.io.IOException;
import java.nio.file.Files;
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
            "Makes one run of the results of shards, and judges it.",
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
            names = "--results",
            paramLabel = "DIR",
            defaultValue = "results",
            description = "The directory in which the merged run gets a directory of its own, NAME/TIME-ID (default:"
                    + " ${DEFAULT-VALUE}).")
    private Path results;

    @Override
    protected ExitCode run() throws IOException {
        Shards shards = read();
        Manifest first = shards.firstManifest();
        RunDirectory directory = RunDirectory.create(results, first.plan().name(), first.start());
        String scenarios = scenarios(shards.firstDirectory().resolve(first.scenarioDirectory()), directory.path());
        Manifest manifest = Merge.manifest(shards, directory.id(), scenarios);
        ArtefactWriter files = ArtefactWriter.afterwards(
                directory, manifest.plan(), Files.readAllBytes(shards.firstScenario()), texts(directory));
        Analysis analysis;
        AtWork merging = AtWork.on("merging " + shards.words(), err());
        try (merging) {
            analysis = Merge.of(shards, manifest, files);
        }
        OptionalInt columns = Terminal.columns(true);
        out().print(TicketReport.console(analysis, before(directory, analysis).map(Before::sentence), columns));
        for (WriteError error : files.writeErrors()) {
            err().println("wingload: " + error.file() + " is not complete: " + error.reason());
        }
        out().println("\nresults: " + directory.path());
        ExitCode exit = ExitCode.of(analysis);
        return files.writeErrors().isEmpty() ? exit : exit.or(ExitCode.INCOMPLETE);
    }

    private Shards read() {
        if (only.stream().anyMatch(index -> index < 0)) {
            throw new UserError("--only has a number below 0", "Shards are numbered from 0. Nothing was written.");
        }
        try {
            return Shards.read(directories, only.isEmpty() ? Optional.empty() : Optional.of(only));
        } catch (CannotMergeException e) {
            throw new UserError(e, "Name the directories of all shards of one run. Nothing was written.");
        }
    }

    /** Where the scenario's files are, seen from the merged run, if they are on this machine. */
    private static String scenarios(Path seenFromShard, Path run) throws IOException {
        Path from = run.toRealPath();
        Path to = seenFromShard.toAbsolutePath().normalize();
        return from.getRoot().equals(to.getRoot()) ? from.relativize(to).toString() : to.toString();
    }

    private ReportTexts texts(RunDirectory directory) {
        return new ReportTexts(
                analysis -> TicketReport.markdown(
                        analysis, before(directory, analysis).map(Before::sentence)),
                (analysis, timeline) -> PageReport.html(analysis, timeline, before(directory, analysis), Secrets.NONE),
                (analysis, timeline) ->
                        PictureFile.PNG.drawn(Picture.of(new DrawnRun(analysis, timeline), Secrets.NONE)));
    }

    private static Optional<Before> before(RunDirectory directory, Analysis analysis) {
        return NamedRun.before(directory.path(), analysis);
    }
}
