package io.github.wingload.cli;

import io.github.wingload.cli.command.ExitCode;
import io.github.wingload.cli.command.NewFile;
import io.github.wingload.cli.command.Subcommand;
import io.github.wingload.cli.command.UserError;
import io.github.wingload.cli.command.Version;
import io.github.wingload.foreign.BoundedRead;
import io.github.wingload.scenario.Overrides;
import io.github.wingload.scenario.ScenarioReader;
import io.github.wingload.scenario.ScenarioReading;
import io.github.wingload.starter.Starter;
import io.github.wingload.text.Fault;
import io.github.wingload.text.IoReason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code wingload init}: writes a first scenario. */
@Command(
        name = "init",
        description = {
            "Writes a scenario file: a commented one that runs at once against the built-in simulator, or one that sends"
                    + " what a curl command sends.",
            "",
            "Differences from curl, and settings that are missing, are reported on stderr. Secrets in the command, such as"
                    + " an Authorization header, are not written to the file: the scenario reads them from the environment.",
            ""
        },
        exitCodeList = {"0:the scenario was written"},
        footer = {
            "",
            "Examples:",
            "  A scenario to read and change:",
            "    wingload init my-service.yaml && wingload run my-service.yaml",
            "  From a curl command that works; enclose it in the other kind of quotes:",
            "    wingload init --curl 'curl -d @body.json -H \"Content-Type: application/json\" http://localhost/predict'",
            "  From two curl commands for the same request; the comparison starts at once:",
            "    wingload init --curl 'curl https://api.example.org/predict' --against 'curl http://10.0.0.7/predict' - \\",
            "      | wingload run -",
            "  From a curl command with both kinds of quotes, through standard input:",
            "    wingload init --curl - predict.yaml < command.txt"
        })
final class InitCommand extends Subcommand {

    private static final int MOST_BYTES = 3_000_000;
    private static final String STANDARD = "-";

    @Parameters(
            arity = "0..1",
            paramLabel = "FILE",
            defaultValue = "scenario.yaml",
            description = "The file to write (default: ${DEFAULT-VALUE}); - is standard output.")
    private String file;

    @Option(
            names = "--curl",
            paramLabel = "COMMAND",
            description =
                    "A complete curl command; - reads it from standard input. Files that it names with @ are relative"
                            + " to the working directory.")
    private Optional<String> curl;

    @Option(
            names = "--against",
            paramLabel = "COMMAND",
            description =
                    "A second curl command, for the same request at another address: the scenario compares the two addresses."
                            + " Needs --curl.")
    private Optional<String> against;

    @Option(names = "--force", description = "Replace the file if it exists.")
    private boolean force;

    @Override
    protected ExitCode run() {
        if (file.equals(STANDARD)) {
            Starter.Started scenario = scenario(Path.of(""));
            out().print(scenario.yaml());
            tell(scenario);
            return ExitCode.OK;
        }
        Path path = Path.of(file);
        NewFile target = new NewFile(path, force);
        target.check();
        Starter.Started scenario = scenario(path.resolveSibling("").toAbsolutePath());
        target.write(scenario.yaml());
        tell(scenario);
        tellNext(path);
        return ExitCode.OK;
    }

    private Starter.Started scenario(Path directory) {
        if (curl.isEmpty()) {
            if (against.isPresent()) {
                throw new UserError("--against needs a first command", "Give it as the value of --curl.");
            }
            return Starter.commented();
        }
        try {
            String command = command(curl.get());
            return against.isPresent()
                    ? Starter.fromCurls(command, against.get(), Path.of(""), directory)
                    : Starter.fromCurl(command, Path.of(""), directory);
        } catch (Fault fault) {
            throw new UserError(
                    "this curl command cannot be converted to a scenario: " + fault.found(),
                    "What to do: " + fault.remedy());
        }
    }

    private static String command(String given) {
        if (!given.equals(STANDARD)) {
            return given;
        }
        try {
            return new String(BoundedRead.of(System.in, MOST_BYTES), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UserError(
                    "standard input cannot be read: " + IoReason.of(e), "Give the command as the value of --curl.");
        }
    }

    private void tell(Starter.Started scenario) {
        scenario.allNotes().forEach(note -> err().println("note: " + note));
    }

    /** Prints what must be set before the scenario can run on this machine. */
    private void tellNext(Path path) {
        ScenarioReading reading = new ScenarioReader(environment(), Version.current()).read(path, Overrides.NONE);
        err().println("written: " + path);
        if (reading instanceof ScenarioReading.Problems missing) {
            err().println("before it runs:");
            missing.problems().forEach(problem -> err().println("  " + problem));
        } else {
            err().println("next: wingload try " + path);
        }
    }
}
