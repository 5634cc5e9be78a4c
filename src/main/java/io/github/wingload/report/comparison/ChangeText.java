package io.github.wingload.report.comparison;

import io.github.wingload.diff.Change;
import io.github.wingload.diff.Comparison;
import io.github.wingload.diff.Word;
import io.github.wingload.plan.Figure;
import io.github.wingload.plan.Figure.Share;
import io.github.wingload.report.words.Ranges;
import io.github.wingload.stats.Interval;
import io.github.wingload.text.Unit;
import java.util.OptionalDouble;

/**
 * Compared figures in words. Ratios change by percent and shares by percentage points, and the two always look different:
 * {@code +41.0%} and {@code +0.81 pp}.
 */
final class ChangeText {

    private static final double PERCENT = 100;
    private static final String NOT_KNOWN = "-";

    private ChangeText() {}

    /** {@code success rate 93.20% → 94.01% (+0.81 pp): better}. */
    static String sentence(Comparison comparison) {
        Figure figure = comparison.figure();
        return figure.label() + " " + value(figure, comparison.a()) + " → " + value(figure, comparison.b()) + " ("
                + change(comparison) + "): " + word(comparison);
    }

    /** A figure in its unit. */
    static String value(Figure figure, OptionalDouble value) {
        if (value.isEmpty()) {
            return NOT_KNOWN;
        }
        return Double.isInfinite(value.getAsDouble())
                ? "not reached"
                : figure.unit().text(value.getAsDouble());
    }

    /** {@code -18.5%}, {@code +0.81 pp}; for the share of a bucket also the factor. */
    static String change(Comparison comparison) {
        if (comparison.change().isEmpty()) {
            return NOT_KNOWN;
        }
        Change change = comparison.change().get();
        if (comparison.figure().inPoints()) {
            String points = Unit.POINTS.text(change.b() - change.a());
            boolean factor = comparison.figure() instanceof Share share && share.bucket() && change.a() > 0;
            return factor ? points + " (" + Unit.RATIO.text(change.b() / change.a()) + ")" : points;
        }
        boolean reached = Double.isFinite(change.a()) && Double.isFinite(change.b());
        return change.ratio().isPresent() && reached ? Unit.CHANGE.text(percent(change.b() / change.a())) : NOT_KNOWN;
    }

    /** The interval of the change; empty if it is not known. */
    static String interval(Comparison comparison) {
        if (comparison.change().isEmpty() || !comparison.change().get().bounded()) {
            return "";
        }
        Change change = comparison.change().get();
        if (comparison.figure().inPoints()) {
            return Ranges.of(change.difference(), Unit.POINTS);
        }
        return change.ratio()
                .map(ratio -> new Interval(
                        ratio.low() > 0 ? percent(ratio.low()) : Double.NEGATIVE_INFINITY, percent(ratio.high())))
                .map(ratio -> Ranges.of(ratio, Unit.CHANGE))
                .orElse("");
    }

    /** {@code worse}; of a run too short for blocks, {@code worse, short run}. */
    static String word(Comparison figure) {
        String words = figure.word().map(Word::words).orElse("");
        boolean shortRun = figure.change().map(Change::shortRun).orElse(false);
        return shortRun ? words.isEmpty() ? "short run" : words + ", short run" : words;
    }

    /** The relative change that a ratio is. */
    private static double percent(double ratio) {
        return PERCENT * (ratio - 1);
    }
}
