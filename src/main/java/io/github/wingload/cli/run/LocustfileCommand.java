package io.github.wingload.cli.run;

import io.github.wingload.cli.command.ExitCode;
import io.github.wingload.cli.command.Subcommand;
import io.github.wingload.locust.Locustfile;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code wingload locustfile}: prints the file for a Locust master whose users wingload plays. */
@Command(
        name = "locustfile",
        description = {
            "Prints a locustfile with the classes of a scenario's users, for a Locust master whose workers are wingload's. The"
                    + " classes have no tasks: wingload makes the calls.",
            ""
        },
        exitCodeList = {"0:the file was printed", "2:the command line or the scenario is wrong"},
        footer = {
            "",
            "Example:",
            "    wingload locustfile scenarios/quickstart.yaml > locustfile.py",
            "    locust -f locustfile.py --master",
            "    wingload worker scenarios/quickstart.yaml --master localhost:5557"
        })
public final class LocustfileCommand extends Subcommand {

    @Parameters(paramLabel = "FILE", description = "A scenario file (- is standard input).")
    Path scenario;

    @Mixin
    private LocustClasses classes;

    @Mixin
    TargetOptions target;

    @Mixin
    TagOptions tags;

    @Override
    protected ExitCode run() {
        OpenedScenario opened =
                WorkerCommand.open(parameters().get(0), GivenOverrides.of(parsed()), environment(), true);
        opened.printWarnings(err());
        hide(opened.scenario().secrets());
        out().print(Locustfile.of(
                opened.plan(), classes.of(opened.plan()), opened.source().name()));
        return ExitCode.OK;
    }
}
