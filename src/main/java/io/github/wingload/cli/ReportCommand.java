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

/** {@code wingload report}: says again what a run was, from its files alone. */
@Command(
        name = "report",
        description = {
            "Makes the report of a run again, from the files in its directory alone; also of one that was killed.",
            "",
            "The report goes to stdout. The exit code is 0 if it could be made, whatever the verdict in it.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  For a ticket of Phabricator:",
            "    wingload report results/quickstart/20261122T022057Z-3fa9 --format remarkup",
            "  A figure for a script:",
            "    wingload report results/quickstart/20261122T022057Z-3fa9 --format json | jq .window"
        })
final class ReportCommand extends Subcommand {

    @Parameters(paramLabel = "RUN_DIR", description = "The directory of a run, as its last line of stdout named it.")
    private Path run;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "MARKDOWN",
            description = "markdown (the default), remarkup, json or console.")
    private TextFormat format;

    @Override
    ExitCode run() {
        Analysis report;
        try {
            report = read();
        } catch (UnreadableRunException e) {
            throw new UserError(e, "Name the directory of a run.");
        }
        out().print(text(report));
        return ExitCode.OK;
    }

    private Analysis read() throws UnreadableRunException {
        return SavedRun.read(run).report();
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
