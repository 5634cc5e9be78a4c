package io.github.wingload.cli.run;

import io.github.wingload.artefact.NoRunDirectoryException;
import io.github.wingload.cli.command.ExitCode;
import io.github.wingload.cli.command.Signals;
import io.github.wingload.cli.command.Subcommand;
import io.github.wingload.cli.command.Terminal;
import io.github.wingload.cli.command.UserError;
import io.github.wingload.cli.command.Version;
import io.github.wingload.live.LivePages;
import io.github.wingload.live.PageServer;
import io.github.wingload.report.page.Frame.Link;
import io.github.wingload.run.CannotRunException;
import io.github.wingload.run.LastHours;
import io.github.wingload.run.StartLine;
import io.github.wingload.text.Secrets;
import io.github.wingload.time.NanoClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code wingload ui}: starts runs from a browser, until Ctrl-C. */
@Command(
        name = "ui",
        description = {
            "Starts, shows and stops runs in a browser, until Ctrl-C.",
            "",
            "Prints the URL of a page with the scenarios of a folder, a form for the load, and the earlier runs. Runs are made as"
                    + " with wingload run: the same files, the same summary on stdout. The URL contains a random token; without it"
                    + " no request is answered. Ctrl-C is the regular end. During a run it stops the run first.",
            ""
        },
        exitCodeList = {"0:ended with Ctrl-C"},
        footer = {
            "",
            "Examples:",
            "  The scenarios of this project:",
            "    wingload ui scenarios",
            "  On a remote machine, seen through an SSH tunnel:",
            "    wingload ui scenarios --port 8089",
            "    ssh -L 8089:127.0.0.1:8089 that-machine"
        })
public final class UiCommand extends Subcommand {

    @Parameters(
            arity = "0..1",
            paramLabel = "DIR",
            defaultValue = ".",
            description = "A folder with scenario files (default: the current directory).")
    private Path folder;

    @Option(
            names = "--port",
            paramLabel = "NUMBER",
            defaultValue = "0",
            description = "The port to listen on (default: any free port).")
    private int port;

    private final LastHours lastHours = new LastHours();

    @Mixin
    private UiOptions ui;

    @Mixin
    private OutputOptions output;

    @Mixin
    private MachineOptions machine;

    @Override
    protected ExitCode run() throws IOException, InterruptedException {
        if (!Files.isDirectory(folder)) {
            throw new UserError(folder + " is not a directory", "Name a folder with scenario files.");
        }
        machine.check(environment());
        Terminal terminal = output.terminal();
        LivePages live = new LivePages(Version.current(), List.of(new Link("./", "All runs")), NanoClock.system());
        Desk desk = new Desk(folder, output.results, environment(), live);
        Thread main = Thread.currentThread();
        AtomicBoolean ending = new AtomicBoolean();
        PageServer server = ui.start(port, desk);
        Signals signals = Signals.caughtBy(() -> {
            ending.set(true);
            if (!desk.interrupt()) {
                main.interrupt();
            }
        });
        try (server;
                signals) {
            out().println(server.url("/"));
            out().flush();
            while (!ending.get()) {
                make(desk.next(), terminal, live);
                desk.done();
            }
            live.await();
        } catch (InterruptedException regularEnd) {
            return ExitCode.OK;
        }
        return ExitCode.OK;
    }

    /** Makes a run as wingload run does. What prevents it is shown on its page and on the terminal. */
    private void make(Desk.Order order, Terminal terminal, LivePages live) throws IOException {
        Secrets secrets = order.opened().scenario().secrets();
        hide(secrets);
        try (MachineOutput forMachines = MachineOutput.open(machine, secrets, environment(), err());
                Series series = Series.of(
                        order.interruption(),
                        order.interruption(),
                        lastHours.of(order.opened().plan()),
                        err())) {
            SingleRun single = new SingleRun(
                    output,
                    true,
                    Optional.empty(),
                    Optional.of(live),
                    terminal,
                    NanoClock.system(),
                    forMachines.logs(),
                    StartLine.whenReady(),
                    out(),
                    err());
            Optional<SingleRun.Ended> ended = single.make(order.opened(), Optional.empty(), series);
            if (ended.isPresent()) {
                Path directory = ended.get().directory();
                forMachines.finished(
                        List.of(ended.get().analysis()),
                        Optional.empty(),
                        ended.get().exit());
                out().println("results: " + directory);
                UiOptions.show(live, directory);
            }
            out().flush();
        } catch (CannotRunException | NoRunDirectoryException | UserError e) {
            warn("" + e.getMessage());
            live.failed("" + e.getMessage());
        }
    }
}
