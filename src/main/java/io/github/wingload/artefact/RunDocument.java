package io.github.wingload.artefact;

import io.github.wingload.monitor.GeneratorFigures;
import io.github.wingload.plan.Task;
import io.github.wingload.result.Analysis;
import io.github.wingload.result.EndReason;
import io.github.wingload.result.ExceptionGroup;
import io.github.wingload.result.GeneratorHealth;
import io.github.wingload.result.Judgement;
import io.github.wingload.result.LoadResult;
import io.github.wingload.result.Manifest;
import io.github.wingload.result.ObservedFigure;
import io.github.wingload.result.RunResult;
import io.github.wingload.stats.CallStats;
import io.github.wingload.stats.Totals;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.zip.DataFormatException;

/**
 * What {@code run.json} says, field by field. While the run goes on it is written as if the run were killed now; nobody has
 * judged it then.
 *
 * @param schemaVersion {@value #SCHEMA_VERSION}; rises when a field changes its meaning or goes, not when one is added
 * @param state how far the run has come
 * @param manifest what runs, where and since when
 * @param end wall time when the last call had ended
 * @param load what became of the load that was asked for
 * @param totals figures of all tasks together
 * @param tasks figures of each task, in the plan's order
 * @param phases where the time of calls went
 * @param failures failed requests by task, class and error
 * @param exceptions exceptions of our own
 * @param generator what the generator saw of itself
 * @param generatorHealth what follows from it; absent while the run goes on
 * @param server what scrapes told of the server's figures during the window; absent while the run goes on
 * @param judgement the verdict; absent while the run goes on
 * @param writeErrors files of the run that are not complete
 */
record RunDocument(
        int schemaVersion,
        State state,
        Manifest manifest,
        Instant end,
        LoadResult load,
        FiguresJson totals,
        List<TaskJson> tasks,
        PhaseJson.All phases,
        List<FailureJson> failures,
        List<ExceptionGroup> exceptions,
        GeneratorFigures generator,
        Optional<GeneratorHealth> generatorHealth,
        Optional<List<ObservedFigure>> server,
        Optional<Judgement> judgement,
        List<WriteError> writeErrors) {

    static final int SCHEMA_VERSION = 2;

    private static final double NS_PER_SECOND = 1e9;

    /** How far the run has come. */
    enum State {
        RUNNING,
        FINISHED,
        INTERRUPTED,
        ABORTED,
        KILLED;

        static State of(EndReason end) {
            return switch (end) {
                case RUN_TIME, REQUESTS, SAMPLES_EXHAUSTED, STOP_RULE -> FINISHED;
                case INTERRUPTED -> INTERRUPTED;
                case ABORTED -> ABORTED;
                case KILLED -> KILLED;
            };
        }
    }

    static RunDocument running(RunResult soFar, List<WriteError> writeErrors) {
        return of(State.RUNNING, soFar, Optional.empty(), writeErrors);
    }

    static RunDocument ended(Analysis report, List<WriteError> writeErrors) {
        RunResult result = report.result();
        return of(State.of(result.load().end()), result, Optional.of(report), writeErrors);
    }

    /** Without a judgement, which stands elsewhere. */
    static RunDocument unjudged(RunResult result) {
        return of(State.of(result.load().end()), result, Optional.empty(), List.of());
    }

    private static RunDocument of(
            State state, RunResult result, Optional<Analysis> report, List<WriteError> writeErrors) {
        List<Task> tasks = result.manifest().plan().tasks();
        double windowSeconds = result.load().lastCallEnd().toNanos() / NS_PER_SECOND;
        return new RunDocument(
                SCHEMA_VERSION,
                state,
                result.manifest(),
                result.end(),
                result.load(),
                FiguresJson.of(result.aggregated(), windowSeconds),
                IntStream.range(0, tasks.size())
                        .mapToObj(i -> TaskJson.of(
                                tasks.get(i).method(),
                                tasks.get(i).name(),
                                result.totals().tasks().get(i),
                                windowSeconds))
                        .toList(),
                PhaseJson.All.of(result.totals().phases()),
                result.failures().stream()
                        .map(group -> FailureJson.of(
                                group,
                                tasks.get(group.task()),
                                result.manifest().start()))
                        .toList(),
                result.exceptions(),
                result.generator(),
                report.map(Analysis::generator),
                report.map(Analysis::server),
                report.map(Analysis::judgement),
                writeErrors);
    }

    /** The run again. */
    RunResult result() throws DataFormatException {
        List<CallStats> stats = new ArrayList<>();
        for (TaskJson task : tasks) {
            stats.add(task.stats());
        }
        Totals all = Totals.of(
                stats,
                phases.phases(),
                failures.stream().map(FailureJson::group).toList());
        return new RunResult(
                manifest, end, load, all, exceptions, generator == null ? GeneratorFigures.NONE : generator);
    }

    /** True if this file of the run is not complete. */
    boolean lacks(Path file) {
        return writeErrors != null
                && writeErrors.stream()
                        .anyMatch(error -> Path.of(error.file()).getFileName().equals(file.getFileName()));
    }
}
