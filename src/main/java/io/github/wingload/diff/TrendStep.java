package io.github.wingload.diff;

import java.util.List;

/**
 * The way from a run to the next one of the same name.
 *
 * @param from the earlier run
 * @param to the later run
 * @param differing in what they differ, but for the seed
 * @param figures how each figure changed; none if the later run is of another test
 */
public record TrendStep(TrendRun from, TrendRun to, List<Aspect> differing, List<FigureStep> figures) {

    public TrendStep {
        differing = List.copyOf(differing);
        figures = List.copyOf(figures);
    }

    /** True if both runs are of one test, so that their figures can be held against each other. */
    public boolean comparable() {
        return differing.stream().noneMatch(Aspect::ofTheTest);
    }
}
