package io.github.wingload.artefact;

import io.github.wingload.plan.Task;
import io.github.wingload.result.ExceptionGroup;
import io.github.wingload.result.LoadResult;
import io.github.wingload.result.Manifest;
import io.github.wingload.result.RunResult;
import io.github.wingload.result.RunState;
import io.github.wingload.stats.CallStats;
import io.github.wingload.stats.Totals;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.DataFormatException;

/**
 * What {@code run.json} says, field by field. While the run goes on there is nothing after the manifest.
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
 * @param writeErrors files of the run that are not complete
 */
record RunDocument(
        int schemaVersion,
        RunState state,
        Manifest manifest,
        Instant end,
        LoadResult load,
        FiguresJson totals,
        List<TaskJson> tasks,
        PhaseJson.All phases,
        List<FailureJson> failures,
        List<ExceptionGroup> exceptions,
        List<WriteError> writeErrors) {

    static final int SCHEMA_VERSION = 1;

    private static final double NS_PER_SECOND = 1e9;

    static RunDocument running(Manifest manifest) {
        return new RunDocument(
                SCHEMA_VERSION, RunState.RUNNING, manifest, null, null, null, null, null, null, null, null);
    }

    static RunDocument ended(RunResult result, List<WriteError> writeErrors) {
        List<Task> tasks = result.manifest().plan().tasks();
        double windowSeconds = result.load().lastCallEnd().toNanos() / NS_PER_SECOND;
        return new RunDocument(
                SCHEMA_VERSION,
                result.state(),
                result.manifest(),
                result.end(),
                result.load(),
                FiguresJson.of(result.aggregated(), windowSeconds),
                IntStream.range(0, tasks.size())
                        .mapToObj(i -> TaskJson.of(
                                tasks.get(i), result.totals().tasks().get(i), windowSeconds))
                        .toList(),
                PhaseJson.All.of(result.totals().phases()),
                result.failures().stream()
                        .map(group -> FailureJson.of(
                                group,
                                tasks.get(group.task()),
                                result.manifest().start()))
                        .toList(),
                result.exceptions(),
                writeErrors);
    }

    /** The run again; this document must be of one that has ended. */
    RunResult result() throws DataFormatException {
        List<CallStats> stats = new ArrayList<>();
        for (TaskJson task : tasks) {
            stats.add(task.stats());
        }
        Totals all = Totals.of(
                stats,
                phases.phases(),
                failures.stream().map(FailureJson::group).toList());
        return new RunResult(manifest, end, load, all, exceptions);
    }
}
