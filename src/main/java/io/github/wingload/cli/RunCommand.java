package io.github.wingload.cli;

import io.github.wingload.artefact.ArtefactWriter;
import io.github.wingload.artefact.CallsDecision;
import io.github.wingload.artefact.CallsFile;
import io.github.wingload.artefact.NoRunDirectoryException;
import io.github.wingload.artefact.RunDirectory;
import io.github.wingload.artefact.WriteError;
import io.github.wingload.plan.Plan;
import io.github.wingload.report.ConsoleSummary;
import io.github.wingload.report.TableWidths;
import io.github.wingload.report.VerdictSummary;
import io.github.wingload.result.Progress;
import io.github.wingload.result.RunReport;
import io.github.wingload.run.CannotRunException;
import io.github.wingload.run.LoadTest;
import io.github.wingload.run.ProbeFinding;
import io.github.wingload.run.RunIdentity;
import io.github.wingload.time.NanoClock;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
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
    private JudgementOptions judgement;

    @Mixin
    private OutputOptions output;

    @Option(
            names = "--baseline",
            paramLabel = "RUN",
            description = "Compare with this run at the end, as diff does; it is read before anything is sent.")
    private Optional<String> baseline;

    @Option(names = "--dry-run", description = "Print the plan and three requests; send nothing, write nothing.")
    private boolean dryRun;

    @Spec
    private CommandSpec spec;

    private final NanoClock clock = NanoClock.system();

    @Override
    public Integer call() throws IOException {
        ScenarioSource source =
                ScenarioSource.of(scenario, judgement.addTo(GivenOverrides.of(load.given(), target.given())));
        OpenedScenario opened = OpenedScenario.open(source, err());
        if (dryRun) {
            return DryRun.print(opened, out()).code();
        }
        try (LoadTest test = LoadTest.prepare(opened.plan(), opened.tables(), clock)) {
            return run(test, opened).code();
        } catch (CannotRunException e) {
            throw new UserError("this cannot be run: " + e.getMessage(), "Nothing was sent.");
        } catch (NoRunDirectoryException e) {
            throw new UserError(e.getMessage(), "Nothing was sent.");
        }
    }

    private ExitCode run(LoadTest test, OpenedScenario opened) throws IOException {
        Optional<Baseline> before =
                baseline.map(name -> Baseline.read(name, output.results(), opened.plan(), output.csv(), err()));
        Terminal terminal = Terminal.detect();
        RunDirectory directory =
                RunDirectory.create(output.results(), opened.plan().name(), clock.wallTime());
        ArtefactWriter writer = writer(directory, opened);
        err().println("sending to " + Destination.of(test));
        CallsDecision calls = CallsFile.decision(opened.plan());
        if (!calls.on()) {
            err().println("note: no calls.csv: " + calls.reason());
        }
        LiveView view = new LiveView(err(), terminal);
        Interruption interruption = new Interruption(test, view);
        RunReport report;
        Signals signals = Signals.caughtBy(interruption);
        try {
            if (isPointless(test)) {
                Files.delete(directory.path());
                return interruption.happened() ? ExitCode.INTERRUPTED : ExitCode.NO_ANSWER;
            }
            RunRecord record = new RunRecord(opened.plan(), writer, live(view, interruption, opened.plan()), clock);
            report = record.finish(test.run(identity(opened, directory), record));
        } finally {
            signals.close();
            view.clear();
        }
        out().print(ConsoleSummary.of(report.result(), TableWidths.of(terminal.outColumns())));
        out().print(VerdictSummary.of(report));
        for (WriteError error : writer.writeErrors()) {
            err().println("wingload: " + error.file() + " is not complete: " + error.reason());
        }
        ExitCode compared =
                before.map(read -> read.judge(directory.path(), out())).orElse(ExitCode.OK);
        out().println("results: " + directory.path());
        out().flush();
        return ExitCode.of(report).or(compared);
    }

    /** Sends the probe, says what it found, and tells whether there is no sense in going on. */
    private boolean isPointless(LoadTest test) {
        Optional<ProbeFinding> finding = test.probe().flatMap(ProbeFinding::of);
        finding.ifPresent(found -> err().println((found.stops() ? "wingload: " : "warning: ") + found.sentence()));
        return finding.map(ProbeFinding::stops).orElse(false);
    }

    private Consumer<Progress> live(LiveView view, Interruption interruption, Plan plan) {
        if (output.onlySummary()) {
            return progress -> {};
        }
        CurrentFigures current = new CurrentFigures(plan.load());
        return progress -> view.show(current.after(progress, interruption.happened()));
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

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    private PrintWriter err() {
        return spec.commandLine().getErr();
    }
}
