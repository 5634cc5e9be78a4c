package io.github.wingload.diff;

import io.github.wingload.plan.Figure;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * All runs of one name, the oldest first.
 *
 * <p>A step leads from each valid run to the next valid one. It is judged by the noise band of the replicates before it, so
 * that a change does not hide itself by widening the band. Replicates are valid runs that differ only in the seed.
 *
 * @param name of the plan
 * @param runs by their start
 * @param steps between valid runs
 * @param bands what the next run will be judged by; without the figures for which there are no replicates
 */
public record TrendSeries(String name, List<TrendRun> runs, List<TrendStep> steps, Map<Figure, NoiseBand> bands) {

    public TrendSeries {
        runs = List.copyOf(runs);
        steps = List.copyOf(steps);
        bands = Map.copyOf(bands);
    }

    /**
     * The series of each name, in alphabetical order.
     *
     * @param runs of any names, in any order
     */
    public static List<TrendSeries> byName(List<TrendRun> runs) {
        return runs.stream()
                .collect(Collectors.groupingBy(run -> run.manifest().plan().name(), TreeMap::new, Collectors.toList()))
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
                .sorted(Comparator.comparing((TrendRun run) -> run.manifest().start())
                        .thenComparing(run -> run.manifest().id()))
                .toList();
        List<List<TrendRun>> groups = new ArrayList<>();
        List<TrendStep> steps = new ArrayList<>();
        Optional<TrendRun> last = Optional.empty();
        for (TrendRun run : sorted) {
            if (run.valid()) {
                last.ifPresent(before -> steps.add(step(before, run, bands(groups))));
                addTo(groups, run);
                last = Optional.of(run);
            }
        }
        return new TrendSeries(name, sorted, steps, bands(groups));
    }

    /** The step that leads to a run, if one does. */
    public Optional<TrendStep> stepTo(TrendRun run) {
        return steps.stream().filter(step -> step.to().equals(run)).findFirst();
    }

    private static TrendStep step(TrendRun from, TrendRun to, Map<Figure, NoiseBand> bands) {
        List<Aspect> differing = from.differing(to);
        boolean another = differing.stream().anyMatch(Aspect::ofTheTest);
        List<FigureStep> figures = another
                ? List.of()
                : Figure.TREND.stream()
                        .filter(figure -> comparable(figure, from) && comparable(figure, to))
                        .map(figure -> new FigureStep(
                                figure,
                                from.value(figure).getAsDouble(),
                                to.value(figure).getAsDouble(),
                                Optional.ofNullable(bands.get(figure))))
                        .toList();
        return new TrendStep(from, to, differing, figures);
    }

    private static void addTo(List<List<TrendRun>> groups, TrendRun run) {
        groups.stream()
                .filter(group -> group.get(0).differing(run).isEmpty())
                .findFirst()
                .orElseGet(() -> {
                    groups.add(new ArrayList<>());
                    return groups.get(groups.size() - 1);
                })
                .add(run);
    }

    private static Map<Figure, NoiseBand> bands(List<List<TrendRun>> groups) {
        Map<Figure, NoiseBand> bands = new LinkedHashMap<>();
        for (Figure figure : Figure.TREND) {
            List<double[]> values = groups.stream()
                    .map(group -> group.stream()
                            .filter(run -> comparable(figure, run))
                            .mapToDouble(run -> run.value(figure).getAsDouble())
                            .toArray())
                    .toList();
            NoiseBand.of(figure.inPoints(), values).ifPresent(band -> bands.put(figure, band));
        }
        return bands;
    }

    /** A ratio needs something above zero. */
    private static boolean comparable(Figure figure, TrendRun run) {
        return run.value(figure).isPresent()
                && (figure.inPoints() || run.value(figure).getAsDouble() > 0);
    }
}
