package io.github.wingload.cli.run;

import io.github.wingload.cli.command.ExitCode;
import io.github.wingload.cli.command.Subcommand;
import io.github.wingload.cli.command.UserError;
import io.github.wingload.scenario.Overrides;
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

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE|URL",
            description = "Scenario files (- is standard input), or the URLs of requests.")
    List<Path> files;

    @Override
    protected ExitCode run() {
        boolean ok = true;
        for (String named : parameters()) {
            ok &= check(named);
        }
        return ok ? ExitCode.OK : ExitCode.USAGE;
    }

    private boolean check(String named) {
        try {
            ScenarioReading reading =
                    ScenarioSource.of(named, Overrides.NONE, environment()).read();
            if (reading instanceof ScenarioReading.Scenario scenario) {
                good(named, scenario);
                return true;
            }
            ((ScenarioReading.Problems) reading).problems().forEach(problem -> err().println(problem));
        } catch (UserError unreadable) {
            err().println(unreadable.getMessage());
        }
        return false;
    }

    private void good(String file, ScenarioReading.Scenario scenario) {
        hide(scenario.secrets());
        scenario.warnings().forEach(warning -> err().println(file + ": warning: " + warning));
        out().println(file + ": ok");
        out().println("  " + new PlanText(scenario.plan(), scenario.samples()).summary());
    }
}
