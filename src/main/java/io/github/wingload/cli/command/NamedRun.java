package io.github.wingload.cli.command;

import io.github.wingload.artefact.RunName;
import io.github.wingload.artefact.SavedRun;
import io.github.wingload.artefact.UnreadableRunException;
import io.github.wingload.diff.ComparedRun;
import io.github.wingload.diff.ComparedRuns;
import io.github.wingload.diff.Evidence;
import io.github.wingload.diff.RowName;
import io.github.wingload.diff.RunTally;
import io.github.wingload.diff.StreamedLoad;
import io.github.wingload.diff.StreamedTable;
import io.github.wingload.diff.TableEvidence;
import io.github.wingload.diff.Yardstick;
import io.github.wingload.earlier.EarlierResult;
import io.github.wingload.earlier.EarlierResultReader;
import io.github.wingload.plan.Figure.Calls;
import io.github.wingload.plan.Figure.Quantity;
import io.github.wingload.plan.Plan;
import io.github.wingload.report.page.Before;
import io.github.wingload.report.page.DrawnRun;
import io.github.wingload.report.page.PageReport;
import io.github.wingload.result.Analysis;
import io.github.wingload.stats.Timeline;
import io.github.wingload.text.Secrets;
import io.github.wingload.vllmbench.BenchResult;
import io.github.wingload.yaml.Findings;
import io.github.wingload.yaml.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** A run on disk to compare. Its plan is known; its calls are read later. */
public sealed interface NamedRun permits NamedRun.OfDirectory, NamedRun.OfTable {

    /** How many earlier runs are looked at for one to compare with. */
    int EARLIER = 5;

    /**
     * Finds a run and reads its description.
     *
     * @param name as the user wrote it
     * @param results the directory in which runs are found by name
     * @throws UnreadableRunException if the run does not exist or cannot be read
     */
    static NamedRun open(String name, Path results) throws UnreadableRunException {
        RunName.Place place = RunName.find(name, results);
        if (place instanceof RunName.Directory) {
            return new OfDirectory(name, SavedRun.read(place.path()));
        }
        return new OfTable(name, place.path(), earlier(place));
    }

    /**
     * Reads the result of another tool, or of an earlier test.
     *
     * @throws UserError with all problems of a YAML file
     */
    static EarlierResult earlier(RunName.Place place) throws UnreadableRunException {
        if (place instanceof RunName.Table) {
            return EarlierResult.ofLocust(place.path());
        }
        if (place instanceof RunName.Benchmark) {
            if (Files.isDirectory(place.path())) {
                throw new UserError(
                        place.path() + " has results at several loads",
                        "Name one of them: " + place.path().resolve("c1.json"));
            }
            return EarlierResult.ofVllmBench(place.path());
        }
        Findings findings = new Findings();
        Optional<EarlierResult> result = EarlierResultReader.read(place.path(), findings);
        List<Problem> problems = findings.problems(place.path().toString());
        if (!problems.isEmpty()) {
            throw UserError.listed(problems);
        }
        return result.orElseThrow();
    }

    /** Finds several runs; see {@link #open}. */
    static List<NamedRun> openAll(List<String> names, Path results) throws UnreadableRunException {
        List<NamedRun> runs = new ArrayList<>();
        for (String name : names) {
            runs.add(open(name, results));
        }
        return runs;
    }

    /**
     * Several runs as one side of a comparison.
     *
     * @param side the runs as they are compared
     * @param drawn those of them that charts can be drawn from
     */
    record Measured(ComparedRuns side, List<DrawnRun> drawn) {

        /** One run. */
        static Measured of(ComparedRun run, Optional<DrawnRun> drawn) {
            return new Measured(new ComparedRuns(List.of(run)), drawn.stream().toList());
        }
    }

    /**
     * Measures several runs as one side of a comparison.
     *
     * @param warn receives a sentence for each problem with their files
     * @throws UnreadableRunException if the calls of a run cannot be read
     */
    static Measured measured(List<NamedRun> runs, Yardstick yardstick, Consumer<String> warn)
            throws UnreadableRunException {
        List<ComparedRun> compared = new ArrayList<>();
        List<DrawnRun> drawn = new ArrayList<>();
        for (NamedRun run : runs) {
            Measured measured = run.measured(yardstick, warn);
            compared.addAll(measured.side().runs());
            drawn.addAll(measured.drawn());
        }
        return new Measured(new ComparedRuns(compared), drawn);
    }

    /**
     * Finds a run of wingload.
     *
     * @param lacking what the result of another tool does not include, which the command needs
     * @throws UserError if the name is that of such a result
     */
    static Path directory(String name, Path results, String lacking, String remedy) throws UnreadableRunException {
        RunName.Place place = RunName.find(name, results);
        if (!(place instanceof RunName.Directory)) {
            throw new UserError(name + " is not a run of wingload, and does not include " + lacking, remedy);
        }
        return place.path();
    }

    /**
     * A run with what its charts are drawn from.
     *
     * @throws UnreadableRunException if its files do not suffice
     */
    static DrawnRun drawn(SavedRun saved) throws UnreadableRunException {
        Timeline timeline = SavedRun.emptyTimeline(saved.manifest().plan());
        return new DrawnRun(saved.report(timeline), timeline);
    }

    /** The page of a run, which files have without secrets. */
    static String page(Path directory, DrawnRun run) {
        return PageReport.html(run.report(), run.timeline(), before(directory, run.report()), Secrets.NONE);
    }

    /** The newest run before one that it can be compared with; runs that were killed, or cannot be read, are passed over. */
    static Optional<Before> before(Path directory, Analysis report) {
        List<Path> earlier;
        try {
            earlier = RunName.earlier(directory);
        } catch (UnreadableRunException notListed) {
            return Optional.empty();
        }
        return earlier.stream()
                .limit(EARLIER)
                .flatMap(run -> comparedWith(run, report).stream())
                .findFirst();
    }

    private static Optional<Before> comparedWith(Path run, Analysis report) {
        try {
            SavedRun saved = SavedRun.read(run);
            String name = report.result().manifest().plan().name();
            if (!saved.ended() || !saved.manifest().plan().name().equals(name)) {
                return Optional.empty();
            }
            ComparedRun earlier = ComparedRun.reported(saved.manifest().id(), saved.writtenReport());
            return Before.of(new ComparedRuns(List.of(earlier)), report);
        } catch (UnreadableRunException damaged) {
            return Optional.empty();
        }
    }

    /** The plan; empty if it is not known. */
    Optional<Plan> plan();

    /** The calls whose times are known: ok calls, or all calls that were sent. */
    Calls times();

    /** True for a result of vllm-bench. */
    boolean ofVllmBench();

    /** The yardstick of runs that are compared, by a plan that judges them. */
    static Yardstick yardstick(Optional<Plan> judging, List<NamedRun> runs) {
        boolean okKnown = runs.stream().allMatch(run -> run.times() == Calls.OK);
        return Yardstick.of(judging, okKnown ? Calls.OK : Calls.SENT)
                .inPieces(runs.stream().anyMatch(NamedRun::ofVllmBench));
    }

    /** What the result of another tool says about all its calls. */
    static TableEvidence evidence(EarlierResult result) {
        return new TableEvidence(
                result.aggregated(), result.classes(), result.bench().map(OfTable::streams));
    }

    /**
     * Measures the run.
     *
     * @param warn receives a sentence for each problem with its files
     * @throws UnreadableRunException if its calls cannot be read
     */
    Measured measured(Yardstick yardstick, Consumer<String> warn) throws UnreadableRunException;

    /** A run of wingload. */
    record OfDirectory(String name, SavedRun saved) implements NamedRun {

        @Override
        public Optional<Plan> plan() {
            return Optional.of(saved.manifest().plan());
        }

        @Override
        public Calls times() {
            return Calls.OK;
        }

        @Override
        public boolean ofVllmBench() {
            return false;
        }

        @Override
        public Measured measured(Yardstick yardstick, Consumer<String> warn) throws UnreadableRunException {
            Timeline timeline = SavedRun.emptyTimeline(saved.manifest().plan());
            RunTally tally = new RunTally(saved.manifest().plan(), yardstick);
            Analysis report = saved.report(timeline, tally::record);
            Optional<DrawnRun> drawn = Optional.of(new DrawnRun(report, timeline));
            if (!saved.callsKept()) {
                warn.accept(name + " has no calls.csv; the comparison uses the intervals in its report"
                        + (yardstick.inPieces() ? ", whose streamed answers are not timed as vllm-bench does." : "."));
                return Measured.of(ComparedRun.reported(name, report), drawn);
            }
            saved.remarks().forEach(warn);
            return Measured.of(tally.run(name, report), drawn);
        }
    }

    /** The result of another tool, or of an earlier test. */
    record OfTable(String name, Path file, EarlierResult result) implements NamedRun {

        @Override
        public Optional<Plan> plan() {
            return Optional.empty();
        }

        @Override
        public Calls times() {
            return Calls.SENT;
        }

        @Override
        public boolean ofVllmBench() {
            return result.bench().isPresent();
        }

        @Override
        public Measured measured(Yardstick yardstick, Consumer<String> warn) {
            result.warnings().forEach(warn);
            Map<RowName, Evidence> rows = new LinkedHashMap<>();
            result.rows()
                    .forEach(row -> rows.put(
                            RowName.named(row.method(), row.name()), new TableEvidence(row, Optional.empty())));
            return Measured.of(
                    ComparedRun.table(name, result.open(), rows, evidence(result))
                            .streamed(result.bench().map(OfTable::streamed)),
                    Optional.empty());
        }

        private static StreamedTable streams(BenchResult result) {
            return new StreamedTable(
                    result.completed(),
                    Map.of(
                            Quantity.TIME_TO_FIRST_TOKEN, result.ttft().known(),
                            Quantity.TIME_PER_TOKEN, result.tpot().known()),
                    result.throughput().output());
        }

        private static StreamedLoad streamed(BenchResult result) {
            return new StreamedLoad(
                    Optional.of(result.model()).filter(model -> !model.isEmpty()),
                    result.requestRate().isPresent() ? OptionalLong.empty() : result.concurrency(),
                    result.promptTokens(),
                    result.tokensAnAnswer());
        }
    }
}
