package io.github.wingload.artefact;

import io.github.wingload.plan.Task;
import io.github.wingload.result.ExceptionGroup;
import io.github.wingload.result.HeadlineTime;
import io.github.wingload.result.Manifest;
import io.github.wingload.result.Progress;
import io.github.wingload.result.RequestTable;
import io.github.wingload.result.RunResult;
import io.github.wingload.result.Secrets;
import io.github.wingload.stats.FailureGroup;
import io.github.wingload.stats.SecondStats;
import io.github.wingload.stats.Totals;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Writes the files of a run: told of its start, of each second and of its end.
 *
 * <p>After each second every file is complete up to it, also if the process is killed. Trouble with a file never ends the
 * run: it is remembered, the other files go on, and {@link #writeErrors} tells.
 *
 * <p>Thread rule: {@link #start}, then {@link #second} any number of times (the last one after the drain), then {@link
 * #finish}, one after the other.
 */
public final class ArtefactWriter {

    private static final double NS_PER_SECOND = 1e9;

    private final OutputFiles files = new OutputFiles();
    private final RunDirectory directory;
    private final List<CsvFiles> csvFiles;
    private final boolean fullHistory;
    private final byte[] scenario;

    private Manifest manifest;
    private Secrets secrets;
    private HeadlineTime time;
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
        secrets = Secrets.of(started.plan());
        time = HeadlineTime.of(started.plan().load());
        historyCsv = new HistoryCsv(fullHistory, time);
        histogramLog = new HistogramLog(started.plan().tasks());
        files.replace(directory.scenario(), scenario);
        files.replace(directory.runJson(), RunJson.running(started));
        files.replace(directory.histogramLog(), histogramLog.begin(started.version(), started.start()));
        byte[] history = historyCsv.begin(started.start().getEpochSecond());
        csvFiles.forEach(csv -> files.replace(csv.history(), history));
        writeTables(table(Totals.none(tasks().size())), 0, List.of(), List.of());
    }

    /** Adds a second to the files that grow and brings the others up to it. */
    public void second(Progress progress) {
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
                secrets.redact(progress.totals().failures()),
                secrets.redactExceptions(progress.exceptions()));
    }

    /** Writes the tables and {@code run.json} for good. */
    public void finish(RunResult result) {
        double seconds = result.load().lastCallEnd().toNanos() / NS_PER_SECOND;
        writeTables(result.table(), seconds, result.failures(), result.exceptions());
        files.replace(directory.runJson(), RunJson.ended(result, files.errors()));
    }

    /** Which files are not complete, and why; empty if all is well. */
    public List<WriteError> writeErrors() {
        return files.errors();
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
