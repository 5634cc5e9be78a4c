package io.github.wingload.cli;

import io.github.wingload.artefact.ReportJson;
import io.github.wingload.artefact.SavedRun;
import io.github.wingload.artefact.UnreadableRunException;
import io.github.wingload.report.ticket.TicketReport;
import io.github.wingload.result.Analysis;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code wingload report}: makes the report of a run again from its files. */
@Command(
        name = "report",
        description = {
            "Makes the report of a run from the files in its directory, even if the run was killed.",
            "",
            "The report goes to stdout. The exit code is 0 if the report could be made, whatever its verdict.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  For a ticket in Phabricator:",
            "    wingload report results/quickstart/20261122T022057Z-3fa9 --format remarkup",
            "  A figure for a script:",
            "    wingload report results/quickstart/20261122T022057Z-3fa9 --format json | jq .window"
        })
final class ReportCommand extends Subcommand {

    @Parameters(
            paramLabel = "RUN_DIR",
            description = "The directory of a run, as in the last line that the run printed.")
    private Path run;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "MARKDOWN",
            description = "markdown (the default), remarkup, json or console.")
    private TextFormat format;

    @Override
    ExitCode run() throws UnreadableRunException {
        out().print(text(SavedRun.read(run).report()));
        return ExitCode.OK;
    }

    private String text(Analysis report) {
        return switch (format) {
            case MARKDOWN -> TicketReport.markdown(report);
            case REMARKUP -> TicketReport.remarkup(report);
            case CONSOLE -> TicketReport.console(report);
            case JSON -> new String(ReportJson.bytes(report), StandardCharsets.UTF_8);
        };
    }
}
