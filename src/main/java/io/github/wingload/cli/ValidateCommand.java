package io.github.wingload.cli;

import io.github.wingload.scenario.Overrides;
import io.github.wingload.scenario.ScenarioReader;
import io.github.wingload.scenario.ScenarioReading;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code wingload validate}: reads scenarios and says what is wrong with them. */
@Command(
        name = "validate",
        description = {
            "Checks scenario files and the samples that they name. Sends nothing.",
            "",
            "All problems of a file are listed, one line each, on stderr; a file without any is ok, on stdout.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  One file:",
            "    wingload validate scenarios/quickstart.yaml",
            "  All of a directory, in a build:",
            "    wingload validate scenarios/*.yaml || exit 1"
        })
final class ValidateCommand implements Callable<Integer> {

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Scenario files.")
    private List<Path> files;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
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
        return ok ? ExitCode.OK.code() : ExitCode.USAGE.code();
    }

    private void good(Path file, ScenarioReading.Scenario scenario) {
        scenario.warnings().forEach(warning -> err().println(file + ": warning: " + warning));
        out().println(file + ": ok");
        out().println("  " + new PlanText(scenario.plan(), scenario.samples()).summary());
        out().flush();
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    private PrintWriter err() {
        return spec.commandLine().getErr();
    }
}
