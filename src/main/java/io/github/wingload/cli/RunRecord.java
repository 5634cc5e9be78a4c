package io.github.wingload.cli;

import io.github.wingload.artefact.ArtefactWriter;
import io.github.wingload.exchange.Call;
import io.github.wingload.judge.RunAnalysis;
import io.github.wingload.observe.Reading;
import io.github.wingload.plan.Plan;
import io.github.wingload.report.ticket.TicketReport;
import io.github.wingload.result.Analysis;
import io.github.wingload.result.Manifest;
import io.github.wingload.result.Progress;
import io.github.wingload.result.RunResult;
import io.github.wingload.run.RunListener;
import io.github.wingload.time.NanoClock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/** What is made of a run while it goes on: files, the analysis, and the live view. */
final class RunRecord implements RunListener {

    /** A report so far is followed by a pause of at least this many times as long as it took. */
    private static final long PAUSE_PER_REPORT = 100;

    private final ArtefactWriter writer;
    private final RunAnalysis analysis;
    private final Consumer<Progress> view;
    private final NanoClock clock;
    private final Object pendingLock = new Object();
    private List<Call> pending = new ArrayList<>();
    private long nextReportNs = Long.MIN_VALUE;
    private List<Reading> pendingReadings = new ArrayList<>();

    /** @param view told of every second */
    RunRecord(Plan plan, ArtefactWriter writer, Consumer<Progress> view, NanoClock clock) {
        this.writer = writer;
        this.analysis = new RunAnalysis(plan);
        this.view = view;
        this.clock = clock;
    }

    @Override
    public void started(Manifest manifest) {
        writer.start(manifest);
    }

    @Override
    public void callEnded(Call call) {
        writer.callEnded(call);
        synchronized (pendingLock) {
            pending.add(call);
        }
    }

    @Override
    public void observed(Reading reading) {
        writer.observed(reading);
        synchronized (pendingLock) {
            pendingReadings.add(reading);
        }
    }

    @Override
    public void second(Progress progress) {
        writer.second(progress);
        analyse();
        if (writer.reportWanted()) {
            reportSoFar();
        }
        view.accept(progress);
    }

    /** For whoever has to do without an end. It takes the longer the more there is, and never more than a little of the time. */
    private void reportSoFar() {
        long startedNs = clock.nanos();
        if (startedNs < nextReportNs) {
            return;
        }
        writer.report(analysis.report(writer.soFar()));
        long endedNs = clock.nanos();
        nextReportNs = endedNs + (endedNs - startedNs) * PAUSE_PER_REPORT;
    }

    /** Hands the second's calls on, in order of end; on the reporter's thread, so that no answer waits to be read for it. */
    private void analyse() {
        List<Call> ended;
        List<Reading> read;
        synchronized (pendingLock) {
            read = pendingReadings;
            pendingReadings = new ArrayList<>();
            ended = pending;
            pending = new ArrayList<>(ended.size());
        }
        ended.sort(Comparator.comparingLong(Call::endNs));
        ended.forEach(analysis::record);
        read.forEach(analysis::record);
    }

    /** Works the report out, writes everything for good, and hands the report back. */
    Analysis finish(RunResult result) {
        analyse();
        Analysis report = analysis.report(result);
        writer.reportText(TicketReport.markdown(report));
        writer.finish(report);
        return report;
    }
}
