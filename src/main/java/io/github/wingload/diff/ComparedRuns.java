package io.github.wingload.diff;

import java.util.List;
import java.util.Optional;

/**
 * What a comparison of runs has on one side: a run, or several runs of the same test. With several runs, each run is one observation: the noise
 * is the difference between runs, not the variation within a run.
 *
 * @param runs one or more
 */
public record ComparedRuns(List<ComparedRun> runs) {

    public ComparedRuns {
        runs = List.copyOf(runs);
        if (runs.isEmpty()) {
            throw new IllegalArgumentException("a side needs at least one run");
        }
    }

    /** The run that stands for the side where only one can be shown. */
    public ComparedRun first() {
        return runs.get(0);
    }

    List<Evidence> aggregated() {
        return runs.stream().map(ComparedRun::aggregated).toList();
    }

    /** Evidence for a row of the first run, of every run; empty if one of them has no such row. */
    Optional<List<Evidence>> row(RowName name) {
        List<Evidence> found = runs.stream()
                .flatMap(run -> Optional.ofNullable(run.rows().get(name)).stream())
                .toList();
        return found.size() == runs.size() ? Optional.of(found) : Optional.empty();
    }
}
