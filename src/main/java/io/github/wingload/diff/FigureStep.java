package io.github.wingload.diff;

import io.github.wingload.plan.Figure;
import io.github.wingload.plan.Figure.Good;
import java.util.OptionalDouble;

/**
 * How a figure changed from a run to the next.
 *
 * @param figure one of {@link TrendSeries#figures}
 * @param from in the earlier run
 * @param to in the later run
 * @param finding what the change means
 * @param shift by how much the level of the figure changed, in percent of the figure or in points: from the mean of the runs that
 *     are alike the earlier one to the mean of those that are alike the later one; empty unless it is worse or better
 */
public record FigureStep(Figure figure, double from, double to, Finding finding, OptionalDouble shift) {

    private static final double PERCENT = 100;

    /** The finding on a change from one run to the next. */
    public enum Finding {
        /** The level changed by more than chance, and by enough to matter. */
        WORSE,
        BETTER,
        /** Both runs are of one level, or the levels differ too little. */
        NOISE,
        /** There are no replicates to tell chance by. */
        UNKNOWN
    }

    static FigureStep shifted(Figure figure, double from, double to, double levelFrom, double levelTo) {
        Finding finding = levelTo > levelFrom == (figure.good() == Good.HIGHER) ? Finding.BETTER : Finding.WORSE;
        return new FigureStep(figure, from, to, finding, OptionalDouble.of(change(figure, levelFrom, levelTo)));
    }

    static FigureStep of(Figure figure, double from, double to, Finding finding) {
        return new FigureStep(figure, from, to, finding, OptionalDouble.empty());
    }

    /** In percent of the figure, or in points. */
    public double change() {
        return change(figure, from, to);
    }

    private static double change(Figure figure, double from, double to) {
        return figure.inPoints() ? to - from : PERCENT * (to / from - 1);
    }
}
