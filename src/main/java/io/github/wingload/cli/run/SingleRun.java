package io.github.wingload.cli.run;

import io.github.wingload.artefact.ArtefactWriter;
import io.github.wingload.artefact.CallsDecision;
import io.github.wingload.artefact.NoRunDirectoryException;
import io.github.wingload.artefact.ReportTexts;
import io.github.wingload.artefact.RunDirectory;
import io.github.wingload.artefact.WriteError;
import io.github.wingload.cli.command.Destination;
import io.github.wingload.cli.command.ExitCode;
import io.github.wingload.cli.command.NamedRun;
import io.github.wingload.cli.command.Signals;
import io.github.wingload.cli.command.Terminal;
import io.github.wingload.cli.command.Version;
import io.github.wingload.live.LivePages;
import io.github.wingload.plan.Plan;
import io.github.wingload.report.console.ConsoleSummary;
import io.github.wingload.report.console.TableWidths;
import io.github.wingload.report.page.Before;
import io.github.wingload.report.page.DrawnRun;
import io.github.wingload.report.page.PageReport;
import io.github.wingload.report.picture.Picture;
import io.github.wingload.report.picture.PictureFile;
import io.github.wingload.report.ticket.TicketReport;
import io.github.wingload.report.ticket.VerdictSummary;
import io.github.wingload.result.Analysis;
import io.github.wingload.result.Instance;
import io.github.wingload.result.Judgement.Verdict;
import io.github.wingload.result.RunLog;
import io.github.wingload.run.CannotRunException;
import io.github.wingload.run.LoadTest;
import io.github.wingload.run.NotStartedException;
import io.github.wingload.run.ProbeFinding;
import io.github.wingload.run.RunIdentity;
import io.github.wingload.run.StartLine;
import io.github.wingload.text.Figures;
import io.github.wingload.text.PlainText;
import io.github.wingload.text.Printable;
import io.github.wingload.text.Secrets;
import io.github.wingload.time.NanoClock;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/**
 * Makes one run, from its preparation to its summary on stdout.
 *
 * @param summaries true to print a summary of each run
 * @param pages show the run to browsers, if they are wanted
 * @param start says when the load begins
 */
record SingleRun(
        OutputOptions output,
        boolean summaries,
        Optional<Baseline> baseline,
        Optional<LivePages> pages,
        Terminal terminal,
        NanoClock clock,
        List<RunLog> furtherLogs,
        StartLine start,
        PrintWriter out,
        PrintWriter err) {

    /**
     * A run that has ended.
     *
     * @param complete true if all of its files could be written to the end
     */
    record Ended(Path directory, Analysis analysis, boolean complete) {

        ExitCode exit() {
            ExitCode ofVerdict = ExitCode.of(analysis);
            return complete ? ofVerdict : ofVerdict.or(ExitCode.INCOMPLETE);
        }
    }

    /**
     * Makes a run and waits for its end.
     *
     * @param title of the run, if it is one of several: on stderr with its directory, and above its summary
     * @param series that it belongs to
     * @return empty if the run did not begin, such as after a probe that makes it pointless; its directory is then deleted
     * @throws CannotRunException if this machine cannot run the plan
     * @throws NoRunDirectoryException if its files cannot be written
     */
    Optional<Ended> make(OpenedScenario opened, Optional<String> title, Series series)
            throws IOException, CannotRunException {
        Optional<String> usedUp = usedUp(opened.plan(), series);
        if (usedUp.isPresent()) {
            doesNotBegin(usedUp.get(), series);
            return Optional.empty();
        }
        try (LoadTest test =
                LoadTest.prepare(opened.plan(), opened.samples(), series.service(), series.lastHour(), clock)) {
            RunDirectory directory =
                    RunDirectory.create(output.results, opened.plan().name(), clock.wallTime());
            ArtefactWriter files = files(directory, opened);
            title.filter(words -> !output.quiet).ifPresent(words -> err.println(words + ": " + directory.path()));
            announce(test, opened.plan(), series);
            Optional<Analysis> analysis = run(test, opened, directory, files, series);
            if (analysis.isEmpty()) {
                Files.deleteIfExists(directory.path());
                return Optional.empty();
            }
            if (summaries) {
                print(analysis.get(), title);
            }
            report(files.writeErrors());
            return analysis.map(made ->
                    new Ended(directory.path(), made, files.writeErrors().isEmpty()));
        }
    }

    /** A sentence if the runs before have sent all that the target allows in an hour. */
    private Optional<String> usedUp(Plan plan, Series series) {
        long sent = series.lastHour().requests(clock.nanos());
        return plan.safeguards()
                .rateLimit()
                .filter(limit -> sent > 0
                        && !plan.safeguards().exceedLimits()
                        && plan.toOneHost(sent) >= limit.requestsPerHour())
                .map(limit -> "the runs so far have sent " + Figures.count(sent, "request", "requests")
                        + " within an hour, all that the limit " + limit.name()
                        + " allows. Go on in an hour"
                        + (series.ofCommand() ? ", or add --exceed-limits." : "."));
    }

    /** Tells each part that waits for the run why it does not begin. */
    private void doesNotBegin(String reason, Series series) {
        series.prevented(reason);
        pages.ifPresent(live -> live.failed(reason));
    }

    private void announce(LoadTest test, Plan plan, Series series) {
        if (output.quiet) {
            return;
        }
        Destination.of(test, plan).forEach(target -> series.tell("sending to " + target));
        plan.shard()
                .filter(any -> !plan.safeguards().stopWhen().isEmpty())
                .ifPresent(shard ->
                        series.tell("note: this shard judges stop_when by its own calls, with counts and rates times "
                                + shard.count() + "; it does not know those of the other shards"));
        CallsDecision calls = CallsDecision.of(plan);
        if (!calls.on()) {
            series.tell("note: no calls.csv: " + calls.reason());
        }
    }

    /** Sends the probe and the load, and analyses the run; empty if the load did not begin. */
    private Optional<Analysis> run(
            LoadTest test, OpenedScenario opened, RunDirectory directory, ArtefactWriter files, Series series)
            throws IOException {
        AtomicReference<Terminal.Size> size = new AtomicReference<>(terminal.size());
        LiveView view = new LiveView(err, terminal, size::get);
        series.watch().watch(test, view);
        Signals resized = Signals.resized(() -> size.set(Terminal.sizeNow()));
        try {
            start.enter(clock, test);
            if (isPointless(test, series)) {
                return Optional.empty();
            }
            test.firstLook().forEach(trouble -> series.tell("warning: " + Printable.of(trouble)));
            List<RunLog> logs = new ArrayList<>(List.of(files));
            if (!output.onlySummary && !output.quiet) {
                logs.add(view);
            }
            pages.ifPresent(live -> logs.add(live.log(files.timeline())));
            logs.addAll(furtherLogs);
            return Optional.of(test.run(identity(opened, directory), logs, start));
        } catch (NotStartedException notStarted) {
            doesNotBegin(String.valueOf(notStarted.getMessage()), series);
            return Optional.empty();
        } finally {
            resized.close();
            series.watch().forget();
            view.clear();
        }
    }

    /** Sends the probe and prints its finding; returns true if more requests are pointless. */
    private boolean isPointless(LoadTest test, Series series) {
        List<ProbeFinding> findings = test.probe();
        findings.forEach(found -> series.tell((found.stops() ? "wingload: " : "warning: ") + found.sentence()));
        Optional<ProbeFinding> stops =
                findings.stream().filter(ProbeFinding::stops).findFirst();
        stops.ifPresent(found -> doesNotBegin(found.sentence(), series));
        return stops.isPresent();
    }

    /** The verdict first: of all that is printed it is what most people look for. */
    private void print(Analysis analysis, Optional<String> title) {
        OptionalInt columns = terminal.outColumns();
        PlainText markup = PlainText.of(columns);
        if (!output.quiet || analysis.judgement().verdict() != Verdict.PASS) {
            title.ifPresent(words -> out.println("\n" + words + "\n"));
            out.print(VerdictSummary.of(analysis, markup, terminal.outLook()));
        }
        if (!output.quiet) {
            out.print("\n" + ConsoleSummary.of(analysis.result(), TableWidths.of(columns)));
            out.print(TicketReport.parts(analysis, markup));
        }
        out.flush();
    }

    private void report(List<WriteError> writeErrors) {
        for (WriteError error : writeErrors) {
            err.println("wingload: " + error.file() + " is not complete: " + error.reason());
        }
    }

    private ArtefactWriter files(RunDirectory directory, OpenedScenario opened) throws IOException {
        try {
            return new ArtefactWriter(
                    directory,
                    opened.plan(),
                    opened.scenario().secrets(),
                    output.csv,
                    output.csvFullHistory,
                    opened.bytes(),
                    texts(directory, opened.scenario().secrets()));
        } catch (NoRunDirectoryException e) {
            Files.delete(directory.path());
            throw e;
        }
    }

    private ReportTexts texts(RunDirectory directory, Secrets secrets) {
        IdentityHashMap<Analysis, Optional<Before>> known = new IdentityHashMap<>();
        Function<Analysis, Optional<Before>> compared =
                analysis -> known.computeIfAbsent(analysis, ended -> before(directory, ended));
        return new ReportTexts(
                analysis ->
                        TicketReport.markdown(analysis, compared.apply(analysis).map(Before::sentence)),
                (analysis, timeline) -> PageReport.html(analysis, timeline, compared.apply(analysis), secrets),
                (analysis, timeline) -> PictureFile.PNG.drawn(Picture.of(new DrawnRun(analysis, timeline), secrets)));
    }

    /** What the reports of a run compare it with. */
    private Optional<Before> before(RunDirectory directory, Analysis analysis) {
        return baseline.isPresent()
                ? baseline.filter(known -> !known.table()).flatMap(known -> Before.of(known.side(), analysis))
                : NamedRun.before(directory.path(), analysis);
    }

    private static RunIdentity identity(OpenedScenario opened, RunDirectory directory) throws IOException {
        return new RunIdentity(
                directory.id(),
                opened.scenario().overrides(),
                opened.source().name(),
                opened.source().directorySeenFrom(directory.path()),
                opened.scenarioSha256(),
                opened.samplesSha256(),
                Version.current(),
                hostName(opened.source().environment()),
                instance(opened.source().environment()));
    }

    /** The name of this machine in results: {@code WINGLOAD_HOST} if it is set, so that users can hide the real name. */
    static String hostName(Map<String, String> environment) {
        return value(environment, "WINGLOAD_HOST").orElseGet(() -> {
            try {
                return InetAddress.getLocalHost().getHostName();
            } catch (UnknownHostException nameless) {
                return "unknown";
            }
        });
    }

    /** Zone and type of this machine, as the environment says: {@code WINGLOAD_ZONE} and {@code WINGLOAD_MACHINE}. */
    private static Optional<Instance> instance(Map<String, String> environment) {
        return Instance.of(value(environment, "WINGLOAD_ZONE"), value(environment, "WINGLOAD_MACHINE"));
    }

    private static Optional<String> value(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).map(String::strip).filter(given -> !given.isEmpty());
    }
}
