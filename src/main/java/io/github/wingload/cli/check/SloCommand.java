package io.github.wingload.cli.check;

import io.github.wingload.artefact.RunDirectories;
import io.github.wingload.artefact.SavedRun;
import io.github.wingload.artefact.UnreadableRunException;
import io.github.wingload.check.CheckResult;
import io.github.wingload.check.objective.History;
import io.github.wingload.check.objective.Objective;
import io.github.wingload.check.objective.ObjectiveReader;
import io.github.wingload.check.objective.Standing;
import io.github.wingload.check.objective.Standing.Source;
import io.github.wingload.cli.command.ExitCode;
import io.github.wingload.cli.command.Subcommand;
import io.github.wingload.cli.command.Terminal;
import io.github.wingload.cli.command.UserError;
import io.github.wingload.judge.words.ReasonText;
import io.github.wingload.report.check.ObjectiveRules;
import io.github.wingload.result.Analysis;
import io.github.wingload.result.Judgement.Verdict;
import io.github.wingload.text.Block.Table;
import io.github.wingload.text.Block.Table.Column;
import io.github.wingload.text.Figures;
import io.github.wingload.text.Phrase;
import io.github.wingload.text.PlainText;
import io.github.wingload.text.Unit;
import io.github.wingload.yaml.Findings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code wingload slo}: how much of the error budgets is left, by recorded checks. */
@Command(
        name = "slo",
        description = {
            "Shows for each service level objective of a file how many recorded checks, and how many calls of runs, were good, and"
                    + " how much of the error budget is left.",
            "",
            "Checks and calls are counted apart, because one run has more calls than a year has checks. Invalid runs do not"
                    + " count.",
            ""
        },
        exitCodeList = {
            "0:every objective is met",
            "1:an objective is not met, by the checks or by the runs",
            "3:nothing is known about an objective"
        },
        footer = {
            "",
            "Examples:",
            "  A check every minute, and what four weeks of them say:",
            "    wingload check scenarios/check --target codfw=https://… --watch --every 1m --record checks.jsonl",
            "    wingload slo scenarios/objectives/revertrisk-la.yaml checks.jsonl",
            "  With the load tests of the service:",
            "    wingload slo scenarios/objectives/revertrisk-la.yaml checks.jsonl results/revertrisk-language-agnostic",
            "  Alerts for Prometheus:",
            "    wingload slo scenarios/objectives/revertrisk-la.yaml --rules > wingload-rules.yaml"
        })
public final class SloCommand extends Subcommand {

    @Parameters(index = "0", paramLabel = "OBJECTIVES", description = "A file of objectives.")
    private Path file;

    @Parameters(
            index = "1..*",
            paramLabel = "RECORD|RUN|FOLDER",
            arity = "0..*",
            description = "Files that check --record has written, directories of runs, or folders with runs below.")
    private List<Path> records = List.of();

    @Option(
            names = "--rules",
            description = "Print rules for Prometheus instead, over the metrics of check --format prometheus.")
    private boolean rules;

    @Override
    protected ExitCode run() throws UnreadableRunException {
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
            throw new UserError(
                    "no results to judge are given",
                    "Name files that check --record has written, or directories of runs.");
        }
        History history = history();
        List<List<Standing>> standings =
                objectives.stream().map(history::standings).toList();
        out().println(PlainText.of(Terminal.columns(true))
                .table(table(standings.stream().flatMap(List::stream).toList())));
        return standings.stream().map(SloCommand::exit).reduce(ExitCode.OK, ExitCode::or);
    }

    private History history() throws UnreadableRunException {
        List<CheckResult> checks = new ArrayList<>();
        Map<Path, Path> runs = new LinkedHashMap<>();
        for (Path path : records) {
            if (Files.isDirectory(path)) {
                runs(path).forEach(run -> runs.putIfAbsent(run.toAbsolutePath().normalize(), run));
            } else {
                checks.addAll(new RecordFile(path).read());
            }
        }
        return new History(
                checks,
                runs.values().stream()
                        .flatMap(directory -> read(directory).stream())
                        .toList());
    }

    private static List<Path> runs(Path folder) throws UnreadableRunException {
        List<Path> runs = RunDirectories.at(folder);
        if (runs.isEmpty()) {
            throw new UserError(folder + " has no runs in it", "Name the directory of a run, or a folder with runs.");
        }
        return runs;
    }

    /** A run that says something about its target. */
    private Optional<Analysis> read(Path directory) {
        try {
            Analysis run = SavedRun.read(directory).writtenReport();
            if (run.judgement().verdict() != Verdict.INVALID) {
                return Optional.of(run);
            }
            warn("not counted: " + directory + " is invalid: "
                    + ReasonText.of(run.judgement().reason()).reason());
        } catch (UnreadableRunException unreadable) {
            warn("not counted: " + unreadable.getMessage());
        }
        return Optional.empty();
    }

    private static Table table(List<Standing> standings) {
        return new Table(
                List.of(
                        Column.text("objective"),
                        Column.text("by"),
                        Column.figures("window"),
                        Column.figures("count"),
                        Column.figures("good"),
                        Column.figures("at least"),
                        Column.figures("budget left")),
                standings.stream().map(SloCommand::row).toList());
    }

    private static List<Phrase> row(Standing standing) {
        Objective objective = standing.objective();
        String by = standing.source() == Source.CHECKS
                ? "checks"
                : "calls of " + Figures.count(standing.runs(), "run", "runs");
        return List.of(
                Phrase.of(objective.name()),
                Phrase.of(by),
                Phrase.of(Figures.span(objective.window())),
                Phrase.of(Figures.count(standing.count())),
                Phrase.of(Unit.PERCENT.beside(standing.share() * 100, objective.share() * 100)),
                Phrase.of(Unit.PERCENT.exact(objective.share() * 100)),
                Phrase.of(Unit.PERCENT.text(standing.budgetLeft() * 100)));
    }

    /** An objective is met if it is met wherever something is known. */
    private static ExitCode exit(List<Standing> ofObjective) {
        List<Standing> known =
                ofObjective.stream().filter(standing -> standing.count() > 0).toList();
        return known.isEmpty()
                ? ExitCode.NO_ANSWER
                : known.stream().allMatch(Standing::met) ? ExitCode.OK : ExitCode.FAILED;
    }
}
