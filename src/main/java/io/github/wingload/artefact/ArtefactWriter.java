package io.github.wingload.artefact;

import io.github.wingload.exchange.Call;
import io.github.wingload.observe.Reading;
import io.github.wingload.plan.Plan;
import io.github.wingload.plan.task.Task;
import io.github.wingload.result.Analysis;
import io.github.wingload.result.HeadlineTime;
import io.github.wingload.result.Manifest;
import io.github.wingload.result.Progress;
import io.github.wingload.result.RequestTable;
import io.github.wingload.result.RunLog;
import io.github.wingload.result.RunResult;
import io.github.wingload.stats.SecondStats;
import io.github.wingload.stats.Timeline;
import io.github.wingload.text.IoReason;
import io.github.wingload.text.Secrets;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The log that writes the files of a run.
 *
 * <p>Calls, readings, the history and the distributions are appended after each second: they are complete up to the last one, even
 * if the process is killed. {@code run.json} and the other tables sum up the run so far. Making them takes more CPU than all else
 * that is done for a second, so while {@code calls.csv} has every call they are replaced after each of the first
 * {@value #SECONDS_PER_SUM} seconds and then every {@value #SECONDS_PER_SUM}. Without it, or if a file is not complete, they are
 * replaced after each second.
 *
 * <p>An error with a file never ends the run: the other files are still written, and {@link #writeErrors} reports it. {@code
 * calls.csv} ends before the first call that it misses.
 */
public final class ArtefactWriter implements RunLog {

    private static final double NS_PER_SECOND = 1e9;
    private static final int SECONDS_PER_SUM = 10;
    private static final long SUM_NS = Duration.ofSeconds(SECONDS_PER_SUM).toNanos();

    /** Room for run.json and report.json of most runs. */
    private static final int RESERVED_BYTES = 2 << 20;

    private final OutputFiles files;
    private final RunDirectory directory;
    private final List<CsvFiles> csvFiles;
    private final byte[] scenario;
    private final ReportTexts texts;
    private final Timeline timeline;
    private final List<Task> tasks;
    private final boolean open;
    private final HeadlineTime time;
    private final Optional<CallsCsv> calls;
    private final HistogramLog histogramLog;
    private final HistoryCsv historyCsv;
    private final Optional<TablesLock> lock;
    private final boolean goesOn;
    private Instant start = Instant.EPOCH;
    private long nextSumNs;

    /**
     * Prepares to write, without writing anything of the run.
     *
     * @param directory of the run
     * @param plan that will run
     * @param secrets what no file but the scenario may contain
     * @param csvPrefix path and start of the names of a second copy of the four tables; its directories are created and
     *     tested
     * @param fullHistory true if the history has a row for each task, not only for all of them together
     * @param scenario the scenario file's bytes
     * @param texts of {@code report.md} and {@code report.html} for an analysed run, and its picture
     * @throws NoRunDirectoryException if the prefix's directory cannot be made or written
     */
    public ArtefactWriter(
            RunDirectory directory,
            Plan plan,
            Secrets secrets,
            Optional<Path> csvPrefix,
            boolean fullHistory,
            byte[] scenario,
            ReportTexts texts)
            throws NoRunDirectoryException {
        this(
                directory,
                plan,
                secrets,
                csvPrefix,
                fullHistory,
                scenario,
                texts,
                CallsDecision.of(plan).on(),
                true);
    }

    /**
     * Prepares to write a run that is over, such as one that is made of the results of several. Files that tell how far a run has
     * come are written at its end only.
     *
     * @param plan that ran
     * @param scenario the scenario file's bytes
     * @param texts of {@code report.md} and {@code report.html} for an analysed run, and its picture
     */
    public static ArtefactWriter afterwards(RunDirectory directory, Plan plan, byte[] scenario, ReportTexts texts)
            throws NoRunDirectoryException {
        return new ArtefactWriter(directory, plan, Secrets.NONE, Optional.empty(), false, scenario, texts, true, false);
    }

    private ArtefactWriter(
            RunDirectory directory,
            Plan plan,
            Secrets secrets,
            Optional<Path> csvPrefix,
            boolean fullHistory,
            byte[] scenario,
            ReportTexts texts,
            boolean keepsCalls,
            boolean goesOn)
            throws NoRunDirectoryException {
        this.goesOn = goesOn;
        this.files = new OutputFiles(secrets);
        this.directory = directory;
        this.scenario = scenario.clone();
        this.texts = texts;
        this.tasks = plan.tasks();
        this.open = plan.load().open();
        this.time = HeadlineTime.of(plan.load());
        this.timeline = SavedRun.emptyTimeline(plan);
        this.calls = keepsCalls ? Optional.of(new CallsCsv(plan)) : Optional.empty();
        this.histogramLog = new HistogramLog(tasks);
        this.historyCsv = new HistoryCsv(fullHistory, time);
        this.csvFiles = new ArrayList<>(List.of(directory.csvFiles()));
        if (csvPrefix.isPresent()) {
            CsvFiles second = CsvFiles.withPrefix(csvPrefix.get());
            lock = Optional.of(second.makeReady());
            csvFiles.add(second);
        } else {
            lock = Optional.empty();
        }
    }

    @Override
    public void started(Manifest started) {
        start = started.start();
        files.reserve(directory.reserve(), RESERVED_BYTES);
        files.copy(directory.scenario(), scenario);
        if (calls.isPresent()) {
            files.replace(directory.calls(), calls.get().header());
        }
        if (!started.plan().observe().isEmpty()) {
            files.replace(directory.observed(), ObservedCsv.header());
        }
        files.replace(directory.histogramLog(), histogramLog.begin(started.version(), started.start()));
        byte[] history = historyCsv.begin(started.start().getEpochSecond());
        csvFiles.forEach(csv -> files.replace(csv.history(), history));
        writeSoFar(RunResult.atTimeZero(started), 0);
    }

    @Override
    public void ended(List<Call> ended) {
        ended.stream().filter(call -> tasks.get(call.task()).counted()).forEach(timeline::record);
        if (everyCallIsKept()) {
            files.append(directory.calls(), calls.get().lines(ended));
        }
    }

    @Override
    public void missed(long count) {
        if (everyCallIsKept()) {
            files.giveUp(directory.calls(), "calls ended faster than their lines could be written");
        }
    }

    @Override
    public void observed(List<Reading> readings) {
        files.append(directory.observed(), ObservedCsv.lines(readings));
        readings.forEach(timeline::record);
    }

    @Override
    public void second(Progress progress) {
        SecondStats second = progress.second();
        if (!open) {
            timeline.users(second.startNs(), progress.users());
        }
        files.append(directory.histogramLog(), histogramLog.lines(second));

        HistoryCsv.Block block = new HistoryCsv.Block(
                start.plusNanos(second.endNs()).getEpochSecond(),
                progress.users(),
                (second.endNs() - second.startNs()) / NS_PER_SECOND);
        RequestTable ofSecond = RequestTable.of(tasks, second.tasks(), second.aggregated());
        RequestTable soFar = RequestTable.of(
                tasks, progress.totals().tasks(), progress.totals().aggregated());
        byte[] history = historyCsv.block(block, ofSecond, soFar);
        csvFiles.forEach(csv -> files.append(csv.history(), history));

        if (!goesOn) {
            return;
        }
        if (sumsUpAt(second.endNs())) {
            writeSoFar(progress.soFar(), second.endNs() / NS_PER_SECOND);
            nextSumNs = (second.endNs() / SUM_NS + 1) * SUM_NS;
        }
        if (!everyCallIsKept()) {
            // Without it, a run that is killed could not be reported.
            progress.analysis().get().ifPresent(this::writeReport);
        }
    }

    /**
     * Writes {@code run.json}, {@code report.json}, {@code report.md}, the tables, {@code report.html} and the picture for good. On a full disk the
     * space that was kept in reserve goes to {@code run.json} first: it says how the run ended.
     */
    @Override
    public void finished(Analysis analysis) {
        RunResult result = analysis.result();
        files.release(directory.reserve());
        List<WriteError> before = files.errors();
        files.replace(directory.runJson(), RunJson.ended(analysis, before));
        writeReport(analysis);
        files.replace(directory.reportMarkdown(), utf8(texts.markdown().apply(analysis)));
        double seconds = result.load().lastCallEnd().toNanos() / NS_PER_SECOND;
        writeTables(result, seconds);
        // Last, because it takes most of the space, and the other files matter more on a disk that is nearly full.
        files.copy(directory.reportHtml(), utf8(texts.html().apply(analysis, timeline)));
        result.manifest().plan().reporting().picture().ifPresent(name -> draw(name, analysis));
        lock.ifPresent(this::release);
        if (!files.errors().equals(before)) {
            files.replace(directory.runJson(), RunJson.ended(analysis, files.errors()));
        }
    }

    private void draw(String name, Analysis analysis) {
        Path file = directory.path().resolve(name);
        try {
            files.copy(file, texts.picture().of(analysis, timeline));
        } catch (IOException e) {
            files.giveUp(file, IoReason.of(e));
        }
    }

    private void release(TablesLock held) {
        try {
            held.close();
        } catch (IOException e) {
            files.giveUp(held.file(), IoReason.of(e));
        }
    }

    /** The run over time so far, for logs that come after this one. */
    public Timeline timeline() {
        return timeline;
    }

    /** Which files are not complete, and why. */
    public List<WriteError> writeErrors() {
        return files.errors();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private boolean everyCallIsKept() {
        return calls.isPresent() && !files.hasError(directory.calls());
    }

    private boolean sumsUpAt(long ns) {
        return ns < SUM_NS
                || ns >= nextSumNs
                || calls.isEmpty()
                || !files.errors().isEmpty();
    }

    private void writeReport(Analysis analysis) {
        files.replace(directory.reportJson(), ReportJson.bytes(analysis));
    }

    private void writeSoFar(RunResult soFar, double seconds) {
        files.replace(directory.runJson(), RunJson.running(soFar, files.errors()));
        writeTables(soFar, seconds);
    }

    /** @param seconds from time zero to the last call that the figures include */
    private void writeTables(RunResult result, double seconds) {
        byte[] stats = StatsCsv.bytes(result.table(), time, seconds);
        byte[] failed = ErrorsCsv.failures(tasks, result.failures());
        byte[] raised = ErrorsCsv.exceptions(result.exceptions());
        for (CsvFiles csv : csvFiles) {
            files.replace(csv.stats(), stats);
            files.replace(csv.failures(), failed);
            files.replace(csv.exceptions(), raised);
        }
    }
}
