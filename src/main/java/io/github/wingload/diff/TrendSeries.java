package io.github.wingload.diff;

import io.github.wingload.plan.Figure;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * All runs of one name, the oldest first.
 *
 * <p>A step leads from each valid run to the next valid one. All runs are judged together: runs that are alike make a level,
 * and a step between two levels is worse or better if they differ.
 *
 * @param name of the plan
 * @param runs by their start
 * @param steps between valid runs
 * @param bands how much two further runs of one level would differ; without the figures for which there are no replicates
 * @param levels for each run, by figure, the mean of the runs that are alike it; none for an invalid run
 */
public record TrendSeries(
        String name,
        List<TrendRun> runs,
        List<TrendStep> steps,
        Map<Figure, NoiseBand> bands,
        List<Map<Figure, Double>> levels) {

    public TrendSeries {
        runs = List.copyOf(runs);
        steps = List.copyOf(steps);
        bands = Map.copyOf(bands);
        levels = levels.stream().map(Map::copyOf).toList();
    }

    /**
     * The series of each name, in alphabetical order.
     *
     * @param runs of any names, in any order
     */
    public static List<TrendSeries> byName(List<TrendRun> runs) {
        return runs.stream()
                .collect(Collectors.groupingBy(run -> run.origin().name(), TreeMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(named -> of(named.getKey(), named.getValue()))
                .toList();
    }

    /**
     * The series of one name.
     *
     * @param runs of this name, in any order
     */
    public static TrendSeries of(String name, List<TrendRun> runs) {
        List<TrendRun> sorted = runs.stream()
                .sorted(Comparator.comparing((TrendRun run) -> run.origin().start())
                        .thenComparing(run -> run.origin().id()))
                .toList();
        List<TrendRun> valid = sorted.stream().filter(TrendRun::valid).toList();
        Levels levels = new Levels(valid);
        List<TrendStep> steps = IntStream.range(1, valid.size())
                .mapToObj(i -> step(valid.get(i - 1), valid.get(i), levels))
                .toList();
        Map<Figure, NoiseBand> bands = new LinkedHashMap<>();
        levels.figures().forEach(figure -> levels.band(figure).ifPresent(band -> bands.put(figure, band)));
        return new TrendSeries(
                name,
                sorted,
                steps,
                bands,
                sorted.stream()
                        .map(run -> run.valid() ? levels(levels, run) : Map.<Figure, Double>of())
                        .toList());
    }

    private static Map<Figure, Double> levels(Levels levels, TrendRun run) {
        Map<Figure, Double> found = new LinkedHashMap<>();
        levels.figures().forEach(figure -> levels.level(figure, run).ifPresent(level -> found.put(figure, level)));
        return found;
    }

    /** The figures by which the runs are followed, in the order of a table. */
    public List<Figure> figures() {
        return TrendRun.followed(runs);
    }

    /** The step that leads to a run, if one does. */
    public Optional<TrendStep> stepTo(TrendRun run) {
        return steps.stream().filter(step -> step.to().equals(run)).findFirst();
    }

    private static TrendStep step(TrendRun from, TrendRun to, Levels levels) {
        List<FigureStep> figures = levels.figures().stream()
                .filter(figure -> Levels.comparable(from, to) && Levels.knows(from, figure) && Levels.knows(to, figure))
                .map(figure -> levels.step(figure, from, to))
                .toList();
        return new TrendStep(from, to, from.differing(to), figures);
    }
}
