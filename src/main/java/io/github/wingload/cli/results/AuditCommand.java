package io.github.wingload.cli.results;

import io.github.wingload.artefact.UnreadableRunException;
import io.github.wingload.cli.command.AtWork;
import io.github.wingload.cli.command.ExitCode;
import io.github.wingload.cli.command.Subcommand;
import io.github.wingload.cli.command.Terminal;
import io.github.wingload.cli.command.UserError;
import io.github.wingload.report.comparison.AuditReport;
import io.github.wingload.report.comparison.AuditReport.Audited;
import io.github.wingload.text.PlainText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code wingload audit}: what in a result cannot be so. */
@Command(
        name = "audit",
        description = {
            "Checks results, whichever tool made them, and lists what in them cannot be so, what cannot be known from them, and what"
                    + " is worth a look. Each finding has its numbers and its formula.",
            "",
            "A result is a table of Locust (its _stats.csv or prefix, with the tables beside it), a JSON file of vllm-bench or a"
                    + " directory with its cN.json, a run of wingload (its directory, run.json, report.json or latest), or a YAML file with"
                    + " the figures of a ticket.",
            ""
        },
        exitCodeList = {"0:no findings", "1:findings", "2:the command line or a file is wrong"},
        footer = {
            "",
            "Examples:",
            "  A result of Locust:",
            "    wingload audit results/revertrisk_stats.csv",
            "  The levels of vllm-bench, each with requests for 128 tokens:",
            "    wingload audit results/20260717T091358Z_llm --max-tokens 128",
            "  Figures of a ticket, for a script:",
            "    wingload audit ticket.yaml --json | jq '.results[].findings[].sentence'"
        })
public final class AuditCommand extends Subcommand {

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Results, of one tool or of several.")
    private List<String> files = List.of();

    @Option(
            names = "--results",
            paramLabel = "DIR",
            defaultValue = "results",
            description = "The directory with the runs (default: ${DEFAULT-VALUE}).")
    private Path results = Path.of("results");

    @Option(
            names = "--max-tokens",
            paramLabel = "COUNT",
            description = "How many tokens each request asked for; results of vllm-bench do not have it.")
    private long maxTokens;

    @Option(names = "--json", description = "Print the findings as JSON.")
    private boolean json;

    @Override
    protected ExitCode run() {
        if (maxTokens < 0) {
            throw new UserError(
                    "--max-tokens " + maxTokens + " is below zero", "Give the number of tokens, such as 128.");
        }
        ResultFiles reader = new ResultFiles(
                results, maxTokens == 0 ? OptionalLong.empty() : OptionalLong.of(maxTokens), this::warn);
        List<Audited> audited = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        AtWork reading = AtWork.on("reading results", err());
        try (reading) {
            for (String file : files) {
                try {
                    audited.addAll(reader.audited(file));
                } catch (UnreadableRunException e) {
                    problems.add("wingload: " + e.getMessage());
                } catch (UserError e) {
                    problems.add(e.getMessage());
                }
            }
        }
        if (!problems.isEmpty()) {
            problems.forEach(err()::println);
            return ExitCode.USAGE;
        }
        out().print(json ? AuditReport.json(audited) : AuditReport.text(audited, PlainText.of(Terminal.columns(true))));
        return audited.stream().allMatch(result -> result.findings().isEmpty()) ? ExitCode.OK : ExitCode.FAILED;
    }
}
