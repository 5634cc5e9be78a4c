package io.github.wingload.cli;

import io.github.wingload.artefact.ArtefactWriter;
import io.github.wingload.artefact.NoRunDirectoryException;
import io.github.wingload.artefact.RunDirectory;
import io.github.wingload.artefact.WriteError;
import io.github.wingload.exchange.Call;
import io.github.wingload.report.ConsoleSummary;
import io.github.wingload.report.TableWidths;
import io.github.wingload.result.Manifest;
import io.github.wingload.result.Progress;
import io.github.wingload.result.RunResult;
import io.github.wingload.run.CannotRunException;
import io.github.wingload.run.LoadTest;
import io.github.wingload.run.RunIdentity;
import io.github.wingload.run.RunListener;
import io.github.wingload.time.NanoClock;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code wingload run}: makes the load, shows it, and writes what came of it. */
@Command(
        name = "run",
        description = {
            "Runs a load test, or repeats one.",
            "",
            "Progress goes to stderr, the summary to stdout, and everything into a new directory that the last line of"
                    + " stdout names. Ctrl-C ends the load, waits for the calls in flight and writes everything; a"
                    + " second one cuts them off.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  The built-in simulator as target:",
            "    wingload run scenarios/quickstart.yaml",
            "  A service of your own, 50 users for two minutes:",
            "    wingload run scenarios/revertrisk-wikidata.yaml -u 50 -r 5 -t 2m --url http://localhost:8080",
            "  Look at the plan and three requests first; nothing is sent:",
            "    wingload run scenarios/revertrisk-wikidata.yaml --dry-run",
            "  A run from last week again, with its overrides and its seed:",
            "    wingload run results/quickstart/20261122T022057Z-3fa9",
            "  Locust's four CSV files where a script expects them:",
            "    wingload run scenarios/quickstart.yaml --csv build/load --only-summary"
        })
final class RunCommand implements Callable<Integer> {

    @Parameters(
            paramLabel = "FILE|RUN_DIR",
            description =
                    "A scenario file; or a run's directory, to run the same scenario again with the options and the"
                            + " seed it had.")
    private Path scenario;

    @Mixin
    private LoadOptions load;

    @Mixin
    private TargetOptions target;

    @Mixin
    private OutputOptions output;

    @Option(names = "--dry-run", description = "Print the plan and three requests; send nothing, write nothing.")
    private boolean dryRun;

    @Spec
    private CommandSpec spec;

    private final NanoClock clock = NanoClock.system();

    @Override
    public Integer call() throws IOException {
        ScenarioSource source = ScenarioSource.of(scenario, GivenOverrides.of(load.given(), target.given()));
        OpenedScenario opened = OpenedScenario.open(source, err());
        if (dryRun) {
            return DryRun.print(opened, out()).code();
        }
        try (LoadTest test = LoadTest.prepare(opened.plan(), opened.samples(), clock)) {
            return run(test, opened).code();
        } catch (CannotRunException e) {
            throw new UserError("this cannot be run: " + e.getMessage(), "Nothing was sent.");
        } catch (NoRunDirectoryException e) {
            throw new UserError(e.getMessage(), "Nothing was sent.");
        }
    }

    private ExitCode run(LoadTest test, OpenedScenario opened) throws IOException {
        Terminal terminal = Terminal.detect();
        RunDirectory directory =
                RunDirectory.create(output.results(), opened.plan().name(), clock.wallTime());
        ArtefactWriter writer = writer(directory, opened);
        err().println("sending to " + Destination.of(test));
        LiveView view = new LiveView(err(), terminal);
        Interruption interruption = new Interruption(test, view);
        RunResult result;
        Signals signals = Signals.caughtBy(interruption);
        try {
            result = test.run(identity(opened, directory), listener(writer, view, interruption, opened));
            writer.finish(result);
        } finally {
            signals.close();
            view.clear();
        }
        out().print(ConsoleSummary.of(result, TableWidths.of(terminal.outColumns())));
        for (WriteError error : writer.writeErrors()) {
            err().println("wingload: " + error.file() + " is not complete: " + error.reason());
        }
        out().println("results: " + directory.path());
        out().flush();
        return ExitCode.of(result);
    }

    private ArtefactWriter writer(RunDirectory directory, OpenedScenario opened) throws IOException {
        try {
            return new ArtefactWriter(directory, output.csv(), output.csvFullHistory(), opened.bytes());
        } catch (NoRunDirectoryException e) {
            Files.delete(directory.path());
            throw e;
        }
    }

    private RunIdentity identity(OpenedScenario opened, RunDirectory directory) throws IOException {
        return new RunIdentity(
                directory.id(),
                opened.scenario().overrides(),
                opened.source().file().toString(),
                opened.source().directorySeenFrom(directory.path()),
                opened.scenarioSha256(),
                opened.samplesSha256(),
                Version.current(),
                HostName.current());
    }

    private RunListener listener(
            ArtefactWriter writer, LiveView view, Interruption interruption, OpenedScenario opened) {
        CurrentFigures current = new CurrentFigures(opened.plan().load());
        return new RunListener() {
            @Override
            public void started(Manifest manifest) {
                writer.start(manifest);
            }

            @Override
            public void callEnded(Call call) {
                writer.callEnded(call);
            }

            @Override
            public void second(Progress progress) {
                writer.second(progress);
                if (!output.onlySummary()) {
                    view.show(current.after(progress, interruption.happened()));
                }
            }
        };
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    private PrintWriter err() {
        return spec.commandLine().getErr();
    }
}
