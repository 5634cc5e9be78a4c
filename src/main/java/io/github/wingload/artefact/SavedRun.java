package io.github.wingload.artefact;

import io.github.wingload.artefact.CallsCsvReader.CallsRead;
import io.github.wingload.exchange.Call;
import io.github.wingload.judge.RunRecord;
import io.github.wingload.judge.tally.Excerpts;
import io.github.wingload.judge.tally.ServerTally;
import io.github.wingload.judge.tally.TimedTasks;
import io.github.wingload.judge.words.RemarkText;
import io.github.wingload.observe.Reading;
import io.github.wingload.plan.Observation;
import io.github.wingload.plan.Plan;
import io.github.wingload.plan.ServerFigure;
import io.github.wingload.result.Analysis;
import io.github.wingload.result.EndReason;
import io.github.wingload.result.GeneratorHealth;
import io.github.wingload.result.HeadlineTime;
import io.github.wingload.result.LoadResult;
import io.github.wingload.result.Manifest;
import io.github.wingload.result.Remark;
import io.github.wingload.result.Remark.CallsDiffer;
import io.github.wingload.result.Remark.FileDamaged;
import io.github.wingload.result.Remark.FileDamaged.Damage;
import io.github.wingload.result.Remark.LineDamaged;
import io.github.wingload.result.Remark.PartUnknown;
import io.github.wingload.result.RunResult;
import io.github.wingload.stats.FailureGroup;
import io.github.wingload.stats.Phases;
import io.github.wingload.stats.Timeline;
import io.github.wingload.stats.Totals;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * A run read from its directory alone, whether it has ended or was killed.
 *
 * <p>If {@code calls.csv} holds every call, it is the source of every count and time, and {@code NAME_observed.csv} is the source
 * of the server's figures. {@code run.json} provides the rest: the manifest, the end of the load, body excerpts, exceptions, how
 * long calls waited for connections, and the generator's figures. Without {@code calls.csv} the run is read from {@code
 * run.json} and {@code report.json}; if it was killed, these describe it up to its last second.
 *
 * <p>A run that is still running reads as one that was killed.
 */
public final class SavedRun {

    private static final String CALLS = "calls.csv";

    private final RunDirectory directory;
    private final RunJson written;
    private final RunResult recorded;
    private final Excerpts excerpts;
    private final Set<String> askedLater;
    private final List<Reading> answeredLater;
    private final List<Remark> remarks = new ArrayList<>();

    private SavedRun(
            Path directory, RunJson written, RunResult recorded, Set<String> askedLater, List<Reading> answeredLater) {
        this.written = written;
        this.recorded = recorded;
        this.askedLater = askedLater;
        this.answeredLater = answeredLater;
        this.directory = new RunDirectory(directory, manifest().plan().name());
        this.excerpts = new Excerpts(recorded.failures());
    }

    /**
     * Reads {@code run.json}.
     *
     * @param directory of the run
     * @throws UnreadableRunException if {@code run.json} does not exist or cannot be read
     */
    public static SavedRun read(Path directory) throws UnreadableRunException {
        RunJson written = RunJson.read(RunDirectory.runJson(directory));
        return new SavedRun(directory, written, written.run(), Set.of(), List.of());
    }

    /**
     * The same run with figures of the server that were asked for after it. They replace those of the same names. No file changes.
     *
     * @param observations where they are from
     * @param readings in order of time for each figure, with times from time zero
     */
    public SavedRun observing(List<Observation> observations, List<Reading> readings) {
        RunResult observing =
                recorded.with(manifest().withPlan(manifest().plan().observing(observations)));
        Set<String> names = observations.stream()
                .flatMap(observation -> observation.figures().stream())
                .map(ServerFigure::name)
                .collect(Collectors.toUnmodifiableSet());
        return new SavedRun(directory.path(), written, observing, names, List.copyOf(readings));
    }

    /** What ran, where and since when. */
    public Manifest manifest() {
        return recorded.manifest();
    }

    /** True if {@code calls.csv} has every call that ended. */
    public boolean callsKept() {
        Path calls = directory.calls();
        return Files.exists(calls) && !written.lacks(calls);
    }

    /**
     * The report on the run. It is computed from the calls if they were kept; otherwise it is the report that was written at the
     * end of the run, or of the last second before the run was killed. If that could not be written either, for example to a full
     * disk, it is computed from the calls that are there, up to the last of them.
     *
     * @throws UnreadableRunException if the file that is needed does not exist or cannot be read
     */
    public Analysis report() throws UnreadableRunException {
        if (callsKept() || onlyCalls()) {
            return fromCalls(call -> {});
        }
        if (!Files.exists(directory.reportJson())) {
            throw new UnreadableRunException(
                    directory.path(),
                    "a report needs calls.csv or report.json, and neither is there; run.json has the figures of the run");
        }
        Analysis report = checked(directory.reportJson());
        return askedLater.isEmpty() ? report : observed(report);
    }

    /** A report that was written, with what was asked for after the run. */
    private Analysis observed(Analysis report) {
        remarks.clear();
        ServerTally tally = new ServerTally(manifest().plan());
        eachReading(tally::record);
        return report.withServer(report.result().with(manifest()), tally.figures(report.window()))
                .withRemarks(remarks);
    }

    /** True if {@code calls.csv} is not complete, and nothing else tells more. */
    private boolean onlyCalls() {
        return written.lacks(directory.calls())
                && Files.exists(directory.calls())
                && !Files.exists(directory.reportJson());
    }

    /**
     * The report on the run, as {@link #report()}, and the run over time.
     *
     * @param timeline receives what is known; without {@code calls.csv} that is less
     * @throws UnreadableRunException if the file that is needed does not exist or cannot be read
     */
    public Analysis report(Timeline timeline) throws UnreadableRunException {
        return report(timeline, call -> {});
    }

    /**
     * The same, for those who also need the calls.
     *
     * @param eachCall receives each call in the order of {@code calls.csv}; none if the calls were not kept
     * @throws UnreadableRunException if the file that is needed does not exist or cannot be read
     */
    public Analysis report(Timeline timeline, Consumer<Call> eachCall) throws UnreadableRunException {
        Plan plan = manifest().plan();
        Consumer<Call> charted = call -> {
            if (plan.tasks().get(call.task()).counted()) {
                timeline.record(call);
            }
        };
        Analysis analysis = callsKept() ? fromCalls(charted.andThen(eachCall)) : report();
        List<Remark> missing = new ArrayList<>();
        if (!callsKept()) {
            addIfReadable(
                    () -> HistogramLog.read(directory.histogramLog(), HeadlineTime.of(plan.load()), timeline), missing);
        }
        if (!plan.load().open()) {
            addIfReadable(
                    () -> HistoryCsv.users(
                            directory.csvFiles().history(), manifest().start(), timeline::users),
                    missing);
        }
        if (!plan.observe().isEmpty()) {
            addIfReadable(() -> readings(timeline::record), missing);
        }
        return analysis.withRemarks(missing);
    }

    /** A part of the timeline; without it, the others are shown. */
    @FunctionalInterface
    private interface Part {
        void read() throws UnreadableRunException;
    }

    private static void addIfReadable(Part part, List<Remark> missing) {
        try {
            part.read();
        } catch (UnreadableRunException unreadable) {
            missing.add(new PartUnknown(PartUnknown.Part.CHARTS, String.valueOf(unreadable.getMessage())));
        }
    }

    /** A timeline of a run of this plan, in which nothing has happened yet. */
    public static Timeline emptyTimeline(Plan plan) {
        return new Timeline(HeadlineTime.of(plan.load())::of, TimedTasks.of(plan.tasks()));
    }

    /** True if the run ended, on its own or on request; false if it was killed or is still running. */
    public boolean ended() {
        return !killed();
    }

    /**
     * The report that was written when the run ended; if there is no such report, one computed from the calls. This is the fast
     * way to read many runs.
     *
     * @throws UnreadableRunException if neither can be read
     */
    public Analysis writtenReport() throws UnreadableRunException {
        Path file = directory.reportJson();
        return Files.exists(file) && !written.lacks(file) ? checked(file) : report();
    }

    /** A report that was written, with a remark on each contradiction in its figures that it does not have already. */
    private static Analysis checked(Path written) throws UnreadableRunException {
        Analysis analysis = ReportJson.read(written);
        Set<String> known = analysis.remarks().stream().map(RemarkText::of).collect(Collectors.toSet());
        return analysis.withRemarks(analysis.result().contradictions().stream()
                .filter(contradiction -> !known.contains(RemarkText.of(contradiction)))
                .toList());
    }

    /** The run as {@code run.json} has it. */
    public RunResult recorded() {
        return recorded;
    }

    /** The health of its generator as {@code run.json} has it; empty if the run has not ended. */
    public Optional<GeneratorHealth> health() {
        return written.health();
    }

    /** The scenario file as it was read. */
    public Path scenario() {
        return directory.scenario();
    }

    /**
     * Opens the calls.
     *
     * @throws UnreadableRunException if {@code calls.csv} cannot be read
     */
    public CallsCsvReader calls() throws UnreadableRunException {
        return CallsCsvReader.open(directory.calls(), manifest().plan().tasks());
    }

    /**
     * Reads the figures of the server.
     *
     * @return the number of malformed lines
     * @throws UnreadableRunException if their file cannot be read
     */
    public long readings(Consumer<Reading> eachReading) throws UnreadableRunException {
        answeredLater.forEach(eachReading);
        return written.run().manifest().plan().observe().isEmpty()
                ? 0
                : ObservedCsv.read(directory.observed(), reading -> {
                    if (!askedLater.contains(reading.figure())) {
                        eachReading.accept(reading);
                    }
                });
    }

    /**
     * Reads how many users there were.
     *
     * @throws UnreadableRunException if the file cannot be read
     */
    public void users(UsersAt users) throws UnreadableRunException {
        HistoryCsv.users(directory.csvFiles().history(), manifest().start(), users);
    }

    /**
     * The run, analysed again from its calls.
     *
     * @param eachCall receives each call, in the order of the file
     * @throws UnreadableRunException if {@code calls.csv} cannot be read
     */
    public Analysis fromCalls(Consumer<Call> eachCall) throws UnreadableRunException {
        remarks.clear();
        RunRecord record = new RunRecord(manifest().plan());
        CallsRead read =
                CallsCsvReader.read(directory.calls(), manifest().plan().tasks(), call -> {
                    record.record(call);
                    eachCall.accept(call);
                });
        record.endSecond(record.lastCallEnd().toNanos());
        remark(read);
        eachReading(record::record);
        boolean cut = killed() || onlyCalls();
        LoadResult load =
                onlyCalls() ? upTo(record) : recorded.load().reaching(record.lastCallEnd(), record.lastIntended());
        Instant end = cut ? manifest().start().plus(load.loadDuration()) : recorded.end();
        Totals totals = completed(record.totals());
        return record.analyse(recorded.with(end, load, totals)).withRemarks(remarks);
    }

    /**
     * Reads the server's figures in the order of their file. If the file is missing or cannot be read, a remark says so, and
     * the rest of the run is read.
     */
    private void eachReading(Consumer<Reading> eachReading) {
        if (manifest().plan().observe().isEmpty()) {
            return;
        }
        Path file = directory.observed();
        String name = String.valueOf(file.getFileName());
        try {
            long damaged = readings(eachReading);
            if (damaged > 0) {
                remarks.add(new FileDamaged(name, Damage.LINES, damaged));
            }
            if (written.lacks(file)) {
                remarks.add(new FileDamaged(name, Damage.INCOMPLETE, 0));
            }
        } catch (UnreadableRunException unreadable) {
            remarks.add(new PartUnknown(PartUnknown.Part.SERVER_FIGURES, String.valueOf(unreadable.getMessage())));
        }
    }

    /** Problems that were found when the calls were last read, in sentences; the report has them as remarks. */
    public List<String> remarks() {
        return remarks.stream().map(RemarkText::of).toList();
    }

    private boolean killed() {
        return written.state() == RunJson.State.RUNNING;
    }

    private void remark(CallsRead read) {
        read.firstDamaged().forEach(line -> remarks.add(new LineDamaged(CALLS, line.line(), line.reason())));
        long untold = read.damaged() - read.firstDamaged().size();
        if (untold > 0) {
            remarks.add(new FileDamaged(CALLS, Damage.MORE_LINES, untold));
        }
        if (killed()) {
            return;
        }
        if (read.cut()) {
            remarks.add(new FileDamaged(CALLS, Damage.CUT, 1));
        }
        long counted = recorded.calls();
        if (read.calls() != counted) {
            remarks.add(new CallsDiffer(read.calls(), counted));
        }
    }

    /** Adds body excerpts and two phases, which {@code calls.csv} does not have. */
    private Totals completed(Totals totals) {
        List<FailureGroup> failures =
                totals.failures().stream().map(excerpts::addedTo).toList();
        Phases phases = totals.phases().completedBy(recorded.totals().phases());
        return new Totals(totals.tasks(), totals.aggregated(), phases, failures);
    }

    /** The load up to the last call that is known, as if the run had been killed then. */
    private LoadResult upTo(RunRecord record) {
        return recorded.load()
                .ending(EndReason.KILLED, record.lastCallEnd(), record.lastCallEnd(), record.lastIntended());
    }
}
