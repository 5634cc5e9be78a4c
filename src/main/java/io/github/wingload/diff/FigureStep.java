package io.github.wingload.diff;

import io.github.wingload.plan.Figure;
import io.github.wingload.plan.Figure.Good;
import java.util.Optional;

/**
 * How a figure changed from a run to the next.
 *
 * @param figure one of {@link Figure#TREND}
 * @param from in the earlier run
 * @param to in the later run
 * @param band the noise band of earlier replicates; empty without replicates
 */
public record FigureStep(Figure figure, double from, double to, Optional<NoiseBand> band) {

    private static final double PERCENT = 100;

    /** The finding on a change from one run to the next. */
    public enum Finding {
        /** Beyond the band, and large enough to matter. */
        WORSE,
        BETTER,
        /** Within the band, or too small to matter. */
        NOISE,
        /** There is no band. */
        UNKNOWN
    }

    /** In percent of the figure, or in points. */
    public double change() {
        return !figure.inPoints() ? PERCENT * (to / from - 1) : to - from;
    }

    /** Noise if it is within the band, or too small to matter in a comparison. */
    public Finding finding() {
        if (band.isEmpty()) {
            return Finding.UNKNOWN;
        }
        if (band.get().holds(from, to) || !Material.DEFAULT.matters(figure, from, to)) {
            return Finding.NOISE;
        }
        return to > from == (figure.good() == Good.HIGHER) ? Finding.BETTER : Finding.WORSE;
    }
}
