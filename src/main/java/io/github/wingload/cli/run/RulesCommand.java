package io.github.wingload.cli.run;

import io.github.wingload.cli.command.ExitCode;
import io.github.wingload.cli.command.NewFile;
import io.github.wingload.cli.command.Subcommand;
import io.github.wingload.cli.command.UserError;
import io.github.wingload.report.machine.AlertRules;
import io.github.wingload.scenario.Overrides;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code wingload rules}: writes the thresholds of a scenario as alerting rules of Prometheus. */
@Command(
        name = "rules",
        description = {
            "Writes the thresholds of a scenario as alerting rules of Prometheus. Sends nothing.",
            "",
            "Rules on calls use the metrics that run --prometheus serves; rules on figures of observe use the server's own. A"
                    + " threshold that metrics cannot tell becomes a comment.",
            ""
        },
        exitCodeList = {"0:the rules were written"},
        footer = {
            "",
            "Examples:",
            "  Rules, checked by Prometheus' own tool:",
            "    wingload rules scenarios/revertrisk-wikidata.yaml -o rules.yaml && promtool check rules rules.yaml"
        })
public final class RulesCommand extends Subcommand {

    private static final String RANGE = "[1-9]\\d{0,4}[smhd]";

    @Parameters(paramLabel = "FILE", description = "A scenario file.")
    private Path scenario;

    @Option(
            names = "--range",
            paramLabel = "TIME",
            defaultValue = "5m",
            description =
                    "How far an alert looks back, such as 30s, 5m or 1h, for thresholds without a length of their own (default:"
                            + " ${DEFAULT-VALUE}).")
    private String range;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Write the rules to this file instead of stdout.")
    private Optional<Path> output;

    @Option(names = "--force", description = "Replace the file if it exists.")
    private boolean force;

    @Override
    protected ExitCode run() {
        if (!range.matches(RANGE)) {
            throw new UserError(
                    "--range " + range + " is not a time of Prometheus", "Write for example 30s, 5m or 1h.");
        }
        Optional<NewFile> file = output.map(path -> new NewFile(path, force));
        file.ifPresent(NewFile::check);
        OpenedScenario opened =
                OpenedScenario.open(ScenarioSource.of(parameters().get(0), Overrides.NONE, environment()));
        opened.printNotes(err());
        hide(opened.scenario().secrets());
        if (opened.plan().thresholds().isEmpty()) {
            throw new UserError(scenario + " has no thresholds", "Add thresholds: to the scenario.");
        }
        String rules = opened.scenario().secrets().redact(AlertRules.of(opened.plan(), range));
        file.ifPresentOrElse(there -> there.write(rules), () -> out().print(rules));
        return ExitCode.OK;
    }
}
