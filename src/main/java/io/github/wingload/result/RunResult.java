package io.github.wingload.result;

import io.github.wingload.monitor.GeneratorFigures;
import io.github.wingload.plan.task.Task;
import io.github.wingload.result.Remark.Contradiction;
import io.github.wingload.result.Remark.Contradiction.Count;
import io.github.wingload.stats.CallStats;
import io.github.wingload.stats.FailureGroup;
import io.github.wingload.stats.Totals;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A finished run: every report and file is made from this. Immutable. It may contain secrets that the target echoed; they are
 * removed from all that is written or printed.
 *
 * @param manifest the plan, its origin and its surroundings
 * @param end wall time when the last call had ended
 * @param load how far the planned load was reached
 * @param totals the figures of all calls
 * @param exceptions exceptions of wingload, in order of first occurrence
 * @param generator the generator's own measurements
 * @param merged the shards of a run that was made of several; empty for any other
 */
public record RunResult(
        Manifest manifest,
        Instant end,
        LoadResult load,
        Totals totals,
        List<ExceptionGroup> exceptions,
        GeneratorFigures generator,
        Optional<Merged> merged) {

    public RunResult {
        exceptions = List.copyOf(exceptions);
    }

    /** A run of one process. */
    public RunResult(
            Manifest manifest,
            Instant end,
            LoadResult load,
            Totals totals,
            List<ExceptionGroup> exceptions,
            GeneratorFigures generator) {
        this(manifest, end, load, totals, exceptions, generator, Optional.empty());
    }

    /** The same run with another end and other totals. */
    public RunResult with(Instant otherEnd, LoadResult otherLoad, Totals otherTotals) {
        return new RunResult(manifest, otherEnd, otherLoad, otherTotals, exceptions, generator, merged);
    }

    /** The same run of another plan. */
    public RunResult with(Manifest other) {
        return new RunResult(other, end, load, totals, exceptions, generator, merged);
    }

    /** The share of the planned load that this run was to make. */
    public double share() {
        return merged.map(Merged::share).orElse(1.0 / manifest.plan().part().count());
    }

    /** The run at time zero, as it would be known if the process were killed then. */
    public static RunResult atTimeZero(Manifest manifest) {
        LoadResult load = new LoadResult(
                manifest.plan().ownPeakUsers(),
                0,
                EndReason.KILLED,
                Duration.ZERO,
                Duration.ZERO,
                0,
                Duration.ZERO,
                Optional.empty(),
                0,
                Map.of());
        Totals none = Totals.none(manifest.plan().tasks().size());
        return new RunResult(manifest, manifest.start(), load, none, List.of(), GeneratorFigures.NONE);
    }

    /** Figures of all tasks together, without those that are counted apart. */
    public CallStats aggregated() {
        return totals.aggregated();
    }

    /** How many calls there are, also of tasks that are counted apart. */
    public long calls() {
        return totals.tasks().stream().mapToLong(CallStats::intended).sum();
    }

    /** Failed requests by task, class and error, in order of first occurrence. */
    public List<FailureGroup> failures() {
        return totals.failures();
    }

    /** The rows of every table, sorted. */
    public RequestTable table() {
        return RequestTable.of(manifest.plan().tasks(), totals.tasks(), totals.aggregated());
    }

    /** The counts of this run that do not add up. */
    public List<Contradiction> contradictions() {
        List<Contradiction> found = new ArrayList<>();
        List<Task> planned = manifest.plan().tasks();
        check(Count.TASKS, Optional.empty(), planned.size(), totals.tasks().size(), found);
        if (!found.isEmpty()) {
            return found;
        }
        CallStats added = Totals.sum(planned, totals.tasks());
        CallStats all = aggregated();
        check(Count.REQUESTS, Optional.empty(), added.requests(), all.requests(), found);
        check(Count.FAILURES, Optional.empty(), added.failures(), all.failures(), found);
        check(Count.DROPPED, Optional.empty(), added.dropped(), all.dropped(), found);
        check(Count.BYTES, Optional.empty(), added.bytes(), all.bytes(), found);
        if (found.isEmpty() && !added.equals(all)) {
            found.add(new Contradiction(Count.OTHER_FIGURES, Optional.empty(), added.requests(), all.requests()));
        }
        for (int i = 0; i < planned.size(); i++) {
            int task = i;
            Optional<String> name = Optional.of(planned.get(i).name());
            CallStats stats = totals.tasks().get(i);
            long grouped = failures().stream()
                    .filter(group -> group.task() == task)
                    .mapToLong(FailureGroup::count)
                    .sum();
            check(Count.GROUPED_FAILURES, name, stats.failures(), grouped, found);
            if (stats.neverSent() < stats.dropped()) {
                found.add(new Contradiction(Count.NEVER_SENT, name, stats.dropped(), stats.neverSent()));
            }
        }
        return found;
    }

    private static void check(
            Count what, Optional<String> task, long expected, long found, List<Contradiction> contradictions) {
        if (expected != found) {
            contradictions.add(new Contradiction(what, task, expected, found));
        }
    }
}
