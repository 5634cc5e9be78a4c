package io.github.wingload.cli.command;

import io.github.wingload.artefact.ArtefactWriter;
import io.github.wingload.artefact.ReportTexts;
import io.github.wingload.artefact.RunDirectory;
import io.github.wingload.artefact.WriteError;
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
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Makes a run of shards, with its directory, its report on stdout and its exit code. */
public final class MergedRun {

    private MergedRun() {}

    /**
     * Merges shards.
     *
     * @param results the directory in which the run gets a directory of its own
     * @return the exit code of the merged run's verdict
     * @throws IOException if a file of a shard cannot be read, or the directory cannot be made
     */
    public static ExitCode make(Shards shards, Path results, PrintWriter out, PrintWriter err) throws IOException {
        Manifest first = shards.firstManifest();
        RunDirectory directory = RunDirectory.create(results, first.plan().name(), shards.begin());
        String scenarios = scenarios(shards.firstDirectory().resolve(first.scenarioDirectory()), directory.path());
        Manifest manifest = Merge.manifest(shards, directory.id(), scenarios);
        ArtefactWriter files = ArtefactWriter.afterwards(
                directory, manifest.plan(), Files.readAllBytes(shards.firstScenario()), texts(directory));
        Analysis analysis;
        AtWork merging = AtWork.on("merging " + shards.words(), err);
        try (merging) {
            analysis = Merge.of(shards, manifest, files);
        }
        Optional<String> since = before(directory, analysis).map(Before::sentence);
        out.print(TicketReport.console(analysis, since, Terminal.columns(true)));
        for (WriteError error : files.writeErrors()) {
            err.println("wingload: " + error.file() + " is not complete: " + error.reason());
        }
        out.println("\nresults: " + directory.path());
        ExitCode exit = ExitCode.of(analysis);
        return files.writeErrors().isEmpty() ? exit : exit.or(ExitCode.INCOMPLETE);
    }

    /** Where the scenario's files are, seen from the merged run, if they are on this machine. */
    private static String scenarios(Path seenFromShard, Path run) throws IOException {
        Path from = run.toRealPath();
        Path to = seenFromShard.toAbsolutePath().normalize();
        return from.getRoot().equals(to.getRoot()) ? from.relativize(to).toString() : to.toString();
    }

    private static ReportTexts texts(RunDirectory directory) {
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
