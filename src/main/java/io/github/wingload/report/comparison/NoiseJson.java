package io.github.wingload.report.comparison;

import io.github.wingload.diff.NoiseBand;
import io.github.wingload.plan.Figure;
import java.util.OptionalDouble;

/** The noise of a figure for programs: its spread in percent or in points, and the changes that are within its band. */
record NoiseJson(
        String figure,
        OptionalDouble spreadPercent,
        OptionalDouble spreadPoints,
        double bandLow,
        double bandHigh,
        int degreesOfFreedom) {

    static NoiseJson of(String name, Figure figure, NoiseBand band) {
        OptionalDouble spread = OptionalDouble.of(band.spread());
        return new NoiseJson(
                name,
                figure.inPoints() ? OptionalDouble.empty() : spread,
                figure.inPoints() ? spread : OptionalDouble.empty(),
                band.changes().low(),
                band.changes().high(),
                band.freedom());
    }
}
