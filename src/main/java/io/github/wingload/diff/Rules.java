package io.github.wingload.diff;

import io.github.wingload.diff.Metric.Kind;
import java.util.List;

/**
 * By what a comparison is judged.
 *
 * @param material from which size on a change matters
 * @param primary the figures that decide; empty for the usual three
 */
public record Rules(Material material, List<Metric> primary) {

    /** The rules if nobody says otherwise. */
    public static final Rules DEFAULT = new Rules(Material.DEFAULT, List.of());

    private static final double TAIL = 90;

    public Rules {
        primary = List.copyOf(primary);
    }

    /**
     * The figures that decide. The usual three are the success rate, the 90th percentile, and how much was done: throughput
     * in the closed model; where the schedule decides that, how many of the calls offered were good.
     */
    List<Metric> primary(boolean open, Yardstick yardstick) {
        if (!primary.isEmpty()) {
            return primary;
        }
        return List.of(
                Metric.of(Kind.SUCCESS_RATE),
                Metric.percentile(TAIL),
                open ? Metric.goodFraction(yardstick.goodWithin()) : Metric.of(Kind.THROUGHPUT));
    }
}
