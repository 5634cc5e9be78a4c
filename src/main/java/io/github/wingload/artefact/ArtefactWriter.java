package io.github.wingload.artefact;

import io.github.wingload.exchange.Call;
import io.github.wingload.observe.Reading;
import io.github.wingload.plan.Task;
import io.github.wingload.result.Analysis;
import io.github.wingload.result.ExceptionGroup;
import io.github.wingload.result.HeadlineTime;
import io.github.wingload.result.Manifest;
import io.github.wingload.result.Progress;
import io.github.wingload.result.RequestTable;
import io.github.wingload.result.RunResult;
import io.github.wingload.stats.FailureGroup;
import io.github.wingload.stats.SecondStats;
import io.github.wingload.stats.Totals;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Writes the files of a run: told of its start, of each call, of each second and of its end.
 *
 * <p>After each second every file is complete up to it, also if the process is killed. Trouble with a file never ends the
 * run: it is remembered, the other files go on, and {@link #writeErrors} tells.
 *
 * <p>Thread rule: {@link #start} first; then {@link #callEnded} and {@link #observed} from any thread; {@link #second} any number of times (the last
 * one after the drain), {@link #report} after any of them, {@link #reportText}, and {@link #finish} at last, one after the
 * other.
 */
public final class ArtefactWriter {

    private static final double NS_PER_SECOND = 1e9;

    private final OutputFiles files = new OutputFiles();
    private final RunDirectory directory;
    private final List<CsvFiles> csvFiles;
    private final boolean fullHistory;
    private final byte[] scenario;

    private Manifest manifest;
    private HeadlineTime time;
    private RunSoFar soFar;
    private Optional<CallsFile> calls = Optional.empty();
    private Optional<ObservedFile> observed = Optional.empty();
    private HistogramLog histogramLog;
    private HistoryCsv historyCsv;

    /**
     * Makes ready to write; nothing of the run is written yet.
     *
     * @param directory of the run
     * @param csvPrefix where the four tables are written a second time, if anywhere; its directories are made and
     *     write-tested
     * @param fullHistory true if the history holds the tasks' rows, not only those of all together
     * @param scenario the scenario file's bytes
     * @throws NoRunDirectoryException if the prefix's directory cannot be made or written
     */
    public ArtefactWriter(RunDirectory directory, Optional<Path> csvPrefix, boolean fullHistory, byte[] scenario)
            throws NoRunDirectoryException {
        this.directory = directory;
        this.fullHistory = fullHistory;
        this.scenario = scenario.clone();
        this.csvFiles = new ArrayList<>(List.of(directory.csvFiles()));
        if (csvPrefix.isPresent()) {
            CsvFiles second = CsvFiles.withPrefix(csvPrefix.get());
            second.makeReady();
            csvFiles.add(second);
        }
    }

    /** Writes what is known before the first call. */
    public void start(Manifest started) {
        manifest = started;
        time = HeadlineTime.of(started.plan().load());
        historyCsv = new HistoryCsv(fullHistory, time);
        histogramLog = new HistogramLog(started.plan().tasks());
        soFar = new RunSoFar(started);
        calls = CallsFile.decision(started.plan()).on()
                ? Optional.of(new CallsFile(directory.calls(), files, started.plan()))
                : Optional.empty();
        observed = started.plan().observe().isEmpty()
                ? Optional.empty()
                : Optional.of(new ObservedFile(directory.observed(), files));
        files.replace(directory.scenario(), scenario);
        calls.ifPresent(CallsFile::begin);
        observed.ifPresent(ObservedFile::begin);
        files.replace(directory.histogramLog(), histogramLog.begin(started.version(), started.start()));
        byte[] history = historyCsv.begin(started.start().getEpochSecond());
        csvFiles.forEach(csv -> files.replace(csv.history(), history));
        writeTables(table(Totals.none(tasks().size())), 0, List.of(), List.of());
        writeRunSoFar();
    }

    /** A call has ended, or was dropped. Quick: its line is made and written at the end of the second. */
    public void callEnded(Call call) {
        soFar.callEnded(call);
        calls.ifPresent(file -> file.add(call));
    }

    /** A scrape told something of a figure, or failed to. */
    public void observed(Reading reading) {
        observed.ifPresent(file -> file.add(reading));
    }

    /** Adds a second to the files that grow and brings the others up to it. */
    public void second(Progress progress) {
        // Calls go first: what a run that is killed leaves behind is counted from them.
        calls.ifPresent(CallsFile::flush);
        observed.ifPresent(ObservedFile::flush);
        soFar.second(progress);
        writeRunSoFar();
        SecondStats second = progress.second();
        files.append(directory.histogramLog(), histogramLog.lines(second));

        RequestTable totals = table(progress.totals());
        HistoryCsv.Block block = new HistoryCsv.Block(
                manifest.start().plusNanos(second.endNs()).getEpochSecond(),
                progress.users(),
                (second.endNs() - second.startNs()) / NS_PER_SECOND);
        RequestTable ofSecond = RequestTable.of(tasks(), second.tasks(), second.aggregated());
        byte[] history = historyCsv.block(block, ofSecond, totals);
        csvFiles.forEach(csv -> files.append(csv.history(), history));

        writeTables(
                totals,
                second.endNs() / NS_PER_SECOND,
                soFar.result().failures(),
                soFar.result().exceptions());
    }

    /** The run as it stood at the end of the last second, as if it had been killed then. */
    public RunResult soFar() {
        return soFar.result();
    }

    /**
     * True if {@code report.json} is to be written during the run, because not every call has its line: a run that is killed
     * could not be reported otherwise.
     */
    public boolean reportWanted() {
        return !calls.map(CallsFile::complete).orElse(false);
    }

    /** Writes {@code report.json}: of the run {@linkplain #soFar so far}. */
    public void report(Analysis report) {
        files.replace(directory.reportJson(), ReportJson.bytes(report));
    }

    /** Writes {@code report.md}. */
    public void reportText(String markdown) {
        files.replace(directory.reportMarkdown(), markdown.getBytes(StandardCharsets.UTF_8));
    }

    /** Writes the tables, {@code report.json} and {@code run.json} for good. */
    public void finish(Analysis report) {
        RunResult result = report.result();
        calls.ifPresent(CallsFile::flush);
        observed.ifPresent(ObservedFile::flush);
        double seconds = result.load().lastCallEnd().toNanos() / NS_PER_SECOND;
        writeTables(result.table(), seconds, result.failures(), result.exceptions());
        report(report);
        files.replace(directory.runJson(), RunJson.ended(report, files.errors()));
    }

    /** Which files are not complete, and why; empty if all is well. */
    public List<WriteError> writeErrors() {
        return files.errors();
    }

    private void writeRunSoFar() {
        files.replace(directory.runJson(), RunJson.running(soFar.result(), files.errors()));
    }

    private void writeTables(
            RequestTable table, double seconds, List<FailureGroup> failures, List<ExceptionGroup> exceptions) {
        byte[] stats = StatsCsv.bytes(table, time, seconds);
        byte[] failed = FailuresCsv.bytes(tasks(), failures);
        byte[] raised = ExceptionsCsv.bytes(exceptions);
        for (CsvFiles csv : csvFiles) {
            files.replace(csv.stats(), stats);
            files.replace(csv.failures(), failed);
            files.replace(csv.exceptions(), raised);
        }
    }

    private RequestTable table(Totals totals) {
        return RequestTable.of(tasks(), totals.tasks(), totals.aggregated());
    }

    private List<Task> tasks() {
        return manifest.plan().tasks();
    }
}
