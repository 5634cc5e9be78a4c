package io.github.wingload.cli;

import io.github.wingload.artefact.ArtefactWriter;
import io.github.wingload.artefact.CallsDecision;
import io.github.wingload.artefact.CallsFile;
import io.github.wingload.artefact.NoRunDirectoryException;
import io.github.wingload.artefact.RunDirectory;
import io.github.wingload.artefact.WriteError;
import io.github.wingload.plan.Plan;
import io.github.wingload.report.console.ConsoleSummary;
import io.github.wingload.report.ticket.TicketReport;
import io.github.wingload.report.ticket.VerdictSummary;
import io.github.wingload.result.Analysis;
import io.github.wingload.result.Progress;
import io.github.wingload.run.CannotRunException;
import io.github.wingload.run.LoadTest;
import io.github.wingload.run.ProbeFinding;
import io.github.wingload.run.RunIdentity;
import io.github.wingload.text.Printable;
import io.github.wingload.text.TableWidths;
import io.github.wingload.time.NanoClock;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/** Makes one run, from its preparation to its summary on stdout: probe, load, live view, files. */
final class SingleRun {

    private final OutputOptions output;
    private final Terminal terminal;
    private final NanoClock clock;
    private final PrintWriter out;
    private final PrintWriter err;

    SingleRun(OutputOptions output, Terminal terminal, NanoClock clock, PrintWriter out, PrintWriter err) {
        this.output = output;
        this.terminal = terminal;
        this.clock = clock;
        this.out = out;
        this.err = err;
    }

    /** What is left of a run. */
    record Ended(Path directory, Analysis report) {}

    /**
     * Makes a run, and waits for its end.
     *
     * @param title what to call it on stderr, if it is one of several
     * @param interruption is told of it, for signals to reach it
     * @return empty if the probe told that there is no sense in it, or was interrupted; nothing is left of it then
     * @throws CannotRunException if the machine cannot carry the plan out
     * @throws NoRunDirectoryException if its files cannot be written
     */
    Optional<Ended> make(OpenedScenario opened, Optional<String> title, Interruption interruption)
            throws IOException, CannotRunException {
        try (LoadTest test = LoadTest.prepare(opened.plan(), opened.samples(), clock)) {
            return make(test, opened, title, interruption);
        }
    }

    private Optional<Ended> make(
            LoadTest test, OpenedScenario opened, Optional<String> title, Interruption interruption)
            throws IOException {
        RunDirectory directory =
                RunDirectory.create(output.results(), opened.plan().name(), clock.wallTime());
        ArtefactWriter writer = writer(directory, opened);
        title.ifPresent(words -> err.println(words + ": " + directory.path()));
        err.println("sending to " + Destination.of(test));
        CallsDecision calls = CallsFile.decision(opened.plan());
        if (!calls.on()) {
            err.println("note: no calls.csv: " + calls.reason());
        }
        LiveView view = new LiveView(err, terminal);
        Analysis report;
        interruption.watch(test, view);
        try {
            if (isPointless(test)) {
                Files.delete(directory.path());
                return Optional.empty();
            }
            test.firstLook().forEach(trouble -> err.println("warning: " + Printable.of(trouble)));
            RunRecord record = new RunRecord(opened.plan(), writer, live(view, interruption, opened.plan()), clock);
            report = record.finish(test.run(identity(opened, directory), record));
        } finally {
            interruption.forget();
            view.clear();
        }
        out.print(ConsoleSummary.of(report.result(), TableWidths.of(terminal.outColumns())));
        out.print(TicketReport.parts(report));
        out.print(VerdictSummary.of(report));
        out.flush();
        for (WriteError error : writer.writeErrors()) {
            err.println("wingload: " + error.file() + " is not complete: " + error.reason());
        }
        return Optional.of(new Ended(directory.path(), report));
    }

    /** Sends the probe, says what it found, and tells whether there is no sense in going on. */
    private boolean isPointless(LoadTest test) {
        Optional<ProbeFinding> finding = test.probe().flatMap(ProbeFinding::of);
        finding.ifPresent(found -> err.println((found.stops() ? "wingload: " : "warning: ") + found.sentence()));
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

    private static RunIdentity identity(OpenedScenario opened, RunDirectory directory) throws IOException {
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
}
