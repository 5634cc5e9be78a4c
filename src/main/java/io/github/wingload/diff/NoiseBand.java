package io.github.wingload.diff;

import io.github.wingload.stats.Interval;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * How much two single runs of the same test differ by chance, measured between replicates.
 *
 * <p>With s for the standard deviation of a figure between replicates, two of them differ by at most 1.96 · √2 · s 95 %
 * of the time. For ratios s is in natural logarithms, so that the band is a factor; for shares it is in percentage points. Groups of replicates, such as those of two versions of a service, are pooled: s² = Σ(nᵢ − 1)sᵢ² /
 * Σ(nᵢ − 1).
 *
 * @param inPoints true if s is of points, false if of logarithms
 * @param deviation s
 * @param freedom Σ(nᵢ − 1); 1 or more
 */
public record NoiseBand(boolean inPoints, double deviation, int freedom) {

    private static final double NORMAL_975 = 1.959963984540054;
    private static final double PERCENT = 100;

    /** With fewer, the deviation itself may be wrong by half and more. */
    private static final int ENOUGH_FREEDOM = 5;

    /**
     * The band; empty if no group has two values.
     *
     * @param groups a figure's values in runs that are replicates of each other; of a ratio all above zero
     */
    static Optional<NoiseBand> of(boolean inPoints, List<double[]> groups) {
        double squares = 0;
        int freedom = 0;
        for (double[] group : groups) {
            double[] values =
                    inPoints ? group : Arrays.stream(group).map(Math::log).toArray();
            double mean = Arrays.stream(values).average().orElse(0);
            squares += Arrays.stream(values)
                    .map(value -> (value - mean) * (value - mean))
                    .sum();
            freedom += Math.max(0, values.length - 1);
        }
        return freedom == 0
                ? Optional.empty()
                : Optional.of(new NoiseBand(inPoints, Math.sqrt(squares / freedom), freedom));
    }

    /** True if a change from one run to another is within the band. */
    public boolean holds(double from, double to) {
        double size = inPoints ? to - from : Math.log(to / from);
        return Math.abs(size) <= width();
    }

    /** The changes that are within it, in percent of the figure or in points. */
    public Interval changes() {
        return inPoints
                ? new Interval(-width(), width())
                : new Interval(PERCENT * Math.expm1(-width()), PERCENT * Math.expm1(width()));
    }

    /** The standard deviation between replicates, in percent of the figure or in points. */
    public double spread() {
        return inPoints ? deviation : PERCENT * deviation;
    }

    /** True if there are so few replicates that the band is a rough estimate. */
    public boolean rough() {
        return freedom < ENOUGH_FREEDOM;
    }

    private double width() {
        return NORMAL_975 * Math.sqrt(2) * deviation;
    }
}
