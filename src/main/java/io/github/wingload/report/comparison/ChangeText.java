package io.github.wingload.report.comparison;

import io.github.wingload.diff.Comparison;
import io.github.wingload.diff.Comparison.Finding;
import io.github.wingload.plan.Figure;
import io.github.wingload.plan.Figure.Share;
import io.github.wingload.report.words.Ranges;
import io.github.wingload.text.Unit;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Compared figures in words. Ratios change by percent and shares by percentage points, and the two always look different:
 * {@code +41.0%} and {@code +0.81 pp}.
 */
public final class ChangeText {

    private static final String NOT_KNOWN = "-";

    private ChangeText() {}

    /** {@code success rate 93.20% → 94.01% (+0.81 pp): better}. */
    public static String sentence(Comparison comparison) {
        Figure figure = comparison.figure();
        return figure.label() + " " + value(figure, comparison.a()) + " → " + value(figure, comparison.b()) + " ("
                + change(comparison) + "): " + finding(comparison) + smallest(comparison);
    }

    private static String smallest(Comparison comparison) {
        return comparison.smallest().isPresent()
                ? "; the smallest change that these runs could show is "
                        + TrendText.size(
                                comparison.figure(), comparison.smallest().getAsDouble())
                : "";
    }

    /** A figure in its unit. */
    public static String value(Figure figure, OptionalDouble value) {
        if (value.isEmpty()) {
            return NOT_KNOWN;
        }
        return Double.isInfinite(value.getAsDouble())
                ? "not reached"
                : figure.unit().text(value.getAsDouble());
    }

    /** {@code -18.5%}, {@code +0.81 pp}; for the share of a bucket also the factor. */
    public static String change(Comparison comparison) {
        if (comparison.size().isEmpty()) {
            return NOT_KNOWN;
        }
        String size = unit(comparison).text(comparison.size().getAsDouble());
        return comparison
                .change()
                .filter(change -> comparison.figure() instanceof Share share && share.bucket() && change.a() > 0)
                .map(change -> size + " (" + Unit.RATIO.text(change.b() / change.a()) + ")")
                .orElse(size);
    }

    /** The interval of the change. */
    static String interval(Comparison comparison) {
        return comparison
                .interval()
                .map(interval -> Ranges.of(interval, unit(comparison)))
                .orElse(withoutInterval(comparison) ? "none" : "");
    }

    /** {@code worse}; {@code not judged} of a figure without a test. */
    public static String finding(Comparison comparison) {
        return Stream.of(
                        Stream.of(comparison.finding().map(Finding::words).orElse("not judged")),
                        Stream.of("no interval").filter(known -> withoutInterval(comparison)),
                        Stream.of("calls taken as independent").filter(known -> comparison.independent()))
                .flatMap(parts -> parts)
                .collect(Collectors.joining(", "));
    }

    /** True if the finding is open for want of an interval; a percentile that is never reached needs none. */
    private static boolean withoutInterval(Comparison comparison) {
        return comparison.finding().equals(Optional.of(Finding.NOT_ENOUGH_DATA))
                && comparison.interval().isEmpty();
    }

    private static Unit unit(Comparison comparison) {
        return comparison.figure().inPoints() ? Unit.POINTS : Unit.CHANGE;
    }
}
