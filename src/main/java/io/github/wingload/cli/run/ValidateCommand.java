package io.github.wingload.cli.run;

import io.github.wingload.cli.command.ExitCode;
import io.github.wingload.cli.command.Subcommand;
import io.github.wingload.cli.command.Version;
import io.github.wingload.scenario.Overrides;
import io.github.wingload.scenario.ScenarioReader;
import io.github.wingload.scenario.ScenarioReading;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code wingload validate}: reads scenarios and reports their problems. */
@Command(
        name = "validate",
        description = {
            "Checks scenario files and the samples that they name. Sends nothing.",
            "",
            "All problems of a file are listed on stderr, one per line. Valid files are listed on stdout.",
            ""
        },
        exitCodeList = {"0:every file is valid", "2:a file, or the command line, is wrong"},
        footer = {
            "",
            "Examples:",
            "  One file:",
            "    wingload validate scenarios/quickstart.yaml",
            "  All files of a directory, in a build:",
            "    wingload validate scenarios/*.yaml || exit 1"
        })
public final class ValidateCommand extends Subcommand {

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Scenario files.")
    private List<Path> files;

    @Override
    protected ExitCode run() {
        ScenarioReader reader = new ScenarioReader(System.getenv(), Version.current());
        boolean ok = true;
        for (Path file : files) {
            ScenarioReading reading = reader.read(file, Overrides.NONE);
            if (reading instanceof ScenarioReading.Problems found) {
                found.problems().forEach(problem -> err().println(problem));
                ok = false;
            } else {
                good(file, (ScenarioReading.Scenario) reading);
            }
        }
        return ok ? ExitCode.OK : ExitCode.USAGE;
    }

    private void good(Path file, ScenarioReading.Scenario scenario) {
        hide(scenario.secrets());
        scenario.warnings().forEach(warning -> err().println(file + ": warning: " + warning));
        out().println(file + ": ok");
        out().println("  " + new PlanText(scenario.plan(), scenario.samples()).summary());
    }
}
