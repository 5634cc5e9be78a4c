package io.github.wingload.cli.check;

import io.github.wingload.check.CheckResult;
import io.github.wingload.check.objective.Objective;
import io.github.wingload.check.objective.Objective.Standing;
import io.github.wingload.check.objective.ObjectiveReader;
import io.github.wingload.cli.command.ExitCode;
import io.github.wingload.cli.command.Subcommand;
import io.github.wingload.cli.command.UserError;
import io.github.wingload.report.check.ObjectiveRules;
import io.github.wingload.text.Block.Table;
import io.github.wingload.text.Figures;
import io.github.wingload.text.Phrase;
import io.github.wingload.text.PlainText;
import io.github.wingload.text.Unit;
import io.github.wingload.yaml.Findings;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code wingload slo}: how much of the error budgets is left, by recorded checks. */
@Command(
        name = "slo",
        description = {
            "Shows for each service level objective of a file how many recorded checks were good, and how much of the error"
                    + " budget is left.",
            ""
        },
        exitCodeList = {"0:every objective is met", "1:an objective is not met", "3:nothing is known about an objective"
        },
        footer = {
            "",
            "Examples:",
            "  A check every minute, and what four weeks of them say:",
            "    wingload check scenarios/check --target codfw=https://… --watch --every 1m --record checks.jsonl",
            "    wingload slo objectives/revertrisk-la.yaml checks.jsonl",
            "  Alerts for Prometheus:",
            "    wingload slo objectives/revertrisk-la.yaml --rules > wingload-rules.yaml"
        })
public final class SloCommand extends Subcommand {

    @Parameters(index = "0", paramLabel = "OBJECTIVES", description = "A file of objectives.")
    private Path file;

    @Parameters(
            index = "1..*",
            paramLabel = "RECORD",
            arity = "0..*",
            description = "Files that check --record has written.")
    private List<Path> records = List.of();

    @Option(
            names = "--rules",
            description = "Print rules for Prometheus instead, over the metrics of check --format prometheus.")
    private boolean rules;

    @Override
    protected ExitCode run() {
        Findings findings = new Findings();
        List<Objective> objectives = ObjectiveReader.read(file, findings);
        if (findings.problemCount() > 0) {
            throw UserError.listed(findings.problems(file.toString()));
        }
        if (rules) {
            out().print(ObjectiveRules.of(objectives));
            return ExitCode.OK;
        }
        if (records.isEmpty()) {
            throw new UserError("there is no record of checks", "Name files that check --record has written.");
        }
        List<CheckResult> checks = records.stream()
                .flatMap(path -> new RecordFile(path).read().stream())
                .toList();
        List<Standing> standings =
                objectives.stream().map(objective -> objective.standing(checks)).toList();
        out().println(new PlainText().table(table(standings)));
        return standings.stream().map(SloCommand::exit).reduce(ExitCode.OK, ExitCode::or);
    }

    private static Table table(List<Standing> standings) {
        return Table.of(
                "objective",
                List.of("window", "checks", "good", "objective", "budget left"),
                standings.stream().map(SloCommand::row).toList());
    }

    private static List<Phrase> row(Standing standing) {
        Objective objective = standing.objective();
        return List.of(
                Phrase.of(objective.name()),
                Phrase.of(Figures.span(objective.window())),
                Phrase.of(Figures.count(standing.checks())),
                Phrase.of(Unit.PERCENT.beside(standing.share() * 100, objective.share() * 100)),
                Phrase.of(Unit.PERCENT.exact(objective.share() * 100)),
                Phrase.of(Unit.PERCENT.text(standing.budgetLeft() * 100)));
    }

    private static ExitCode exit(Standing standing) {
        return standing.checks() == 0 ? ExitCode.NO_ANSWER : standing.met() ? ExitCode.OK : ExitCode.FAILED;
    }
}
