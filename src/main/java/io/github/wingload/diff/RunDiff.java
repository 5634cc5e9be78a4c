package io.github.wingload.diff;

import io.github.wingload.plan.Figure;
import io.github.wingload.plan.Figure.Percentile;
import io.github.wingload.plan.Figure.Share;
import io.github.wingload.plan.Figure.Within;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Two sides compared. Immutable.
 *
 * <p>The primary figures decide, each at a confidence of 1 − 0.05/k for k of them, so that all of them together are wrong in
 * one comparison of twenty at most (Bonferroni); everything else is shown at 95 %.
 *
 * @param a what was before
 * @param b what is now
 * @param yardstick by which both were measured
 * @param unlike why the two are not comparable, in sentences; empty if they are
 * @param configuration in what they differ
 * @param primary the figures that decide, of all tasks together
 * @param aggregated all figures of all tasks together
 * @param rows of tasks that are on both sides
 * @param onlyInA rows that are on side A alone
 * @param onlyInB rows that are on side B alone
 * @param failures failed calls by class
 * @param overall the verdict
 */
public record RunDiff(
        ComparedRuns a,
        ComparedRuns b,
        Yardstick yardstick,
        List<String> unlike,
        List<Aspect> configuration,
        List<Comparison> primary,
        List<Comparison> aggregated,
        List<ComparedRow> rows,
        List<RowName> onlyInA,
        List<RowName> onlyInB,
        List<FailureChange> failures,
        Overall overall) {

    private static final double ERROR = 0.05;

    public RunDiff {
        unlike = List.copyOf(unlike);
        configuration = List.copyOf(configuration);
        primary = List.copyOf(primary);
        aggregated = List.copyOf(aggregated);
        rows = List.copyOf(rows);
        onlyInA = List.copyOf(onlyInA);
        onlyInB = List.copyOf(onlyInB);
        failures = List.copyOf(failures);
    }

    /** Compares B with A; also what is {@link #unlike}, for the caller to refuse. */
    public static RunDiff between(ComparedRuns a, ComparedRuns b, Yardstick yardstick, Rules rules) {
        boolean rowsKnown = !a.first().rows().isEmpty() && !b.first().rows().isEmpty();
        RowMatching matching = rowsKnown
                ? RowMatching.of(a.first().rows().keySet(), b.first().rows().keySet())
                : RowMatching.NONE;
        boolean open = b.first().open() && know(a, b, Figure.goodFraction(yardstick.goodWithin()));
        List<Figure> streamed = Figure.DECIDING_OF_STREAMS.stream()
                .filter(figure -> know(a, b, figure))
                .toList();
        List<Figure> deciding = rules.primary(open, streamed, yardstick);
        double strict = 1 - ERROR / deciding.size();
        List<Comparison> primary = deciding.stream()
                .map(figure -> Comparison.of(a.aggregated(), b.aggregated(), figure, strict, rules.material()))
                .toList();
        List<Comparison> aggregated = figures(a.aggregated(), b.aggregated(), yardstick, rules.material(), primary);
        List<ComparedRow> rows = new ArrayList<>();
        for (Map.Entry<RowName, RowName> pair : matching.pairs().entrySet()) {
            Optional<List<Evidence>> ofA = a.row(pair.getKey());
            Optional<List<Evidence>> ofB = b.row(pair.getValue());
            if (ofA.isPresent() && ofB.isPresent()) {
                rows.add(new ComparedRow(
                        pair.getKey(),
                        pair.getValue(),
                        figures(ofA.get(), ofB.get(), yardstick, rules.material(), List.of())));
            }
        }
        boolean common = !rows.isEmpty() || !rowsKnown;
        return new RunDiff(
                a,
                b,
                yardstick,
                Unlikeness.reasons(a, b),
                configuration(a, b),
                common ? primary : unjudged(primary),
                common ? aggregated : unjudged(aggregated),
                rows,
                matching.onlyInA(),
                matching.onlyInB(),
                FailureChange.between(a, b),
                common ? Overall.of(primary, aggregated) : Overall.NOTHING_IN_COMMON);
    }

    /** True if both sides know a figure: a table does not say how many of the calls offered were good in time, for example. */
    private static boolean know(ComparedRuns a, ComparedRuns b, Figure figure) {
        return Stream.of(a, b)
                .allMatch(side -> side.first().aggregated().value(figure).isPresent());
    }

    private static List<Comparison> unjudged(List<Comparison> comparisons) {
        return comparisons.stream().map(Comparison::unjudged).toList();
    }

    /** True if a side has several runs, so that each run is one observation. */
    public boolean replicated() {
        return a.runs().size() > 1 || b.runs().size() > 1;
    }

    /** The noise band between runs of one side; empty if no side has several runs. */
    public Optional<NoiseBand> noise(Figure figure) {
        List<double[]> groups = Stream.of(a, b)
                .map(side -> side.aggregated().stream()
                        .map(run -> run.value(figure))
                        .flatMapToDouble(OptionalDouble::stream)
                        .filter(value -> figure.inPoints() || (Double.isFinite(value) && value > 0))
                        .toArray())
                .toList();
        double within = Stream.of(a, b)
                .flatMap(side -> side.aggregated().stream())
                .map(run -> run.variance(figure))
                .flatMapToDouble(OptionalDouble::stream)
                .average()
                .orElse(0);
        return NoiseBand.of(figure.inPoints(), groups, within);
    }

    /** True if both sides tell how calls failed. */
    public boolean failuresTold() {
        return FailureChange.told(a) && FailureChange.told(b);
    }

    /** Primary figures keep their own finding, so that no figure has two. */
    private static List<Comparison> figures(
            List<Evidence> a, List<Evidence> b, Yardstick yardstick, Material material, List<Comparison> primary) {
        return yardstick.figures().stream()
                .map(figure -> primary.stream()
                        .filter(decides -> decides.figure().equals(figure))
                        .findFirst()
                        .orElseGet(() -> Comparison.of(a, b, figure, 1 - ERROR, material)))
                .filter(RunDiff::told)
                .toList();
    }

    /** True unless a side does not know the figure, or it is the share of a bucket that is empty on both sides. */
    private static boolean told(Comparison comparison) {
        boolean both = comparison.a().isPresent() && comparison.b().isPresent();
        if (comparison.figure() instanceof Share share && share.bucket()) {
            return both && comparison.a().getAsDouble() + comparison.b().getAsDouble() > 0;
        }
        boolean either = comparison.a().isPresent() || comparison.b().isPresent();
        return both || (either && !needsCalls(comparison.figure()));
    }

    /** A figure that a table of another tool never has. */
    private static boolean needsCalls(Figure figure) {
        return figure instanceof Figure.TokenRate
                || (figure instanceof Share share && share.part() instanceof Within)
                || (figure instanceof Percentile && !figure.brief().equals(figure.name()));
    }

    private static List<Aspect> configuration(ComparedRuns a, ComparedRuns b) {
        Set<Aspect> differing = new LinkedHashSet<>();
        a.first()
                .manifest()
                .ifPresent(ofA -> b.first().manifest().ifPresent(ofB -> differing.addAll(Aspect.differing(ofA, ofB))));
        return List.copyOf(differing);
    }
}
