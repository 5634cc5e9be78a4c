package io.github.wingload.diff;

import io.github.wingload.plan.Figure;
import io.github.wingload.stats.interval.Student;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The runs of a name in groups that are alike: runs that differ only in the seed, and between which no figure changed its level.
 *
 * <p>A group begins as all runs of one configuration. It is split where a stretch of consecutive runs differs from the rest of the
 * group in some figure, by more than chance and by enough to matter (circular binary segmentation, Olshen et al. 2004, with
 * Student's t in place of permutations). The variance is pooled over all groups. All stretches and figures share an error of 5 %
 * (Bonferroni), and so do all pairs of groups that a step leads between: in a series in which nothing changed, a change is found in
 * one of ten at most.
 */
final class Levels {

    private static final double ERROR = 0.05;

    /** Two runs of one group differ by all that is known of its noise, so they cannot be held against it. */
    private static final int LEAST_FREEDOM = 2;

    private final List<Figure> figures;
    private final List<List<TrendRun>> groups = new ArrayList<>();
    /** The median variance of a run's figure by its own interval; 0 if it is unknown. */
    private final Map<Figure, Double> within = new LinkedHashMap<>();

    private final Map<Figure, NoiseBand> bands = new LinkedHashMap<>();

    /** The groups that a step leads between, by their numbers. */
    private final Set<List<Integer>> pairs = new HashSet<>();

    /**
     * A stretch of a group that differs from its rest.
     *
     * @param chance of such a difference, or a larger one, in this place and figure
     */
    private record Stretch(int group, List<TrendRun> runs, double chance) {}

    /** @param runs valid ones, in the order of time */
    Levels(List<TrendRun> runs) {
        figures = TrendRun.followed(runs);
        for (TrendRun run : runs) {
            groups.stream()
                    .filter(group -> group.get(0).differing(run).isEmpty())
                    .findFirst()
                    .orElseGet(() -> {
                        groups.add(new ArrayList<>());
                        return groups.get(groups.size() - 1);
                    })
                    .add(run);
        }
        for (Figure figure : figures) {
            double[] variances = runs.stream()
                    .flatMap(run -> Stream.ofNullable(run.variances().get(figure)))
                    .mapToDouble(Double::doubleValue)
                    .sorted()
                    .toArray();
            within.put(figure, variances.length == 0 ? 0 : variances[variances.length / 2]);
        }
        split();
        for (Figure figure : figures) {
            List<double[]> values =
                    groups.stream().map(group -> values(group, figure)).toList();
            NoiseBand.of(figure.inPoints(), values, within.getOrDefault(figure, 0.0))
                    .ifPresent(band -> bands.put(figure, band));
        }
        for (int i = 1; i < runs.size(); i++) {
            if (comparable(runs.get(i - 1), runs.get(i))) {
                pairs.add(pair(runs.get(i - 1), runs.get(i)));
            }
        }
        pairs.removeIf(pair -> pair.get(0).equals(pair.get(1)));
    }

    /** The figures that are judged. */
    List<Figure> figures() {
        return figures;
    }

    /** How much single runs of one group differ; empty without replicates. */
    Optional<NoiseBand> band(Figure figure) {
        return Optional.ofNullable(bands.get(figure));
    }

    /** How a figure that both runs know changed from one to the other. */
    FigureStep step(Figure figure, TrendRun from, TrendRun to) {
        double before = from.value(figure).getAsDouble();
        double after = to.value(figure).getAsDouble();
        Optional<NoiseBand> band = band(figure);
        List<TrendRun> a = groups.get(number(from));
        List<TrendRun> b = groups.get(number(to));
        boolean unknown = band.isEmpty() || a == b && band.get().freedom() < LEAST_FREEDOM;
        if (unknown) {
            return FigureStep.of(figure, before, after, FigureStep.Finding.UNKNOWN);
        }
        double levelA = level(a, figure);
        double levelB = level(b, figure);
        double error =
                band.get().deviation() * Math.sqrt(1.0 / values(a, figure).length + 1.0 / values(b, figure).length);
        double chance = Student.chance((levelB - levelA) / error, band.get().freedom());
        return a != b && chance * pairs.size() * figures.size() <= ERROR && matters(figure, levelA, levelB)
                ? FigureStep.shifted(figure, before, after, raw(figure, levelA), raw(figure, levelB))
                : FigureStep.of(figure, before, after, FigureStep.Finding.NOISE);
    }

    /** The mean of a figure over the runs that are alike this one; empty if none of them knows it. */
    OptionalDouble level(Figure figure, TrendRun run) {
        List<TrendRun> alike = groups.get(number(run));
        return values(alike, figure).length == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(raw(figure, level(alike, figure)));
    }

    static boolean comparable(TrendRun from, TrendRun to) {
        return from.differing(to).stream().noneMatch(Aspect::ofTheTest);
    }

    /** True if a run knows the figure, and it can be compared: a ratio needs something above zero. */
    static boolean knows(TrendRun run, Figure figure) {
        OptionalDouble value = run.value(figure);
        return value.isPresent() && (figure.inPoints() || value.getAsDouble() > 0);
    }

    /** Both steps between two groups are one comparison. */
    private List<Integer> pair(TrendRun from, TrendRun to) {
        int a = number(from);
        int b = number(to);
        return List.of(Math.min(a, b), Math.max(a, b));
    }

    private int number(TrendRun run) {
        for (int group = 0; group < groups.size(); group++) {
            if (groups.get(group).stream().anyMatch(known -> known == run)) {
                return group;
            }
        }
        throw new IllegalArgumentException("no run of this series");
    }

    private void split() {
        for (Optional<Stretch> found = stretch(); found.isPresent(); found = stretch()) {
            groups.get(found.get().group()).removeAll(found.get().runs());
            groups.add(found.get().runs());
        }
    }

    /** The stretch that chance explains least; empty if chance explains it well enough. */
    private Optional<Stretch> stretch() {
        Optional<Stretch> best = Optional.empty();
        long candidates = 0;
        for (Figure figure : figures) {
            for (List<TrendRun> group : groups) {
                long count = values(group, figure).length;
                candidates += count * (count - 1) / 2;
            }
            Optional<Stretch> ofFigure = stretch(figure);
            if (ofFigure.isPresent()
                    && (best.isEmpty() || ofFigure.get().chance() < best.get().chance())) {
                best = ofFigure;
            }
        }
        long tried = candidates;
        return best.filter(found -> found.chance() * tried <= ERROR);
    }

    private Optional<Stretch> stretch(Figure figure) {
        NoiseBand.Pooled pooled = NoiseBand.Pooled.of(
                figure.inPoints(),
                groups.stream().map(group -> values(group, figure)).toList());
        double squares = pooled.squares();
        int freedom = pooled.freedom() - 1;
        Optional<Stretch> best = Optional.empty();
        double largest = 0;
        for (int group = 0; group < groups.size(); group++) {
            List<TrendRun> known =
                    groups.get(group).stream().filter(run -> knows(run, figure)).toList();
            double[] values = NoiseBand.scaled(figure.inPoints(), values(known, figure));
            double total = Arrays.stream(values).sum();
            for (int first = 0; first < values.length; first++) {
                double sum = 0;
                for (int end = first + 1; end < values.length; end++) {
                    sum += values[end - 1];
                    int count = end - first;
                    int rest = values.length - count;
                    double levelOfStretch = sum / count;
                    double levelOfRest = (total - sum) / rest;
                    double distance = levelOfStretch - levelOfRest;
                    double explained = distance * distance * count * rest / values.length;
                    double variance = freedom < 1
                            ? 0
                            : Math.max(within.getOrDefault(figure, 0.0), Math.max(0, squares - explained) / freedom);
                    if (explained > largest && variance > 0 && matters(figure, levelOfRest, levelOfStretch)) {
                        largest = explained;
                        double t = distance / Math.sqrt(variance * (1.0 / count + 1.0 / rest));
                        best = Optional.of(new Stretch(
                                group, new ArrayList<>(known.subList(first, end)), Student.chance(t, freedom)));
                    }
                }
            }
        }
        return best;
    }

    private static double[] values(List<TrendRun> runs, Figure figure) {
        return runs.stream()
                .filter(run -> knows(run, figure))
                .mapToDouble(run -> run.value(figure).getAsDouble())
                .toArray();
    }

    private static double level(List<TrendRun> runs, Figure figure) {
        return Arrays.stream(NoiseBand.scaled(figure.inPoints(), values(runs, figure)))
                .average()
                .orElseThrow();
    }

    private static boolean matters(Figure figure, double from, double to) {
        return Material.DEFAULT.matters(figure, raw(figure, from), raw(figure, to));
    }

    private static double raw(Figure figure, double level) {
        return figure.inPoints() ? level : Math.exp(level);
    }
}
