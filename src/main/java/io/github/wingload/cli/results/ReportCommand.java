package io.github.wingload.cli.results;

import io.github.wingload.artefact.ReportJson;
import io.github.wingload.artefact.SavedRun;
import io.github.wingload.artefact.UnreadableRunException;
import io.github.wingload.cli.command.AtWork;
import io.github.wingload.cli.command.ExitCode;
import io.github.wingload.cli.command.NamedRun;
import io.github.wingload.cli.command.NewFile;
import io.github.wingload.cli.command.Subcommand;
import io.github.wingload.cli.command.Terminal;
import io.github.wingload.cli.command.TextFormat;
import io.github.wingload.report.page.Before;
import io.github.wingload.report.page.DrawnRun;
import io.github.wingload.report.picture.Picture;
import io.github.wingload.report.ticket.TicketReport;
import io.github.wingload.result.Analysis;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code wingload report}: makes the report of a run again from its files. */
@Command(
        name = "report",
        description = {
            "Makes the report of a run from the files in its directory, even if the run was killed.",
            "",
            "The report goes to stdout, or to the file that --output names.",
            ""
        },
        exitCodeList = {"0:the report was made, whatever its verdict"},
        footer = {
            "",
            "Examples:",
            "  For a ticket in Phabricator:",
            "    wingload report quickstart@latest --format remarkup",
            "  A page with charts for a browser, of an older run:",
            "    wingload report results/quickstart/20261122T022057Z-3fa9 -o report.html",
            "  A picture for a chat:",
            "    wingload report results/quickstart/20261122T022057Z-3fa9 --picture result.png",
            "  With figures of the cluster from Prometheus, which the run did not ask for:",
            "    wingload report quickstart@latest --observe cluster.yaml",
            "  A figure for a script:",
            "    wingload report results/quickstart/20261122T022057Z-3fa9 --format json | jq .window"
        })
public final class ReportCommand extends Subcommand {

    @Parameters(
            paramLabel = "RUN",
            description =
                    "A run: its directory, as in the last line that the run printed, its run.json, latest, latest~1 (the"
                            + " one before), or NAME@latest~1 (of that name).")
    private String named;

    @Option(
            names = "--results",
            paramLabel = "DIR",
            defaultValue = "results",
            description = "The directory with the runs (default: ${DEFAULT-VALUE}).")
    private Path results;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description =
                    "markdown, remarkup, json, console or html (default: by the extension of the -o FILE, otherwise"
                            + " markdown).")
    private Optional<TextFormat> format;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Write the report to this file instead of stdout.")
    private Optional<Path> output;

    @Option(names = "--force", description = "Replace the file if it exists.")
    private boolean force;

    @Option(
            names = "--picture",
            paramLabel = "FILE",
            description = "Write the result as a picture of 1200 × 630 pixels, .png or .svg; without --format and -o,"
                    + " nothing else is written.")
    private Optional<Path> picture;

    @Mixin
    private LaterFigures later;

    @Override
    protected ExitCode run() throws UnreadableRunException {
        Optional<NewFile> file = output.map(path -> new NewFile(path, force));
        file.ifPresent(NewFile::check);
        Optional<NewPicture> drawing = picture.map(path -> NewPicture.checked(path, force));
        boolean written = drawing.isEmpty() || format.isPresent() || output.isPresent();
        TextFormat chosen = TextFormat.ALL.chosen(format, output, TextFormat.MARKDOWN);
        Path run = NamedRun.directory(
                named, results, "what a report is made from", "Name a run of wingload: its directory, or latest.");
        later.open(environment(), err());
        boolean charts = drawing.isPresent() || chosen == TextFormat.HTML;
        Optional<DrawnRun> drawn;
        Optional<String> text;
        Analysis report;
        AtWork reading = AtWork.on("reading " + run, err());
        try (reading) {
            SavedRun saved = later.addedTo(SavedRun.read(run));
            drawn = charts ? Optional.of(NamedRun.drawn(saved)) : Optional.empty();
            report = drawn.isPresent() ? drawn.get().report() : saved.report();
            text = written ? Optional.of(later.secrets().redact(text(run, report, drawn, chosen))) : Optional.empty();
        }
        later.warn(report.server(), err());
        text.ifPresent(made -> file.ifPresentOrElse(there -> there.write(made), () -> out().print(made)));
        drawing.ifPresent(there -> there.write(Picture.of(drawn.orElseThrow())));
        return ExitCode.OK;
    }

    private String text(Path run, Analysis report, Optional<DrawnRun> drawn, TextFormat chosen) {
        Optional<String> since = chosen == TextFormat.JSON || chosen == TextFormat.HTML
                ? Optional.empty()
                : NamedRun.before(run, report).map(Before::sentence);
        return switch (chosen) {
            case MARKDOWN -> TicketReport.markdown(report, since);
            case REMARKUP -> TicketReport.remarkup(report, since);
            case CONSOLE -> TicketReport.console(report, since, Terminal.columns(output.isEmpty()));
            case JSON -> new String(ReportJson.bytes(report), StandardCharsets.UTF_8);
            case HTML -> NamedRun.page(run, drawn.orElseThrow());
        };
    }
}
