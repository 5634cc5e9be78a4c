package io.github.wingload.cli;

import io.github.wingload.cli.command.AtWork;
import io.github.wingload.cli.command.ExitCode;
import io.github.wingload.cli.command.NewFile;
import io.github.wingload.cli.command.Subcommand;
import io.github.wingload.cli.command.UserError;
import io.github.wingload.text.Fault;
import io.github.wingload.text.Figures;
import io.github.wingload.text.IoReason;
import io.github.wingload.text.Printable;
import io.github.wingload.traffic.LogFile;
import io.github.wingload.traffic.LogFile.Imported;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code wingload import}: turns a log of requests into samples with times, for a replay. */
@Command(
        name = "import",
        description = {
            "Turns a log of requests into a CSV file with times, which load: {replay: {time: time}} sends again.",
            "",
            "Known are access logs (common and combined, with nginx's request time), JSON lines of Envoy, Istio, nginx, k6 and"
                    + " vegeta, CSV of k6, vegeta and Locust, HAR archives of browsers, and calls.csv of another run. Headers are not"
                    + " taken over. In queries and bodies, values whose names say that they are secret are masked. Lines that are no"
                    + " request are left out and counted. The rows are in the order of their times. A log larger than memory is sorted in a temporary"
                    + " file beside the output.",
            ""
        },
        exitCodeList = {"0:the file was written", "2:the log cannot be read, or has no request"},
        footer = {
            "",
            "Examples:",
            "    wingload import access.log -o requests.csv",
            "  Then, in the scenario:",
            "    samples: {file: requests.csv, where: {method: GET}}",
            "    load: {replay: {time: time}}",
            "    tasks: [{get: \"{{raw:path}}\", name: requests}]"
        })
final class ImportCommand extends Subcommand {

    @Parameters(paramLabel = "FILE", description = "The log.")
    private Path log;

    @Option(
            names = {"-o", "--output"},
            required = true,
            paramLabel = "FILE",
            description = "The CSV file to write: time, method, path, key, status, ms, body.")
    private Path output;

    @Option(names = "--force", description = "Replace the file if it exists.")
    private boolean force;

    @Override
    protected ExitCode run() {
        NewFile file = new NewFile(output, force);
        file.check();
        Path directory =
                Optional.ofNullable(output.toAbsolutePath().getParent()).orElseThrow();
        try (Imported imported = read(directory)) {
            AtWork writing = AtWork.on("writing " + output, err());
            try (writing) {
                file.write(imported::writeTo);
            }
            tell(imported);
        } catch (Fault fault) {
            throw new UserError(Printable.of(fault.found()), fault.remedy());
        } catch (IOException e) {
            throw new UserError(log + " cannot be read: " + IoReason.of(e), "Name a readable file.");
        }
        return ExitCode.OK;
    }

    private Imported read(Path directory) throws IOException {
        AtWork reading = AtWork.on("reading " + log, err());
        try (reading) {
            return LogFile.read(log, directory);
        }
    }

    private void tell(Imported imported) {
        err().println("written: " + output + ", " + Figures.count(imported.requests(), "request", "requests") + " in "
                + Figures.stretch(imported.seconds()));
        if (imported.masked() > 0) {
            err().println("note: " + Figures.count(imported.masked(), "secret value is", "secret values are")
                    + " masked");
        }
        if (imported.paired() > 0) {
            err().println("note: the calls of a pair have one row: the first of each pair is taken, and "
                    + Figures.count(imported.paired(), "other call is", "other calls are") + " not");
        }
        if (imported.leftOut() > 0) {
            err().println("warning: " + Figures.count(imported.leftOut(), "line is no request", "lines are no requests")
                    + " and left out");
            imported.examples().forEach(example -> err().println("  " + Printable.of(example)));
        }
    }
}
